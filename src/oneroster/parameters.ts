import { HubError } from '../errors/hub-error'
import type { Collection } from './collections'
import { askedBy, type Asked } from './conditions'
import { parseFilter } from './filter'
import type { SourcedIds } from './ids'
import type { ROSTER_ORDERS } from '../index/roster-list'

const NAMES = ['limit', 'offset', 'sort', 'orderBy', 'filter', 'fields'] as const
const OF_ONE: readonly string[] = ['fields']
const DEFAULT_LIMIT = 100

export interface Parameters {
  readonly limit: number
  readonly offset: number
  readonly orderBy: keyof typeof ROSTER_ORDERS
  readonly direction: 'ASC' | 'DESC'
  readonly asked: Asked
  /** Names of the fields that the objects shall have. */
  readonly fields: readonly string[]
  /** As they came, but limit and offset: what the links of a page repeat. */
  readonly repeated: readonly (readonly [string, string])[]
}

/** Reads the search of an address. Throws HubError ROSTER_PARAMETER and ROSTER_FILTER: nothing is passed over. */
export function readParameters(search: string, collection: Collection, isList: boolean, ids: SourcedIds): Parameters {
  const given = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(search)) {
    const known = NAMES.find((one) => one === name)
    if (!known || (!isList && !OF_ONE.includes(known)))
      throw refusal('parameter', `expected ${isList ? NAMES.join(', ') : OF_ONE.join(', ')} and no other`)
    if (given.has(known)) throw refusal(known, `${known}: expected it once`)
    given.set(known, value)
  }
  const sort = given.get('sort')
  if (sort !== undefined && !Object.hasOwn(collection.sorts, sort))
    throw refusal(
      'sort',
      `sort: expected ${Object.keys(collection.sorts).join(' or ') || 'none: this list has one order'}`,
    )
  const orderBy = given.get('orderBy') ?? 'asc'
  if (orderBy !== 'asc' && orderBy !== 'desc') throw refusal('orderBy', 'orderBy: expected asc or desc')
  const filter = given.get('filter')
  return {
    limit: whole(given, 'limit', 1, DEFAULT_LIMIT),
    offset: whole(given, 'offset', 0, 0),
    orderBy: sort === undefined ? 'ID' : collection.sorts[sort]!,
    direction: orderBy === 'asc' ? 'ASC' : 'DESC',
    asked: filter === undefined ? NOTHING : askedBy(parseFilter(filter), collection.filters, ids),
    fields: fieldsIn(given.get('fields'), collection),
    repeated: [...given].filter(([name]) => name !== 'limit' && name !== 'offset'),
  }
}

const NOTHING: Asked = { where: null, changed: null, pupil: null }

function whole(given: ReadonlyMap<string, string>, name: 'limit' | 'offset', least: number, otherwise: number): number {
  const written = given.get(name)
  if (written === undefined) return otherwise
  const value = /^\d{1,9}$/.test(written) ? Number(written) : -1
  if (value < least) throw refusal(name, `${name}: expected a whole number from ${least}`)
  return value
}

function fieldsIn(written: string | undefined, { fields }: Collection): readonly string[] {
  const all = Object.keys(fields)
  if (written === undefined) return all
  const named = new Set(written.split(',', all.length + 1).map((name) => name.trim()))
  for (const name of named)
    if (!Object.hasOwn(fields, name)) throw refusal('fields', `fields: expected some of ${all.join(', ')}`)
  return all.filter((name) => named.has(name))
}

function refusal(parameter: string, detail: string): HubError {
  return new HubError('ROSTER_PARAMETER', detail, { parameter })
}
