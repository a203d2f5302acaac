/** Seeded random numbers (sfc32). Equal (seed, stream) gives an equal sequence on every machine. */
export class Random {
  private a: number
  private b: number
  private c: number
  private counter = 1

  constructor(seed: number, stream = 0) {
    this.a = seed | 0
    this.b = Math.imul(stream, 0x9e3779b1) | 0
    this.c = (seed ^ 0x85ebca6b) | 0
    for (let round = 0; round < 12; round += 1) this.next()
  }

  /** In [0, 1). */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum
    return (sum >>> 0) / 4294967296
  }

  /** A whole number in [0, below). */
  int(below: number): number {
    return Math.floor(this.next() * below)
  }

  /** A whole number in [from, to]. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(items: ArrayLike<T>): T {
    return items[Math.floor(this.next() * items.length)] as T
  }
}

/** Draws by weight: build once, draw often. */
export class Weighted<T> {
  private readonly items: T[] = []
  private readonly sums: number[] = []

  constructor(weights: Iterable<readonly [T, number]>) {
    let sum = 0
    for (const [item, weight] of weights) {
      sum += weight
      this.items.push(item)
      this.sums.push(sum)
    }
  }

  draw(random: Random): T {
    const target = random.next() * (this.sums.at(-1) ?? 0)
    let low = 0
    let high = this.sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.sums[middle] as number) > target) high = middle
      else low = middle + 1
    }
    return this.items[low] as T
  }
}
