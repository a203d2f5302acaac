import { Kind, print } from 'graphql'
import type { AuditRecord } from '../../src/audit/audit-record'
import { AuditWriter } from '../../src/audit/audit-writer'
import { readArguments, type ArgumentValues, type ReadOperation } from '../../src/document/read-operation'
import { Executor } from '../../src/execute/executor'
import { FilterStore } from '../../src/filters/filter-store'
import { ChildList } from '../../src/index/child-list'
import { CursorSeal } from '../../src/index/cursor'
import { ReleaseNumbers } from '../../src/numbers/release-numbers'
import type { HubStore } from '../../src/store/hub-store'
import { childrenOf } from '../support/roots'
import { EVENT_SABOTAGES } from './event-sabotages'
import { GRANT_SABOTAGES } from './grant-sabotages'
import { RETURN_SABOTAGES } from './return-sabotages'
import { LEDGER_SABOTAGES } from './ledger-sabotages'
import { ROSTER_SABOTAGES } from './roster-sabotages'
import { all, entries, numbers, patch, patchPlan, planned, unmasked, type Sabotage } from './sabotage'

const HELD_NOTHING = { where: null, orderBy: null }

/** Every defence that the suite must miss when it is gone (docs/SECURITY-SUITE.md has the table). */
export const SABOTAGES: readonly Sabotage[] = [
  planned('first-alias-only', 'graphql-shield #1553', 'src/access/plan.ts', (plan, open) =>
    entries(plan, (entry, i) => (i === 0 ? entry : (childrenOf(open()).get(entry.key) ?? entry))),
  ),
  planned('interface-not-judged', 'Apollo Router GHSA-x33c', 'src/document/read-operation.ts', (plan, open) =>
    entries(plan, (entry) => (entry.field === 'Query.node' ? childrenOf(open()).get(entry.key)! : entry)),
  ),
  planned('two-fragments-one-key', 'hive router #1423', 'src/access/plan.ts', (plan, open, [document]) =>
    document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).length > 1 ? open() : plan,
  ),
  planned('introspection-lifts', 'envelop #892', 'src/access/plan.ts', (plan, open, [document]) =>
    print(document).includes('__schema') ? open() : plan,
  ),
  planned(
    'list-not-judged',
    'medplum #7641',
    'src/access/view-builder.ts',
    (plan, open) =>
    entries(plan, (entry) => (entry.field === 'Query.children' ? { ...childrenOf(open()).get(entry.key)!, existence: entry.existence, held: entry.held } : entry)), // prettier-ignore
  ),
  planned('subscription-not-judged', 'events cut by a rule of their own', 'src/live/live-query.ts', (plan, open) =>
    entries(plan, (entry) => (entry.field === 'Subscription.child' ? childrenOf(open()).get(entry.key)! : entry)),
  ),
  planned('masks-not-applied', 'SORMAS #5550', 'src/execute/masking.ts', (plan) =>
    entries(plan, (entry) => ({ ...entry, view: (bits, opened) => unmasked(entry.view(bits, opened)) })),
  ),
  planned(
    'sealed-links-told',
    'links that name a register in which being known is the secret',
    'src/access/view-builder.ts',
    (plan) =>
    entries(plan, (entry) => ({ ...entry, view: (bits, opened) => ({ ...entry.view(bits, opened), sealedLinks: new Set() }) })), // prettier-ignore
  ),
  planned('rights-of-another-child', 'DataLoader keys without the actor', 'src/execute/child-reader.ts', (plan) =>
    entries(plan, (entry) => ({ ...entry, visible: () => true, view: () => entry.widest })),
  ),
  planned('filter-not-judged', 'Strapi CVE-2023-22894', 'src/access/check-arguments.ts', (plan) =>
    entries(plan, (entry) => ({ ...entry, held: () => [] })),
  ),
  planned('group-not-judged', 'counts per group without a right to the group', 'src/access/numbers-root.ts', (plan) =>
    numbers(plan, (root) => ({ ...root, held: (given, saved) => root.held(withoutFacts(given), saved) })),
  ),
  planned(
    'file-without-scope',
    'a second transport with rights of its own',
    'src/http/file-run.ts',
    (plan, _open, [document]) =>
    print(document).includes('FileCheck(') ? entries(plan, (entry) => ({ ...entry, visible: () => true, visibleBy: () => true })) : plan, // prettier-ignore
  ),
  planned('numbers-of-everybody', 'counts that no row right is joined to', 'src/index/child-numbers.ts', (plan) =>
    numbers(plan, (root) => ({ ...root, existence: ['all'] })),
  ),
  planned('release-passed-by', 'analysts counted rows, not what was published', 'src/access/numbers-root.ts', (plan) =>
    numbers(plan, (root) => (root.from === 'release' ? { ...root, from: 'reach', existence: ['all'] } : root)),
  ),
  {
    name: 'published-fact-not-judged',
    seenIn: 'a release that holds more than its reader may count by',
    defence: 'src/numbers/release-numbers.ts',
    apply: () =>
      all(
        patchPlan((plan) => numbers(plan, (root) => (root.from === 'release' ? { ...root, held: () => [] } : root))),
        patch(
          ReleaseNumbers.prototype,
          'answer',
          (answer) => (question, rights) => answer(question, { ...rights, checkFields: () => undefined }),
        ),
      ),
  },
  planned('row-of-the-table-ignored', 'Apollo Router GHSA-g8jh', 'src/access/decide.ts', (_plan, open) =>
    open(['HealthRecord.disabilityClass', 'HealthRecord.mentalHealth', 'MentalHealthScreening.concern']),
  ),
  planned('computed-field-not-judged', 'Apollo federation 2.12.0', 'src/access/decide.ts', (_plan, open) =>
    open(['HealthRecord.chronicIllness', 'HealthRecord.seriousIllness']),
  ),
  planned('nested-argument-not-judged', 'CVE-2026-27886', 'src/access/check-arguments.ts', (_plan, open) =>
    open(['AttendanceMonth.month']),
  ),
  planned('two-readings', 'two readers of one document', 'src/plan/planner.ts', (plan) =>
    entries(plan, (entry) => ({ ...entry, held: (_given, saved) => entry.held(asWritten(plan.read), saved) })),
  ),
  {
    name: 'filter-dropped-in-silence',
    seenIn: 'Strapi #17001',
    defence: 'src/access/check-arguments.ts',
    apply: () =>
      all(
        patchPlan((plan) => entries(plan, (entry) => ({ ...entry, held: () => [] }))),
        patch(ChildList.prototype, 'page', (page) => (asked, columns) => page({ ...asked, where: null }, columns)),
        patch(ChildList.prototype, 'count', (count) => (asked) => count({ ...asked, where: null })),
      ),
  },
  planned('saved-filter-not-judged', 'rights kept from when it was saved', 'src/access/check-arguments.ts', (plan) =>
    entries(plan, (entry) => ({ ...entry, held: (given, saved) => entry.held(given, saved && HELD_NOTHING) })),
  ),
  {
    name: 'saved-filter-of-anybody',
    seenIn: 'rows found by their id alone (OWASP API1:2023)',
    defence: 'src/filters/filter-store.ts',
    writes: true,
    apply: () =>
      patch(FilterStore.prototype, 'contents', (_contents, self) => async (_subject, ids) => {
        const { store } = self as unknown as { store: HubStore }
        const text = 'SELECT id, content, version FROM saved_filter WHERE id = ANY($1::uuid[])'
        const rows = await store.run({ text, values: [ids] })
        return new Map(rows.map(([id, content, version]) => [id!, { content: content!, version: version! }]))
      }),
  },
  {
    name: 'cursor-not-sealed',
    seenIn: 'data-api-builder #3553',
    defence: 'src/index/cursor.ts',
    apply: () =>
      all(
        patch(
          CursorSeal.prototype,
          'close',
          () => (values) => Buffer.from(JSON.stringify(values)).toString('base64url'),
        ),
        patch(CursorSeal.prototype, 'open', (open) => (cursor, bound) => {
          try {
            return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as string[]
          } catch {
            return open(cursor, bound)
          }
        }),
      ),
  },
  {
    name: 'scope-not-in-the-list-query',
    seenIn: 'HAPI consent interceptor notes',
    defence: 'src/index/child-list.ts',
    apply: () =>
      all(
        patchPlan((plan) => entries(plan, (entry) => ({ ...entry, visible: () => true }))),
        patch(ChildList.prototype, 'page', (page) => (asked, columns) => page({ ...asked, uses: [] }, columns)),
      ),
  },
  {
    name: 'totals-without-scope',
    seenIn: 'pg_graphql #653',
    defence: 'src/index/child-list.ts',
    apply: () => patch(ChildList.prototype, 'count', (count) => (asked) => count({ ...asked, uses: [] })),
  },
  ...ROSTER_SABOTAGES,
  {
    name: 'errors-quote-values',
    seenIn: 'drivers that quote the row',
    defence: 'src/errors/hub-error.ts',
    apply: () =>
      patch(Executor.prototype, 'execute', (execute) => async (asked) => {
        const result = await execute(asked)
        for (const error of result.errors ?? []) error.message += ` (got ${JSON.stringify(asked.variables)})`
        return result
      }),
  },
  ...GRANT_SABOTAGES,
  ...EVENT_SABOTAGES,
  ...RETURN_SABOTAGES,
  {
    name: 'strict-access-ignored',
    seenIn: 'a switch that nobody reads',
    defence: 'src/execute/executor.ts',
    apply: () => patch(Executor.prototype, 'execute', (execute) => (asked) => execute({ ...asked, strict: false })),
  },
  ...LEDGER_SABOTAGES,
  unrecorded('refusals-not-recorded', (record) => (record.kind === 'refusal' ? null : record)),
  unrecorded('beyond-reach-not-recorded', (record) =>
    record.kind === 'look'
      ? { ...record, beyondReach: [], unknown: record.unknown + record.beyondReach.length }
      : record,
  ),
  unrecorded('values-in-the-trail', (record) =>
    record.kind === 'look' ? { ...record, operation: `${record.operation} 周` } : record,
  ),
]

