import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { migrations } from '../migrations/hub'
import { grantHub, migrate } from '../migrations/migrate'
import { loadConfig } from '../src/config/load-config'
import { rulesInForce } from '../src/config/rules-file'
import { cpuMillis, usedMillis } from './cpu'
import { DropoutRun } from '../src/dropout/dropout-run'
import { startEmbedded } from '../src/embedded/start-embedded'
import { ManualClock } from '../src/kit/clock'
import { HubStore } from '../src/store/hub-store'

const DAY = 86_400_000
const STATEMENT_MILLIS = 600_000
/** 1 December 2026, noon in Asia/Shanghai. */
const NOON = Date.UTC(2026, 11, 1, 4)

/*
 * V: a run of the rules over made-up facts, as long and as many as a real index keeps: the first one writes every verdict, the second none,
 * the third of the next day what a day changes, the fourth every one again, because another version of the rules judges.
 */
async function run(): Promise<void> {
  const { values } = parseArgs({ options: { children: { type: 'string', default: '200000' } } })
  const dataDir = mkdtempSync(path.join(tmpdir(), 'tonglian-bench-verdicts-'))
  const server = await startEmbedded({ dataDir, registries: [], onProgress: () => undefined })
  const store = new HubStore({ url: server.urls.hub.app, poolSize: 2, timeoutMs: STATEMENT_MILLIS })
  try {
    await migrate(server.urls.hub.owner, migrations)
    await grantHub(server.urls.hub.owner, 'hub_app')
    await fill(server.urls.hub.owner, Number(values.children))
    const clock = new ManualClock(NOON)
    const rules = (dropout: string) => rulesInForce(loadConfig({ env: {}, overrides: { 'rules.dropout': dropout } }))
    const measured = async (what: string, variant = 'week-and-month') => {
      const pids = async () => [
        process.pid,
        ...(
          await store.run({ text: 'SELECT pid FROM pg_stat_activity WHERE datname = current_database()', values: [] })
        ).map(([pid]) => Number(pid)),
      ]
      const before = cpuMillis(await pids())
      const begun = performance.now()
      const { judged, changed } = await new DropoutRun(store, rules(variant), clock).again()
      const seconds = (performance.now() - begun) / 1000
      const used = usedMillis(before, cpuMillis(await pids())) / 1000
      console.log(
        `${what}: ${judged} judged, ${changed} written, ${seconds.toFixed(1)} s, of processors ${used.toFixed(1)} s`,
      )
      return seconds
    }
    const first = await measured('first run, every verdict is new')
    const same = await measured('the same again')
    clock.advance(DAY)
    const next = await measured('the next day')
    const other = await measured('other rules, every verdict names them', 'four-weeks')
    const memory = Math.round(process.resourceUsage().maxRSS / 1024)
    console.log(`V children=${values.children} first=${first.toFixed(1)}s same=${same.toFixed(1)}s day=${next.toFixed(1)}s rules=${other.toFixed(1)}s memory=${memory}MB`) // prettier-ignore
  } finally {
    await store.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Facts as the index writer keeps them: most pupils come to school, one in fifty misses days, one in a hundred is on no roll. */
async function fill(ownerUrl: string, children: number): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, statement_timeout: STATEMENT_MILLIS })
  await client.connect()
  try {
    await fillBy(client, children)
  } finally {
    await client.end()
  }
}

async function fillBy(client: Client, children: number): Promise<void> {
  const at = '2026-11-30T20:00:00Z'
  await client.query(
    `INSERT INTO dropout_facts SELECT gen_random_uuid(), jsonb_strip_nulls(jsonb_build_object(
       'child', jsonb_build_object('at', $2::text, 'born', (date '2009-01-01' + (i::bigint * 7919 % 5000)::int)::text, 'division', '430421100' || lpad((i % 300)::text, 3, '0')),
       'police', jsonb_build_object('at', $2::text, 'household', 'ACTIVE'),
       'civil-affairs', jsonb_build_object('at', $2::text, 'aid', i % 7 = 0, 'groups', '[]'::jsonb),
       'education', CASE WHEN i % 100 = 0 THEN jsonb_build_object('at', $2::text, 'none', true) ELSE jsonb_build_object('at', $2::text, 'roll', 'ENROLLED', 'band', 'FULL', 'moved', false, 'ledger', 'NONE',
         'months', jsonb_build_array(
           jsonb_build_array('2026-11', 21, 21 - CASE WHEN i % 50 = 0 THEN i % 21 ELSE 0 END, 0, CASE WHEN i % 50 = 0 THEN i % 21 ELSE 0 END),
           jsonb_build_array('2026-10', 17, 17, 0, 0), jsonb_build_array('2026-09', 22, 21, 1, 0))) END))
     FROM generate_series(1, $1::int) i`,
    [children, at],
  )
  await client.query('VACUUM ANALYZE dropout_facts')
  const { rows } = await client.query(`SELECT avg(pg_column_size(facts))::int AS bytes FROM dropout_facts`)
  console.log(`${children} children, ${rows[0].bytes} bytes of facts each`)
}

run().catch((fault: unknown) => {
  console.error(fault)
  process.exitCode = 1
})
