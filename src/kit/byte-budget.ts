import { LRUCache } from 'lru-cache'

interface Kept<Value> {
  readonly value: Value
  readonly bytes: number
}

/**
 * Keeps values within a number of bytes for all of them together; the values that were not used for the longest time are dropped first. The caller
 * gives each value's size, by a measured estimate. A value larger than the whole budget is not kept.
 */
export class ByteBudget<Value extends object> {
  private readonly kept: LRUCache<string, Kept<Value>>
  private readonly keys = new WeakMap<Value, string>()

  constructor(most: number) {
    this.kept = new LRUCache({ maxSize: most, maxEntrySize: most, sizeCalculation: ({ bytes }) => bytes })
  }

  get bytes(): number {
    return this.kept.calculatedSize
  }

  get(key: string): Value | undefined {
    return this.kept.get(key)?.value
  }

  set(key: string, value: Value, bytes: number): void {
    this.keys.set(value, key)
    this.kept.set(key, { value, bytes: Math.max(1, Math.ceil(bytes)) })
  }

  delete(key: string): void {
    this.kept.delete(key)
  }

  /** What a value takes by now, with all that was made for it since. Nothing happens for one that is not kept any more. */
  weigh(value: Value, bytes: number): void {
    const key = this.keys.get(value)
    if (key !== undefined && this.kept.peek(key)?.value === value) this.set(key, value, bytes)
  }
}
