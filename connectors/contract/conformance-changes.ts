import type { Rule, Subject } from './conformance-rule'
import { must, mustEqual, mustRefuse, patience } from './conformance-checks'
import type { ChangePage, Connector, Cursor, IdentityFacts } from './connector'
import { isDate, isInstant } from './formats'

const PAGE = 3
/** A feed that has not ended by then does not end. */
const MOST_PAGES = 20_000
/** Of a registry too large to be listed whole. */
const MOST_LISTED = 60_000

export const CHANGES_RULES: readonly Rule[] = [
  rule('C-30', 'read in pages of three, the feed tells of every record exactly once', async (subject) => {
    const told = (await readFeed(subject)).map(({ id }) => id)
    must(new Set(told).size === told.length, 'a record came twice')
    if (subject.sample.feedFrom !== undefined) return
    const missing = subject.sample.ids.filter((id) => !told.includes(id))
    must(missing.length === 0, `${missing.length} of the sample's records never came`)
  }),
  rule('C-31', 'the oldest change comes first', async (subject) => {
    const times = (await readFeed(subject)).map(({ changedAt }) => Date.parse(changedAt))
    must(
      times.every((time, i) => i === 0 || times[i - 1]! <= time),
      'a later change came before an earlier one',
    )
  }),
  rule('C-32', 'a page ends at its limit, and `more` is false at the end alone', async ({ connector, sample }) => {
    const all = await page(connector, sample.feedFrom ?? null, 10_000)
    for (const limit of [1, 2, PAGE]) {
      const first = await page(connector, sample.feedFrom ?? null, limit)
      must(first.records.length <= limit, `expected at most ${limit}, got ${first.records.length}`)
      if (all.records.length > limit) {
        must(first.records.length > 0, 'an empty page before the end')
        must(first.more, 'more: expected true before the end')
      }
    }
    const end = await lastPage(connector, sample.feedFrom ?? null)
    must(!end.more, 'more: expected false at the end')
  }),
  rule('C-33', 'the same cursor gives the same page again', async ({ connector, sample }) => {
    const first = await page(connector, sample.feedFrom ?? null, PAGE)
    mustEqual(await page(connector, sample.feedFrom ?? null, PAGE), first, 'the first page again')
    mustEqual(await page(connector, first.next, PAGE), await page(connector, first.next, PAGE), 'the second page again')
  }),
  rule('C-34', 'read to its end, the feed stays where it is', async ({ connector, sample }) => {
    const { next } = await lastPage(connector, sample.feedFrom ?? null)
    must(next !== null, 'no cursor after a feed with records')
    mustEqual(await page(connector, next, PAGE), { records: [], next, more: false }, 'the page behind the end')
  }),
  rule('C-35', 'facts are whole: every one is there, null where unknown, in the contract’s forms', async (subject) => {
    for (const facts of await readFeed(subject)) {
      for (const name of TEXT_FACTS) {
        const value = facts[name]
        must(value === null || (typeof value === 'string' && value !== ''), `${name}: expected a text or null`)
      }
      must(typeof facts.gone === 'boolean', 'gone: expected true or false')
      must(typeof facts.closed === 'boolean', 'closed: expected true or false')
      must(Array.isArray(facts.unreadable), 'unreadable: expected a list of facts')
      must(Array.isArray(facts.formerNames), 'formerNames: expected a list')
      must(isInstant(facts.changedAt), 'changedAt: expected an instant like 2026-11-23T02:00:00Z')
      must(facts.birthDate === null || isDate(facts.birthDate), 'birthDate: expected YYYY-MM-DD')
    }
  }),
  rule(
    'C-45',
    'every record can be listed in pages, each once, and the page behind the last is empty',
    async (subject) => {
      const { connector, sample } = subject
      const told: string[] = []
      for (let after: string | null = null, more = true; more && told.length < MOST_LISTED;) {
        const page = await connector.all(after, sample.feedFrom === undefined ? PAGE : 1_000, patience())
        told.push(...page.records.map(({ id }) => id))
        more = page.more && page.records.length > 0
        after = told.at(-1) ?? null
        if (more) continue
        const behind = await connector.all(after, PAGE, patience())
        mustEqual(behind, { records: [], more: false }, 'the page behind the last record')
      }
      must(new Set(told).size === told.length, 'a record came twice')
      if (sample.feedFrom !== undefined) return
      const fed = new Set((await readFeed(subject)).map(({ id }) => id))
      must(fed.size === told.length && told.every((id) => fed.has(id)), 'other records than the feed tells of')
    },
  ),
  rule('C-46', 'an earlier cursor tells of everything again that a later one told', async (subject) => {
    const { connector, sample } = subject
    const told = await readFeed(subject)
    const { next } = await lastPage(connector, sample.feedFrom ?? null)
    const span = Date.parse(told.at(-1)!.changedAt) - Date.parse(told[0]!.changedAt)
    const again = new Set<string>()
    for (let from: Cursor | null = connector.earlier(next!, span + 1_000), more = true; more;) {
      const page: ChangePage = await connector.changes(from, 1_000, patience())
      for (const { id } of page.records) again.add(id)
      more = page.more
      from = page.next
    }
    must(
      told.every(({ id }) => again.has(id)),
      'a change that came before did not come again',
    )
  }),
  {
    id: 'C-36',
    level: 'MUST',
    sentence: 'without a change feed, reading it and listing all records are refused with CAPABILITY',
    async check({ connector }) {
      if (!connector.capabilities.changes)
        await mustRefuse(connector, 'CAPABILITY', 'changes', () => connector.changes(null, PAGE, patience()))
      if (!connector.capabilities.changes)
        await mustRefuse(connector, 'CAPABILITY', 'all', () => connector.all(null, PAGE, patience()))
    },
  },
]

const TEXT_FACTS = [
  'id',
  'idNumber',
  'rollNumber',
  'name',
  'sex',
  'birthDate',
  'ethnicity',
  'registeredDivision',
  'residenceDivision',
  'schoolDivision',
  'schoolCode',
] as const satisfies readonly (keyof IdentityFacts)[]

/** A rule of the feed holds for connectors that declare one; C-36 holds the others. */
function rule(id: Rule['id'], sentence: string, check: Rule['check']): Rule {
  return {
    id,
    level: 'MUST',
    sentence,
    check: async (subject) => {
      if (subject.connector.capabilities.changes) await check(subject)
    },
  }
}

function page(connector: Connector, after: Cursor | null, limit: number): Promise<ChangePage> {
  return connector.changes(after, limit, patience())
}

async function readFeed({ connector, sample }: Subject): Promise<IdentityFacts[]> {
  const records: IdentityFacts[] = []
  let after: Cursor | null = sample.feedFrom ?? null
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const next = await page(connector, after, PAGE)
    records.push(...next.records)
    after = next.next
    if (!next.more) return records
  }
  return must(false, `no end after ${MOST_PAGES} pages of ${PAGE}`) as never
}

async function lastPage(connector: Connector, from: Cursor | null): Promise<ChangePage> {
  let last = await page(connector, from, 1_000)
  for (let pages = 0; last.more && pages < MOST_PAGES; pages += 1) last = await page(connector, last.next, 1_000)
  return last
}
