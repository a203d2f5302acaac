/**
 * How far the reading of children has come, stored as a text. By changes: after the child `id` of the transaction `xid`. A rebuild
 * first reads by names, in the order of the current generation, so that the rows of a page by name are neighbours on the disk. Then
 * it reads by changes: children that are not written yet, or that changed after `since`, the position of the current generation when
 * the rebuild began.
 */
export type ReadingPosition =
  | { readonly by: 'changes'; readonly xid: string; readonly id: string; readonly since: string | null }
  | { readonly by: 'names'; readonly pinyin: string; readonly id: string; readonly since: string }

const NO_ID = '00000000-0000-0000-0000-000000000000'
const NAMES = 'names'

/** All changes below `xid` are read. */
export function before(xid: string): string {
  return writePosition({ by: 'changes', xid, id: NO_ID, since: null })
}

/** Null: nothing was read yet. */
export function readPosition(mark: string | null): ReadingPosition {
  if (mark === null) return { by: 'changes', xid: '0', id: NO_ID, since: null }
  const parts = mark.split('|')
  if (parts[0] === NAMES) return { by: 'names', pinyin: parts[1]!, id: parts[2]!, since: parts[3]! }
  return { by: 'changes', xid: parts[0]!, id: parts[1]!, since: parts[2] ?? null }
}

export function writePosition(place: ReadingPosition): string {
  const { id, since } = place
  if (place.by === 'names') return [NAMES, place.pinyin, id, since].join('|')
  return [place.xid, id, ...(since === null ? [] : [since])].join('|')
}

/** A rebuild's first position, by the `cursor` of index_state: null, by changes, where nothing answers yet. */
export const BEGINNING = `'${NAMES}||${NO_ID}|' || split_part(cursor, '|', 1)`

/** After the names: the changes from the first on. */
export function afterNames({ since }: ReadingPosition): ReadingPosition {
  return { by: 'changes', xid: '0', id: NO_ID, since }
}
