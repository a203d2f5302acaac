import { readFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { FileKey } from '../../../src/exports/file-key'
import { ManualClock } from '../../../src/kit/clock'
import { projectRoot } from '../../../src/kit/project-root'
import { loadPopulation } from '../../../src/releases/population-store'
import { readPopulation } from '../../../src/releases/read-population'
import { readStatistics } from '../../../src/releases/read-statistics'
import { releaseMonth } from '../../../src/releases/release-month'
import { cellsOf } from '../../../src/releases/release-store'
import { loadSolver } from '../../../src/releases/solver'
import { makeSnapshot } from '../../../src/snapshots/make-snapshot'
import { selectionsOf, type Selection } from '../../../src/statistics/cube'
import { HubStore } from '../../../src/store/hub-store'
import { asOwner } from '../../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../../support/hub'
import { gather } from './publish'

export const MONTHS = ['2026-10', '2026-11'] as const
export const COUNTIES = ['430421', '430422'] as const
/** Half past midnight of the first day after each month, in Asia/Shanghai. */
const AFTER: Readonly<Record<string, string>> = { '2026-10': '2026-10-31T16:30:00Z', '2026-11': '2026-11-30T16:30:00Z' }
const AUDIT_KEY = 'a key of the audit trail, which is long enough'

/** A child as the index has it, in plain words. */
export interface Child {
  readonly county: string
  readonly sex: string
  readonly left: string
}

/** Signed numbers of a month by county. */
export type Cells = ReadonlyMap<string, readonly (number | null)[] | null>

export interface WorkedWorld {
  readonly hub: TestHub
  /** The hub's database, as its owner. */
  readonly store: HubStore
  readonly children: ReadonlyMap<string, readonly Child[]>
  readonly cells: ReadonlyMap<string, Cells>
  readonly releases: readonly { readonly id: string; readonly auditKey: string }[]
  /** Of the hub's key for files. */
  readonly publicPem: string
  stop(): Promise<void>
}

/** A hub with two months of releases, made of real snapshots and audited, and a population loaded from CSV. */
export async function publishMonths(census: string): Promise<WorkedWorld> {
  const statistics = design()
  const hub = await startTestHub({ children: 500, overrides: { 'audit.key': AUDIT_KEY } })
  const store = new HubStore({ url: hub.urls.hub.owner, poolSize: 2, timeoutMs: 60_000 })
  const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-snapshots-'))
  const stop = async () => {
    rmSync(folder, { recursive: true, force: true })
    await store.close()
    await hub.stop()
  }
  try {
    await gather(hub)
    await loadPopulation(store, readPopulation(Buffer.from(census), statistics.design.dimensions))
    const [children, cells] = [new Map<string, Child[]>(), new Map<string, Cells>()]
    const releases: { id: string; auditKey: string }[] = []
    for (const month of MONTHS) {
      if (month !== MONTHS[0]) await leave(hub)
      const clock = new ManualClock(Date.parse(AFTER[month]!))
      const snapshot = await makeSnapshot({ store, folder, clock, accessTable: 'table-1' })
      children.set(month, await look(hub, month))
      const solver = await loadSolver()
      const { id } = await releaseMonth({ store, clock, auditKey: AUDIT_KEY, statistics, snapshot, folder, correct: false, solver }) // prettier-ignore
      releases.push({ id, auditKey: AUDIT_KEY })
      const signed = new Map<string, readonly (number | null)[] | null>()
      for await (const { division, numbers } of cellsOf(store, id)) signed.set(division, numbers)
      cells.set(month, signed)
    }
    return { hub, store, children, cells, releases, publicPem: new FileKey(AUDIT_KEY).publicPem, stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}

/** The signed number of a county's cell; `selection`: places of codes, null for all of them. */
export function at(cells: Cells, county: string, selection: Selection): number | null {
  const place = selectionsOf([3, 4]).findIndex((one) => one.every((code, i) => code === selection[i]))
  return cells.get(county)?.[place] ?? null
}

/** One family of the real file: so that the audit takes seconds. */
function design() {
  const file = readFileSync(path.join(projectRoot(), 'schema/statistics.yml'), 'utf8')
  const governed = new Set([...file.matchAll(/field: (\S+)/g)].map(([, field]) => field!))
  const text = `${file.slice(0, file.indexOf('families:'))}families:\n  - [sex, leftBehind]\n`
  return readStatistics(text, 'statistics.yml', governed)
}

/** Between the months some parents leave for work. */
const leave = (hub: TestHub) =>
  asOwner(hub, 'hub', `UPDATE child_index SET education_left_behind = 'BOTH_PARENTS' WHERE education_left_behind = 'NONE' AND abs(hashtext(id::text)) % 5 = 0`) // prettier-ignore

/** Counted past everything: minors at the end of the month, by the date of birth. */
async function look(hub: TestHub, month: string): Promise<Child[]> {
  const [year, number] = month.split('-').map(Number)
  const bornAfter = `${year! - 18}-${String(number).padStart(2, '0')}`
  const rows = await asOwner(
    hub,
    'hub',
    `SELECT residence_division, sex, birth_month, education_left_behind FROM child_index
     WHERE generation = (SELECT answering FROM index_state) AND residence_division <> ''`,
  )
  return rows
    .filter(({ birth_month: born }) => born === '' || (born as string) > bornAfter)
    .map(({ residence_division: home, sex, education_left_behind: left }) => ({
      county: (home as string).slice(0, 6),
      sex: sex === 'MALE' || sex === 'FEMALE' ? sex : 'NOT_RECORDED',
      left: (left as string | null) ?? 'NOT_RECORDED',
    }))
}
