import type { WatchedKeys } from './watched-keys'

/** A grant in force, by id, with its end in milliseconds since 1970. */
export interface FoundGrant {
  readonly id: string
  readonly subject: string
  readonly child: string
  readonly until: number
}

/** What one look found of all that the open live queries hang on. */
export interface Found {
  /** The transactions that last changed each child and its verdict, saved filters' versions, where the index stands: by name of the thing. */
  readonly marks: ReadonlyMap<string, string>
  readonly grants: readonly FoundGrant[]
  /** Transactions below this one had ended: a mark below it was there to be read. */
  readonly horizon: bigint
}

/** The part of it that one live query hangs on. */
export interface Notice {
  readonly marks: ReadonlyMap<string, string>
  readonly grants: ReadonlyMap<string, FoundGrant>
  readonly horizon: bigint
}

const NOTHING = ''

/** `shown`: children of a list's last answer, beside those asked for. */
export function noticeOf({ marks, grants, horizon }: Found, interest: WatchedKeys, shown: readonly string[]): Notice {
  const { subject, children, index, filters, events } = interest
  const names = [
    'table',
    'day',
    ...[...children, ...shown].flatMap((id) => [`child ${id}`, `verdict ${id}`]), // judged after the child has changed
    ...filters.map((id) => `filter ${id}`),
    ...(index ? ['index'] : []),
    ...(events ? ['events'] : []),
  ]
  const own = grants.filter((grant) => grant.subject === subject && (index || children.includes(grant.child)))
  return {
    marks: new Map(names.map((name) => [name, marks.get(name) ?? NOTHING])),
    grants: new Map(own.map((grant) => [grant.id, grant])),
    horizon,
  }
}

/**
 * The look before an answer, with what its plan was made of: table and saved filters were read before that look, which would
 * hide a change between the two. So the next one shows it.
 */
export function asPlanned(look: Notice, table: string, filters: ReadonlyMap<string, string>): Notice {
  const read = [...filters].map(([uuid, version]) => [`filter ${uuid}`, version] as const)
  return { ...look, marks: new Map([...look.marks, ['table', table], ...read]) }
}

/**
 * True if an answer that began after the check with the horizon `since` may be out of date. Children that the answer shows for the first
 * time are only in the later check: they changed if their transaction is newer than `since`. A grant that is gone was revoked, or ended
 * after `askedAt`, when that answer was begun.
 */
export function changed(before: Notice, after: Notice, since: bigint, askedAt: number): boolean {
  for (const [name, mark] of after.marks) {
    const known = before.marks.get(name)
    if (known === undefined ? mark !== NOTHING && BigInt(mark) >= since : known !== mark) return true
  }
  for (const [id, { until }] of after.grants) if (before.grants.get(id)?.until !== until) return true
  for (const [id, { until }] of before.grants) if (!after.grants.has(id) && until > askedAt) return true
  return false
}

/** The first time after the last answer was begun at which one of these grants ends, past or to come; null without one. */
export function nextEnd({ grants }: Notice, askedAt: number): number | null {
  const ends = [...grants.values()].map(({ until }) => until).filter((until) => until > askedAt)
  return ends.length > 0 ? Math.min(...ends) : null
}
