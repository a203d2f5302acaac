import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { RegistryDefinition } from '../../connectors/contract/registry'
import { REGISTRIES } from '../../connectors/registries'
import { HubError } from '../errors/hub-error'
import { adultsBornUntil, isListed } from '../identity/minority'
import { INDEX_FORM } from '../index/columns'
import { STATE_COLUMNS, stateOf, type IndexState } from '../index/index-state'
import { instant, type Clock } from '../kit/clock'
import type { HubStore, HubTransaction } from '../store/hub-store'
import { SNAPSHOT_COLUMNS } from './columns'
import { withDuck } from './duck'
import { MANIFEST, type Snapshot, type SnapshotManifest } from './manifest'
import { dayOf, monthToWrite } from './month'
import { sha256Of, SnapshotFile, sync, writeFault } from './snapshot-file'
import { keepSnapshot } from './snapshot-store'

export interface SnapshotOptions {
  /** The hub's database as its owner. */
  readonly store: HubStore
  /** The folder of all snapshots. */
  readonly folder: string
  readonly clock: Clock
  /** Version of the access table in force. */
  readonly accessTable: string
  /** Default: last month. */
  readonly month?: string | undefined
  readonly pageSize?: number
}

const PAGE = 20_000
const MAKING = '.making-'
const FILE = 'children.parquet'

/**
 * Writes the generation of the index that answers as the snapshot of a month, and notes it in the hub's database. Of one state: one transaction
 * reads it, page by page. The file appears whole under its name, or not at all. Throws HubError SNAPSHOT_MONTH, RELEASE_EXISTS while
 * another process makes one, SNAPSHOT_FAILED, HUB_UNAVAILABLE.
 */
export async function makeSnapshot(options: SnapshotOptions): Promise<Snapshot> {
  const { store, folder, clock } = options
  const month = monthToWrite(clock, options.month)
  const home = path.join(folder, month)
  const making = path.join(home, `${MAKING}${randomUUID()}`)
  return store.transaction(async (tx) => {
    await tx.run('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ', [])
    const [[locked] = []] = await tx.run(`SELECT pg_try_advisory_xact_lock(hashtext('tonglian snapshot'))::text`, [])
    if (locked !== 'true')
      throw new HubError('RELEASE_EXISTS', 'Another process makes a snapshot now. 另一进程正在生成快照。')
    const state = await answeringState(tx)
    try {
      mkdirSync(home, { recursive: true, mode: 0o700 })
      for (const left of readdirSync(home).filter((name) => name.startsWith(MAKING)))
        rmSync(path.join(home, left), { recursive: true, force: true }) // of a killed process: nobody else makes one now
      mkdirSync(making, { mode: 0o700 })
      const file = path.join(making, FILE)
      const until = adultsBornUntil(dayOf(month, clock))
      const counted = await withDuck({ spill: path.join(making, 'spill'), file: path.join(making, 'work.duckdb') }, async (duck) => {
        const rows = await SnapshotFile.begin(duck)
        const counts = await readAll(tx, state.answering!, until, options.pageSize ?? PAGE, (page) => rows.add(page))
        await rows.write(file)
        return counts
      }) // prettier-ignore
      for (const name of readdirSync(making).filter((one) => one !== FILE))
        rmSync(path.join(making, name), { recursive: true, force: true })
      const number = 1 + Math.max(0, ...readdirSync(home).map(Number).filter(Number.isSafeInteger))
      const manifest: SnapshotManifest = {
        ...{ format: 1, month, day: dayOf(month, clock), madeAt: instant(clock.now()) },
        file: `${month}/${number}/${FILE}`,
        sha256: await sha256Of(file),
        ...counted,
        columns: SNAPSHOT_COLUMNS.map(({ name, field, type }) => ({ name, field, type })),
        accessTable: options.accessTable,
        rules: await rulesOf(tx),
        index: {
          form: INDEX_FORM,
          generation: state.answering!,
          builtAt: state.builtAt,
          caughtUpAt: state.caughtUpAt,
        },
        registries: await registriesOf(tx, state),
      }
      writeFileSync(path.join(making, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
      sync(path.join(making, MANIFEST))
      sync(making)
      renameSync(making, path.join(home, String(number)))
      sync(home)
      await keepSnapshot(tx, manifest)
      return { manifest, path: path.join(home, String(number), FILE) }
    } catch (fault) {
      rmSync(making, { recursive: true, force: true })
      throw isStoreFault(fault) ? fault : writeFault(fault)
    }
  })
}

/** What PostgreSQL refused has a code of five characters: the store words it. */
function isStoreFault(fault: unknown): boolean {
  const { code, severity, name } = fault as { code?: unknown; severity?: unknown; name?: unknown }
  return (
    name === 'KnexTimeoutError' ||
    typeof severity === 'string' ||
    (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code))
  )
}

async function answeringState(tx: HubTransaction): Promise<IndexState> {
  const [row = []] = await tx.run(`SELECT ${STATE_COLUMNS.join(', ')} FROM index_state`, [])
  const state = stateOf(row)
  if (state.answering !== null && state.whole) return state
  throw new HubError('HUB_UNAVAILABLE', 'The index is being built: wait until it answers. 索引正在建立，请稍候。')
}

async function readAll(
  tx: HubTransaction,
  generation: number,
  until: string,
  pageSize: number,
  take: (rows: Awaited<ReturnType<HubTransaction['run']>>) => Promise<void>,
): Promise<{ children: number; withoutDivision: number }> {
  const columns = SNAPSHOT_COLUMNS.map(({ from }) => from).join(', ')
  const residence = 1 + SNAPSHOT_COLUMNS.findIndex(({ name }) => name === 'residenceDivision')
  const counts = { children: 0, withoutDivision: 0 }
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await tx.run(
      `SELECT id::text, ${columns} FROM child_index
       WHERE generation = $1 AND id > $2::uuid AND ${isListed('$3::date')} ORDER BY id LIMIT ${pageSize}`,
      [generation, after, until],
    )
    await take(page)
    counts.children += page.length
    counts.withoutDivision += page.filter((row) => row[residence] == null).length
    if (page.length < pageSize) return counts
    after = page.at(-1)![0]!
  }
}

async function rulesOf(tx: HubTransaction): Promise<Record<string, number>> {
  const rows = await tx.run('SELECT rules_version, count(*) FROM dropout_verdict GROUP BY 1 ORDER BY 1', [])
  return Object.fromEntries(rows.map(([version, count]) => [version!, Number(count)]))
}

/** Sealed ones left out: that a child is in one is itself a secret, and so is how many are. */
async function registriesOf(tx: HubTransaction, { gaps }: IndexState): Promise<SnapshotManifest['registries']> {
  const rows = await tx.run(
    `SELECT f.registry, to_char(f.caught_up_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), count(l.record_id) FROM feed f
     LEFT JOIN link l ON l.registry = f.registry AND NOT l.gone GROUP BY 1, 2`,
    [],
  )
  const known = new Map(rows.map(([name, asOf, records]) => [name!, { asOf: asOf ?? null, records: Number(records) }]))
  return (REGISTRIES as readonly RegistryDefinition[])
    .filter(({ sealed }) => !sealed)
    .map(({ name }) => ({ name, ...(known.get(name) ?? { asOf: null, records: 0 }), unread: gaps[name] ?? 0 }))
}
