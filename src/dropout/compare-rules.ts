import type { HubStore } from '../store/hub-store'
import type { RuleSet } from '../rules/dropout-rules'
import { judge } from '../rules/judge'
import { BEFORE_ALL } from './judge-children'
import { toFacts, type StoredFacts } from './stored-facts'

const PAGE = 5_000

export interface KeptFacts {
  readonly facts: StoredFacts
  /** The level that was kept on the day asked; null where none was, or no day is asked. */
  readonly level: string | null
}

/** The facts of all children, page by page. `kept`: a day whose kept levels are wanted. Throws HubError HUB_UNAVAILABLE. */
export async function* allFacts(store: HubStore, kept: string | null): AsyncGenerator<readonly KeptFacts[]> {
  let after = BEFORE_ALL
  for (;;) {
    const rows = await store.run({
      text: `SELECT f.child_id, f.facts, s.level FROM dropout_facts f
        LEFT JOIN LATERAL (
          SELECT level FROM dropout_verdict_step WHERE child_id = f.child_id AND day <= $2::date ORDER BY step DESC LIMIT 1
        ) s ON $2::date IS NOT NULL
        WHERE f.child_id > $1::uuid ORDER BY f.child_id LIMIT ${PAGE}`,
      values: [after, kept],
    })
    yield rows.map(([, facts, level = null]) => ({ facts: JSON.parse(facts!) as StoredFacts, level }))
    if (rows.length < PAGE) return
    after = rows.at(-1)![0]!
  }
}

export interface ComparedRules {
  readonly children: number
  /** Of these the level was kept on the day; the others are judged by `before`. */
  readonly kept: number
  /** By 'county before -> after'. */
  readonly changed: ReadonlyMap<string, number>
}

/** Counts the children whose level differs between two rule sets on a day. `until`: months of attendance after it are not looked at. */
export async function compareRules(
  pages: AsyncIterable<readonly KeptFacts[]>,
  before: RuleSet,
  after: RuleSet,
  day: string,
  until?: string,
): Promise<ComparedRules> {
  let [children, kept] = [0, 0]
  const changed = new Map<string, number>()
  for await (const page of pages)
    for (const { facts: stored, level } of page) {
      children += 1
      if (level !== null) kept += 1
      const facts = toFacts(stored, until)
      const was = level ?? judge(facts, before, day).level
      const would = judge(facts, after, day).level
      if (was === would) continue
      const key = `${stored.child.division?.slice(0, 6) ?? 'without a division'} ${was} -> ${would}`
      changed.set(key, (changed.get(key) ?? 0) + 1)
    }
  return { children, kept, changed }
}
