import { HubError } from '../errors/hub-error'
import { instant } from '../kit/clock'
import type { Place } from './ledger-store'

/** A place in a list of items as a cursor. It holds nothing that the page did not show. */
export function writePlace({ openedAt, id }: Place): string {
  return Buffer.from(`${instant(openedAt)} ${id}`).toString('base64url')
}

/** Throws HubError BAD_CURSOR. */
export function readPlace(cursor: string): Place {
  const text = Buffer.from(cursor.slice(0, 200), 'base64url').toString()
  const [, at, id] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? []
  const openedAt = at === undefined ? NaN : Date.parse(at)
  if (Number.isNaN(openedAt) || cursor !== writePlace({ openedAt, id: id! })) throw new HubError('BAD_CURSOR')
  return { openedAt, id: id! }
}
