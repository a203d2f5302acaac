/** Lets a few run at a time; the others wait, and run in the order they came. */
export class Gate {
  private running = 0
  private readonly waiting: (() => void)[] = []

  constructor(private readonly atOnce: number) {}

  /** Runs when its turn has come, and hands the turn on however it ends. */
  async pass<T>(run: () => Promise<T>): Promise<T> {
    if (this.running < this.atOnce) this.running += 1
    else await new Promise<void>((resolve) => this.waiting.push(resolve))
    try {
      return await run()
    } finally {
      const next = this.waiting.shift()
      if (next) next()
      else this.running -= 1
    }
  }
}
