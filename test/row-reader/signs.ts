import { PackedRows } from '../../src/row-reader/packed-rows'

/** The signs that this process packs rows with, as they stand in its statements. */
export function signs(): { readonly cell: string; readonly row: string; readonly absent: string } {
  const literals = new PackedRows(['a', 'b']).sql().match(/E'[^']+'/g)!
  const [row, absent, cell] = literals.map((literal) =>
    literal
      .replace(/^E'|'$/g, '')
      .replace(/\\x(..)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  )
  return { cell: cell!, row: row!, absent: absent! }
}
