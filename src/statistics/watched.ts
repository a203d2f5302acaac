import type { Hidden } from './hidden'
import type { Limits } from './unsafe'

export const TOLERANCE = 1e-6

/** A number that must stay hidden, and what an attacker was seen to have to think possible of it. */
export class Watched {
  private least: number
  private most: number

  constructor(readonly hidden: Hidden) {
    this.least = this.most = hidden.n
  }

  see(value: number): void {
    this.least = Math.min(this.least, value)
    this.most = Math.max(this.most, value)
  }

  /** Which way it has to go still: 1 up, -1 down, 0 either. */
  lacks({ k }: Limits): number {
    const { least, most } = this
    if (this.hidden.rule !== 'SMALL' && this.hidden.rule !== 'CLOSED_SUM') return 0
    const [low, high] = [least > 1 + TOLERANCE, most < k - 1 - TOLERANCE]
    return low === high ? 0 : high ? 1 : -1
  }

  /** Whether it must be seen above (1) or below (-1) what was seen so far. Of a width one way is enough. */
  needs(direction: 1 | -1, limits: Limits): boolean {
    if (this.isHidden(limits)) return false
    const { rule } = this.hidden
    if (rule !== 'SMALL' && rule !== 'CLOSED_SUM') return true
    return direction > 0 ? this.most < limits.k - 1 - TOLERANCE : this.least > 1 + TOLERANCE
  }

  /** What it has to be seen at, above (1) or below (-1), as things were seen so far. */
  goal(direction: 1 | -1, { k }: Limits): number {
    const { least, most } = this
    const width = (by: number) => (direction > 0 ? least + by : most - by)
    switch (this.hidden.rule) {
      case 'SMALL':
      case 'CLOSED_SUM':
        return direction > 0 ? k - 1 : 1
      case 'FLOW':
      case 'DIFFERENCE':
        return width(k)
      case 'ONE_CODE':
      case 'SINGLETON':
      case 'WITHHELD':
        return width(1)
    }
  }

  /** Whether it was seen to take the least and the most that it must be able to take: all between is possible too. */
  isHidden({ k }: Limits): boolean {
    const { least, most } = this
    const small = least <= 1 + TOLERANCE && most >= k - 1 - TOLERANCE
    switch (this.hidden.rule) {
      case 'SMALL':
      case 'CLOSED_SUM':
        return small
      case 'FLOW':
        return most - least >= k - TOLERANCE
      case 'DIFFERENCE':
        return small || most - least >= k - TOLERANCE
      case 'ONE_CODE':
      case 'SINGLETON':
      case 'WITHHELD':
        return most - least >= 1 - TOLERANCE
    }
  }
}
