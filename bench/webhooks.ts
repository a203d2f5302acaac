// From a change in the hub's database to its webhook at the receivers: `npm run bench:webhooks`. 1,000 receivers, 10 of them dead.
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { loadConfig } from '../src/config/load-config'
import { projectRoot } from '../src/kit/project-root'
import { WebhookSeal } from '../src/webhooks/seal'
import { newSecret } from '../src/webhooks/signing'
import { openDatabases } from './databases'
import { benchRealm } from './realm'
import { machine, stateOfCode } from './report'
import { startVariant, type Variant } from './variants'

const say = (text: string) => console.error(text)
const WITHIN_MILLIS = 20_000
/** A port that nobody listens on. */
const CLOSED = 'http://127.0.0.1:9'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      children: { type: 'string', default: '2000' },
      receivers: { type: 'string', default: '1000' },
      dead: { type: 'string', default: '10' },
      rounds: { type: 'string', default: '60' },
      forget: { type: 'boolean', default: false },
    },
  })
  const [receivers, dead, rounds] = [values.receivers, values.dead, values.rounds].map(Number) as [number, number, number] // prettier-ignore
  const folder = path.join(projectRoot(), '.tonglian', `bench-${values.children}`)
  const databases = await openDatabases(folder, Number(values.children), say)
  const client = new Client({ connectionString: databases.hubUrl })
  await client.connect()
  const arrived: { readonly id: string; readonly at: number }[] = []
  const server = createServer((request, response) => {
    arrived.push({ id: String(request.headers['webhook-id']), at: performance.now() })
    if (request.url === '/hangs') return
    request.resume()
    response.writeHead(204).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const how = { hubUrl: databases.hubUrl, registryUrls: databases.registryUrls, folder, realmFile: benchRealm(folder) }
  const hub = await startVariant('hub', how, null)
  try {
    await client.query('DELETE FROM webhook; DELETE FROM hub_event')
    const live = receivers - dead
    const targets = Array.from({ length: receivers }, (_, i) => (i < live ? `${url}/${i}` : i % 2 ? `${url}/hangs` : CLOSED)) // prettier-ignore
    await register(client, folder, hub, targets)
    const { rows } = await client.query<{ child_id: string }>(
      `SELECT child_id FROM link JOIN child ON child.id = child_id WHERE registry = 'education' AND NOT link.gone AND child.residence_division LIKE '4304%' LIMIT $1`,
      [rounds + 5],
    )
    const waits: number[] = []
    const whole: number[] = []
    for (const [round, { child_id: child }] of rows.entries()) {
      const from = arrived.length
      const begun = performance.now()
      await client.query(`UPDATE link SET hash = md5(random()::text) WHERE child_id = $1 AND registry = 'education'`, [child]) // prettier-ignore
      const { rows: told } = await client.query<{ id: string }>('SELECT id FROM hub_event ORDER BY changed_in DESC, seq DESC LIMIT 1') // prettier-ignore
      const here = () => arrived.slice(from).filter(({ id }) => id === told[0]!.id)
      while (here().length < live && performance.now() - begun < WITHIN_MILLIS) await new Promise((resolve) => setTimeout(resolve, 5)) // prettier-ignore
      const came = here().slice(0, live)
      if (came.length < live) say(`round ${round}: ${live - came.length} did not come`)
      if (round < 5) continue // to warm up
      waits.push(...came.map(({ at }) => at - begun))
      whole.push(Math.max(...came.map(({ at }) => at - begun)))
    }
    report(waits, whole, { receivers, dead, forget: values.forget })
  } finally {
    await client.query('DELETE FROM webhook').catch(() => undefined)
    await hub.stop()
    server.closeAllConnections()
    server.close()
    await client.end()
    await databases.stop()
  }
}

/** One by the hub's own mutation, so that the account is known; the others beside it. */
async function register(client: Client, folder: string, hub: Variant, targets: readonly string[]): Promise<void> {
  const query = `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { id } errors { code } } }`
  const input = { url: targets[0], types: ['EDUCATION_CHANGED'], idempotencyKey: randomUUID() }
  const answer = await fetch(`http://127.0.0.1:${hub.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...hub.headers('B') },
    body: JSON.stringify({ query, variables: { input } }),
  })
  const said = (await answer.json()) as { data?: { createWebhook: { webhook: { id: string } | null } | null } }
  const id = said.data?.createWebhook?.webhook?.id.replace('webhook:', '')
  if (!id) throw new TypeError(`no webhook: ${JSON.stringify(said)}`)
  const { rows } = await client.query<{ subject: string }>('SELECT subject FROM webhook WHERE id = $1', [id])
  const { subject } = rows[0]!
  const seal = new WebhookSeal(loadConfig({ env: {}, overrides: { dataDir: folder } }).audit.key)
  const others = targets.slice(1).map((url) => {
    const id = randomUUID()
    const target = new URL(url).href
    return { id, url: target, secret: seal.close(newSecret('HMAC').secret, JSON.stringify(['secret', id, subject, target])) } // prettier-ignore
  })
  await client.query(
    `INSERT INTO webhook (id, subject, purpose, url, types, algorithm, state, secret, position_xid, position_seq, created_at)
     SELECT o.id, w.subject, w.purpose, o.url, w.types, w.algorithm, w.state, o.secret, w.position_xid, w.position_seq, w.created_at
     FROM webhook w, json_to_recordset($2::json) AS o(id uuid, url text, secret text) WHERE w.id = $1`,
    [id, JSON.stringify(others)],
  )
}

function report(waits: number[], whole: number[], about: { receivers: number; dead: number; forget: boolean }): void {
  const at = (sorted: number[], part: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN) // prettier-ignore
  const sorted = waits.sort((a, b) => a - b)
  const last = whole.sort((a, b) => a - b)
  const { commit, changed } = stateOfCode()
  const { cpu, cores, node } = machine()
  const text = [
    `commit ${commit}${changed ? ' and changes' : ''}, ${cores} cores (${cpu}), Node.js ${node}, ${about.receivers} receivers, ${about.dead} of them dead (half refuse, half never answer)`,
    `${whole.length} changes, one at a time; milliseconds from the change's statement to the request at the receiver`,
    `W p50=${at(sorted, 0.5)} p99=${at(sorted, 0.99)} most=${at(sorted, 1)}; the last of all receivers: p50=${at(last, 0.5)} p99=${at(last, 0.99)}`,
  ].join('\n')
  console.log(text)
  const day = new Date().toISOString().slice(0, 10)
  if (!about.forget) writeFileSync(path.join(projectRoot(), 'bench/results', `${day}-W.txt`), `${text}\n`)
}

main().catch((fault: unknown) => {
  console.error(fault)
  process.exitCode = 1
})
