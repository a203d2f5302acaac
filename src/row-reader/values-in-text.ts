import type { Values } from './row-reader'

/** A member of an enumeration, or a division or the beginning of one. */
const WORD = /^(?:(?!NULL$)[A-Z][A-Z_]{0,62}|\d{1,12}|\d{0,12}%)$/

/**
 * Writes into the statement what cannot be anybody's name, number or birthday, and has no sign that means something to SQL: so a plan
 * that is kept knows which area and which values it is for. No free text of a client ever stands in a statement.
 */
export class ValuesInText implements Values {
  readonly all: unknown[] = []
  private varied = false

  get onePlanDoes(): boolean {
    return !this.varied
  }

  put(value: unknown): string {
    this.varied = true
    return this.even(value)
  }

  even(value: unknown): string {
    this.all.push(value)
    return `$${this.all.length}`
  }

  word(value: unknown): string {
    if (typeof value === 'boolean') return String(value)
    return typeof value === 'string' && WORD.test(value) ? `'${value}'` : this.put(value)
  }

  words(value: unknown): string {
    const plain = Array.isArray(value) && value.every((one) => typeof one === 'string' && WORD.test(one))
    return `${plain ? `'{${value.join(',')}}'` : this.put(value)}::text[]`
  }
}
