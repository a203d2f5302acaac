// Saved operations as files: `npm run bench:exports`. Rows a second in each format, and the memory of the hub above idle.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { projectRoot } from '../src/kit/project-root'
import { openDatabases } from './databases'
import { buildIndex } from './lists'
import { benchRealm } from './realm'
import { machine, median, stateOfCode } from './report'
import { startVariant, type Variant } from './variants'

const say = (text: string) => console.error(text)
const FORMATS = ['json', 'csv', 'xlsx', 'parquet'] as const
const DOCUMENT = `query ($first: Int, $after: String) { children(first: $first, after: $after) {
  edges { node { id name sex birthDate idNumber registeredDivision { code } education { schoolCode grade className boarding } } }
  pageInfo { hasNextPage endCursor } } }`
const SAVE =
  'mutation ($input: SaveOperationInput!) { saveOperation(input: $input) { operation { id } errors { code message } } }'
const SAMPLE_MILLIS = 50

interface Run {
  readonly rows: number
  readonly bytes: number
  readonly perSecond: number
  /** Bytes of resident memory above what the hub had before the run. */
  readonly above: number
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      children: { type: 'string', default: '100000' },
      page: { type: 'string', default: '200' },
      rounds: { type: 'string', default: '3' },
      keep: { type: 'string' },
      forget: { type: 'boolean', default: false },
    },
  })
  const folder = path.resolve(values.keep ?? path.join(projectRoot(), '.tonglian', `bench-${values.children}`))
  const databases = await openDatabases(folder, Number(values.children), say)
  try {
    await buildIndex(databases, folder, say)
    const how = {
      hubUrl: databases.hubUrl,
      registryUrls: databases.registryUrls,
      folder,
      realmFile: benchRealm(folder),
    }
    const hub = await startVariant('hub', how, null)
    try {
      const name = await save(hub)
      const told: string[] = []
      for (const format of FORMATS) {
        await take(hub, `${name}.${format}?first=${values.page}`) // warms up
        const runs: Run[] = []
        for (let round = 0; round < Number(values.rounds); round += 1)
          runs.push(await take(hub, `${name}.${format}?first=${values.page}`))
        const of = (figure: keyof Run) => median(runs.map((run) => run[figure]))
        told.push(`E ${format}: ${of('rows')} rows, ${Math.round(of('perSecond'))} rows/s, ${mega(of('bytes'))} MB, peak memory above idle ${mega(Math.max(...runs.map(({ above }) => above)))} MB`) // prettier-ignore
        say(told.at(-1)!)
      }
      const text = [`${codeAndMachine()}, ${values.children} children, pages of ${values.page}, median of ${values.rounds}`, ...told].join('\n') // prettier-ignore
      console.log(text)
      if (!values.forget) writeFileSync(path.join(projectRoot(), 'bench/results', `${new Date().toISOString().slice(0, 10)}-E.txt`), `${text}\n`) // prettier-ignore
    } finally {
      await hub.stop()
    }
  } finally {
    await databases.stop()
  }
}

async function save(hub: Variant): Promise<string> {
  const name = `bench-${Date.now().toString(36).replace(/\d/g, 'x')}`
  const input = { name, titleZh: '名单', titleEn: 'A list', document: DOCUMENT, shared: 'OWN', idempotencyKey: name }
  const response = await fetch(`http://127.0.0.1:${hub.port}/graphql`, {
    method: 'POST',
    headers: { ...hub.headers('B'), 'content-type': 'application/json' },
    body: JSON.stringify({ query: SAVE, variables: { input } }),
  })
  const text = await response.text()
  if (!text.includes('operation:')) throw new TypeError(`expected a saved operation, got ${text}`)
  return name
}

async function take(hub: Variant, address: string): Promise<Run> {
  await pause(2_000)
  const idle = resident(hub.pid)
  let most = idle
  const sampling = setInterval(() => (most = Math.max(most, resident(hub.pid))), SAMPLE_MILLIS)
  const began = performance.now()
  const response = await fetch(`http://127.0.0.1:${hub.port}/api/${address}`, { headers: hub.headers('B') })
  let bytes = 0
  let lines = 0
  const reader = response.body!.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const chunk = part.value as Uint8Array
    bytes += chunk.length
    if (address.includes('.csv')) for (const byte of chunk) lines += byte === 10 ? 1 : 0
  }
  const seconds = (performance.now() - began) / 1_000
  clearInterval(sampling)
  if (response.status !== 200) throw new TypeError(`expected a file, got ${response.status}`)
  const rows = lines > 0 ? (known = lines - 1) : (known ?? (await countRows(hub, address)))
  return { rows, bytes, perSecond: rows / seconds, above: most - idle }
}

let known: number | null = null

/** Of a format whose rows are not lines: those of the same operation as CSV. */
async function countRows(hub: Variant, address: string): Promise<number> {
  const csv = await fetch(`http://127.0.0.1:${hub.port}/api/${address.replace(/\.\w+\?/, '.csv?')}`, { headers: hub.headers('B') }) // prettier-ignore
  return (known = (await csv.text()).split('\r\n').length - 2)
}

function codeAndMachine(): string {
  const { commit, changed } = stateOfCode()
  const { cpu, cores, node } = machine()
  return `commit ${commit}${changed ? ' and changes' : ''}, ${cores} cores (${cpu}), Node.js ${node}`
}

function resident(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1_024
}

function mega(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}

void main()
