import { LRUCache } from 'lru-cache'

const MOST = 100
const REMEMBERED = 1_000
/** Characters. A longer text is dear to keep for ever, and takes its time anyway. */
const LONGEST = 4_000

/**
 * Names for statements whose texts are made at run time: the server keeps a named one, read and checked, for the connection's
 * life. It never forgets one, so only texts that come again get a name, and no more than MOST of them.
 */
export class StatementNames {
  private readonly names = new Map<string, string>()
  private readonly seen = new LRUCache<string, true>({ max: REMEMBERED })

  constructor(private readonly prefix: string) {}

  of(text: string): { readonly name?: string } {
    const known = this.names.get(text)
    if (known !== undefined) return { name: known }
    if (this.names.size >= MOST || text.length > LONGEST) return {}
    if (!this.seen.has(text)) {
      this.seen.set(text, true)
      return {}
    }
    const name = `${this.prefix}_${this.names.size}`
    this.names.set(text, name)
    this.seen.delete(text)
    return { name }
  }
}