/**
 * What the comparison between accounts can find of a hub that it only asks: the trail, and whose grant it is, are not seen from
 * there; nor a saved filter that is not judged, for in the written table no purpose ends the right to what a list is filtered by.
 */
export const SEEN_OVER_HTTP = SABOTAGES.filter(
  ({ name }) =>
    !/^dead-letter-|^event-|^file-|^webhook-|^grant-|^return-|^ledger-|^roster-|^group-|^numbers-|^release-|^published-|-not-recorded$|^values-in-the-trail$|^saved-filter-not-judged$/.test(
      name,
    ),
)

/** No account of the written table lists without sorting: this one is looked for in a table where one does (table-folder.ts). */
export const SORT_NOT_JUDGED: Sabotage = planned(
  'sort-not-judged',
  'data-api-builder #3553',
  'src/access/check-arguments.ts',
  (plan) => entries(plan, (entry) => ({ ...entry, held: (given) => entry.held(withoutOrder(given)) })),
)

/** What the document says of its arguments by itself: execution goes by what the variables bring. */
function asWritten(read: ReadOperation): ArgumentValues {
  try {
    return readArguments(read, {})
  } catch {
    return new Map()
  }
}

function withoutFacts(given: ArgumentValues): ArgumentValues {
  return new Map([...given].map(([field, values]) => [field, { ...values, by: null }]))
}

function withoutOrder(given: ArgumentValues): ArgumentValues {
  return new Map([...given].map(([field, values]) => [field, { ...values, orderBy: null }]))
}

function unrecorded(name: string, bend: (record: AuditRecord) => AuditRecord | null): Sabotage {
  return {
    name,
    seenIn: 'audit by hand at each call site',
    defence: 'src/execute/executor.ts',
    apply: () =>
      patch(AuditWriter.prototype, 'write', (write) => async (record) => {
        const bent = bend(record)
        if (bent) await write(bent)
      }),
  }
}
