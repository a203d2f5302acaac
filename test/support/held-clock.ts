import { ShiftedClock } from '../../src/kit/clock'

/** The system's time until it is held, then that instant. */
export class HeldClock extends ShiftedClock {
  private at: number | null = null

  override now(): number {
    return this.at ?? super.now()
  }

  hold(): void {
    this.at = super.now()
  }
}
