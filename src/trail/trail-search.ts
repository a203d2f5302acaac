import type { HubStore } from '../store/hub-store'
import type { AccessRecord, AuditRecord, ChangeRecord, RefusalRecord } from '../audit/audit-record'

/** What has an account and a purpose: everything but outcomes and events of the hub itself. */
export type AccountRecord = AccessRecord | RefusalRecord | ChangeRecord

/** All conditions must hold; null: any. */
export interface TrailFilter {
  readonly kind: AccountRecord['kind'] | null
  readonly subject: string | null
  /** Several: one of them. */
  readonly department: string | null
  readonly purpose: string | null
  /** Hub id (UUID): shown, asked for beyond reach, or changed. */
  readonly child: string | null
  /** Type.field as it was filtered by or withheld, and the rule that governs it: the trail tells what was shown by rules. */
  readonly field: { readonly name: string; readonly rule: string } | null
  /** ISO 8601 in UTC; `until` is not in it. */
  readonly from: string
  readonly until: string
}

/** Where an entry is in the trail: '<chain>:<seq>'. */
export type TrailPlace = string

export interface TrailEntry {
  readonly place: TrailPlace
  readonly record: AccountRecord
}

export interface FoundEntries {
  readonly entries: readonly TrailEntry[]
  /** The last place that was read. */
  readonly end: TrailPlace | null
  readonly more: boolean
}

const PLACE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(\d{1,18})$/

export function isPlace(text: string): boolean {
  return PLACE.test(text)
}

/**
 * The newest first, after `place`. Bodies are JSON as the writer's JSON.stringify made it, so a text with its quotes is found in
 * them without reading them as JSON; what is found so is then read and compared.
 */
export async function searchTrail(
  store: HubStore,
  filter: TrailFilter,
  after: TrailPlace | null,
  most: number,
): Promise<FoundEntries> {
  const values: unknown[] = [filter.from, filter.until, most]
  const param = (value: unknown) => `$${values.push(value)}`
  const holds = (text: string) => `position(${param(text)} IN body) > 0`
  const where = textsOf(filter).map((texts) => `(${texts.map(holds).join(' OR ')})`)
  const [, chain, seq] = PLACE.exec(after ?? '') ?? []
  if (chain)
    where.push(`(written_at, chain, seq) < (SELECT written_at, chain, seq FROM audit_entry
      WHERE chain = ${param(chain)}::uuid AND seq = ${param(seq)}::bigint)`)
  const rows = await store.run({
    text: `SELECT chain, seq, body FROM audit_entry WHERE written_at >= $1::timestamptz AND written_at < $2::timestamptz
      AND ${where.join(' AND ')} ORDER BY written_at DESC, chain DESC, seq DESC LIMIT $3`,
    values,
  })
  const read = rows.map(([inChain, at, body]) => ({
    place: `${inChain}:${at}`,
    record: JSON.parse(body!) as AuditRecord,
  }))
  return {
    entries: read.filter((one): one is TrailEntry => fits(one.record, filter)),
    end: read.at(-1)?.place ?? after,
    more: read.length === most,
  }
}

/** Of each list the body holds one text. */
function textsOf({ kind, subject, department, purpose, child, field }: TrailFilter): string[][] {
  const kinds = kind ? [kind] : ['look', 'refusal', 'change']
  return [
    kinds.map((one) => `{"kind":"${one}"`),
    ...(subject === null ? [] : [[`"subject":${JSON.stringify(subject)}`]]),
    ...(department === null ? [] : [[`"department":${JSON.stringify(department)}`]]),
    ...(purpose === null ? [] : [[`"purpose":${JSON.stringify(purpose)}`]]),
    ...(child === null ? [] : [[JSON.stringify(child)]]),
    ...(field === null ? [] : [[JSON.stringify(field.rule), `"${field.name} `]]),
  ]
}

function fits(record: AuditRecord, filter: TrailFilter): record is AccountRecord {
  if (record.kind === 'outcome' || record.kind === 'event') return false
  const same = (asked: string | null, got: string | null) => asked === null || asked === got
  return (
    same(filter.kind, record.kind) &&
    same(filter.subject, record.subject) &&
    same(filter.department, record.department) &&
    same(filter.purpose, record.purpose) &&
    (filter.child === null || childrenOf(record).includes(filter.child)) &&
    (filter.field === null || touches(record, filter.field))
  )
}

/** Hub ids of the children that a record names. */
export function childrenOf(record: AccountRecord): readonly string[] {
  if (record.kind === 'look') return [...record.children, ...record.beyondReach]
  return record.kind === 'change' && record.child !== null ? [record.child] : []
}

function touches(record: AccountRecord, { name, rule }: { readonly name: string; readonly rule: string }): boolean {
  if (record.kind === 'change') return record.rule === rule
  if (record.kind === 'refusal') return record.about?.startsWith(`${name} `) ?? false
  const named = (one: string) => one.startsWith(`${name} `)
  return record.shown.includes(rule) || record.used.some(named) || record.withheld.some(named)
}
