import { createHash, type Hash } from 'node:crypto'

/** SHA-256 of each part of a workbook, while it is written. */
export class WorkbookDigest {
  private readonly hashes = new Map<string, Hash>()

  add(part: string, bytes: Uint8Array | string): void {
    let hash = this.hashes.get(part)
    if (!hash) this.hashes.set(part, (hash = createHash('sha256')))
    hash.update(bytes)
  }

  /** Of the parts but one, sorted by name, as `sha256sum` writes them: `<hex>  <part>`, each with a line end. */
  lines(except: string): string {
    return [...this.hashes]
      .filter(([part]) => part !== except)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([part, hash]) => `${hash.copy().digest('hex')}  ${part}\n`)
      .join('')
  }
}
