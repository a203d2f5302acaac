import type { RecordId } from '../contract/records'

/** Types of a key, as PostgreSQL calls them. `text` stands for varchar and char(n) too. */
export const KEY_TYPES = ['text', 'integer', 'bigint', 'uuid'] as const
export type KeyType = (typeof KEY_TYPES)[number]
/** Types of a time of change. One without a zone is a clock on the wall of `zone`. */
export const TIME_TYPES = ['timestamptz', 'timestamp'] as const
export type TimeType = (typeof TIME_TYPES)[number]

/** The key and the time of change of the row that a person is. */
export interface TypedRoot {
  readonly key: string
  readonly changed: string
  /** Default `text`. A key of another type is never cast: no index would serve it. */
  readonly keyType?: KeyType
  /** Default `timestamptz`. */
  readonly changedType?: TimeType
  /** Of a `timestamp`: the zone whose clock it was read from, default Asia/Shanghai. */
  readonly zone?: string
}

interface KeyForm {
  /** Put behind a parameter: the parameter takes the column's type, so that the column needs no cast and its index serves. */
  readonly cast: string
  /** Whether a record can have this key. Any other is unknown, and would fail the statement. */
  holds(id: RecordId): boolean
  /** Before every key. */
  readonly first: string
}

const wholeOf = (cast: string, least: bigint): KeyForm => ({
  cast,
  first: String(least),
  holds: (id) => /^(0|-?[1-9]\d{0,18})$/.test(id) && BigInt(id) >= least && BigInt(id) <= -least - 1n,
})

const FORMS: Readonly<Record<KeyType, KeyForm>> = {
  // PostgreSQL's texts hold everything but NUL.
  text: { cast: '', first: '', holds: (id) => !id.includes('\0') },
  integer: wholeOf('::integer', -(2n ** 31n)),
  bigint: wholeOf('::bigint', -(2n ** 63n)),
  uuid: {
    cast: '::uuid',
    first: '00000000-0000-0000-0000-000000000000',
    holds: (id) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id),
  },
}

export function keyForm({ keyType = 'text' }: TypedRoot): KeyForm {
  return FORMS[keyType]
}

/** `$1` as a list of keys. */
export function keyList(root: TypedRoot): string {
  const { cast } = keyForm(root)
  return cast === '' ? '$1' : `$1${cast}[]`
}

const SHANGHAI = 'Asia/Shanghai'

/** Asia/Urumqi, UTC. No abbreviation: to PostgreSQL, CST is the clock of Chicago. */
export function isZone(written: string): boolean {
  if (written !== 'UTC' && !/^[A-Za-z]+(\/[A-Za-z_]+)+$/.test(written)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: written }) !== null
  } catch {
    return false
  }
}

/** The time of change as an instant, for answers. */
export function changedInstant(root: TypedRoot): string {
  return root.changedType === 'timestamp' ? `(${root.changed} AT TIME ZONE '${zoneOf(root)}')` : root.changed
}

/** An instant as a value of the time's own type: compared with the bare column, so that its index serves. */
export function asChanged(root: TypedRoot, instant: string): string {
  return root.changedType === 'timestamp' ? `(${instant} AT TIME ZONE '${zoneOf(root)}')` : instant
}

function zoneOf({ zone = SHANGHAI }: TypedRoot): string {
  if (!isZone(zone)) throw new TypeError('expected a time zone such as Asia/Shanghai')
  return zone
}
