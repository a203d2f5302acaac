import type { SpoiltCell } from '../../src/demo/dirty/sheet'
import { judgeRecord } from './judge'
import { recordName } from './truth'
import { WIDE_ACCOUNTS } from './wide-realm'
import { whyNotShown, type DirtyWorld } from './world'

export interface Verdict {
  /** 'police RY…: what is wrong' */
  readonly wrong: readonly string[]
  readonly fates: readonly { readonly kind: string; readonly became: string }[]
  /** Records that are as they must be. */
  readonly whole: number
}

/** Every record of the truth: shown as it must be, with the cells of it that were spoilt, or not shown for a reason. */
export function judgeEveryRecord(world: DirtyWorld): Verdict {
  const { cells, truth, asked, shownBy } = world
  const wrong: string[] = []
  const fates: { kind: string; became: string }[] = cells
    .filter(({ child }) => child < 0) // of a worker: no child's record
    .map(({ kind }) => ({ kind, became: 'not read' }))
  const cellsOf = byRecord(cells)
  const roots = new Set([...world.expected.readings.values()].map(({ root }) => root.table))
  const renamed = renamedRecords(cells, roots)
  const { doubtful, inBooks } = personsOf(world)
  let whole = 0
  for (const [before, values] of truth) {
    const name = renamed.get(before) ?? before
    const registry = name.slice(0, name.indexOf(' '))
    const spoilt = cellsOf.get(name) ?? []
    const answered = asked.get(registry)?.parts.get(shownBy.get(name) ?? '')
    if (!answered) {
      const why = whyNotShown(world, name)
      if (why === null) wrong.push(`${name}: is not shown`)
      for (const { kind } of spoilt) fates.push({ kind, became: why ?? 'lost' })
      continue
    }
    if (doubtful.has(name)) continue
    if (answered.part === null) wrong.push(`${name}: is not shown`)
    const hidden = new Set(asked.get(registry)!.hidden)
    if (inBooks.has(name)) hidden.add('members') // lists every row of the book, with its state
    const { part } = WIDE_ACCOUNTS.find((each) => each.registry === registry)!
    const judged = judgeRecord(part, values, answered, spoilt, hidden)
    judged.became.forEach((became, at) => fates.push({ kind: spoilt[at]!.kind, became }))
    if (judged.wrong.length === 0) whole += 1
    wrong.push(...judged.wrong.map((each) => `${name}: ${each}`))
  }
  return { wrong, fates, whole }
}

/** What is wrong, by its kind, with the first of each. */
export function wrongKinds(wrong: readonly string[]): string[] {
  const kinds = new Map<string, string[]>()
  for (const each of wrong) {
    const what = each.replace(/^.*?: /s, '').replace(/ \(.*?\)/, '')
    kinds.set(what, [...(kinds.get(what) ?? []), each])
  }
  return [...kinds].map(([what, list]) => `${list.length} × ${what}: ${list.slice(0, 3).join(' | ')}`)
}

function byRecord(cells: readonly SpoiltCell[]): Map<string, SpoiltCell[]> {
  const found = new Map<string, SpoiltCell[]>()
  for (const cell of cells) {
    if (cell.child < 0) continue
    const name = recordName(cell.registry, cell.record)
    found.set(name, [...(found.get(name) ?? []), cell])
  }
  return found
}

/** Records that go on under another key, by the name they had. */
function renamedRecords(cells: readonly SpoiltCell[], roots: ReadonlySet<string>): Map<string, string> {
  return new Map(
    cells
      .filter(({ fate, table }) => fate.is === 'renamed' && roots.has(table))
      .map(({ registry, truth, record }) => [recordName(registry, truth!), recordName(registry, record)] as const),
  )
}

/** Records of persons told of wrongly: of some nothing more is known, others stand in a book with rows that were added. */
function personsOf({ persons }: DirtyWorld) {
  const doubtful = new Set<string>()
  const inBooks = new Set<string>()
  for (const { registry, record, fate, kind } of persons) {
    const name = recordName(registry, record)
    if (fate !== 'shown' && fate !== 'family') doubtful.add(name)
    if (kind.includes('household register') || kind.includes('of the book')) inBooks.add(name)
  }
  return { doubtful, inBooks }
}
