import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool } from 'pg'
import { systemClock, today } from '../src/kit/clock'
import {
  CHILD_COLUMNS,
  childOf,
  PARTS,
  recordOf,
  selectOf,
  STATUS_TABLE,
  wordsOf,
  type Part,
  type Table,
} from './native'
import { POOL, serve, type Start } from './serve'

/*
 * L0: the limit by hand. node:http, one prepared statement per table in parallel, JSON.stringify; nobody is asked who they are.
 * With the argument `batched` it is L0s: statements of concurrent requests travel as one.
 */

type Row = Record<string, unknown>
type Loader = (keys: readonly string[]) => Promise<Map<string, Row[]>>
type ChildRow = Record<string, string | null>

const batched = process.argv.includes('batched')
const MOST_KEYS = 1_000

serve(async (how) => {
  const answers = handlers(how)
  const server = createServer((request, response) => {
    body(request)
      .then((text) => answers[request.url!]!(JSON.parse(text)))
      .then(
        (data) => {
          const text = JSON.stringify({ data })
          response.writeHead(200, {
            'content-type': 'application/json; charset=utf-8',
            'content-length': Buffer.byteLength(text),
          })
          response.end(text)
        },
        (fault: Error) => response.writeHead(500).end(fault.message),
      )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port }
})

function handlers({ hubUrl, registryUrls }: Start): Record<string, (asked: { id: string; ids: string[] }) => unknown> {
  const hub = new Pool({ connectionString: hubUrl, max: POOL.hub })
  const pool = (url: string) => new Pool({ connectionString: url, max: POOL.registry })
  const pools: Record<Part, Pool> = {
    education: pool(registryUrls.education),
    household: pool(registryUrls.police),
    health: pool(registryUrls.health),
    welfare: pool(registryUrls['civil-affairs']),
  }
  const links = Object.values(PARTS).map(({ link }) => recordOf(link))
  const children = { from: 'child', key: 'id', columns: [] }
  const profiles = loader(
    hub,
    children,
    'child',
    `SELECT id AS key, id, ${CHILD_COLUMNS}, ${links.join(', ')} FROM child WHERE id = ANY($1)`,
  )
  const pupils = loader(
    hub,
    children,
    'pupil',
    `SELECT id AS key, ${recordOf('education_record')} FROM child WHERE id = ANY($1)`,
  )
  const status = loader(pools.education, STATUS_TABLE, 'status')
  const rolls = loader(pools.education, { ...STATUS_TABLE, key: 't.xjh' }, 'rolls')
  const parts = (Object.keys(PARTS) as Part[]).map((part) => {
    const { link, record, lists } = PARTS[part]
    return {
      part,
      link,
      record: loader(pools[part], record, part),
      lists: Object.entries(lists).map(([name, table]) => ({ name, load: loader(pools[part], table, name) })),
    }
  })

  const profilesOf = async (ids: readonly string[]) => {
    const found = await profiles(ids)
    const rows = ids.map((id) => found.get(id)?.[0] as ChildRow | undefined)
    const day = today(systemClock)
    const answer = rows.map((row) => (row ? childOf(row, day) : null))
    await Promise.all(
      parts.map(async ({ part, link, record, lists }) => {
        const keys = rows.flatMap((row) => row?.[link] ?? [])
        const [records, ...entries] = await Promise.all([record(keys), ...lists.map(({ load }) => load(keys))])
        rows.forEach((row, i) => {
          if (!row) return
          const key = row[link]
          const one = key == null ? undefined : records.get(key)?.[0]
          const shown: Row | null = one ? { ...one } : null
          if (shown) lists.forEach(({ name }, n) => (shown[name] = entries[n]!.get(key!) ?? []))
          answer[i]![part] = shown
        })
      }),
    )
    return answer
  }
  const uuid = (id: string) => id.slice(6)
  return {
    '/P1': async ({ id }) => ({ child: (await profilesOf([uuid(id)]))[0] }),
    '/P2': async ({ ids }) => ({ childrenByIds: await profilesOf(ids.map(uuid)) }),
    '/P3': async ({ ids }) => {
      const uuids = ids.map(uuid)
      const found = await pupils(uuids)
      const keys = uuids.map((id) => found.get(id)?.[0]?.['education_record'] as string)
      const records = await status(keys)
      return { childrenByIds: keys.map((key) => ({ education: records.get(key)?.[0] ?? null })) }
    },
    '/B': async ({ ids: numbers }) => {
      const records = await rolls(numbers)
      return {
        enrolmentStatus: numbers.map((number) => {
          const { rollState = null, rollStateSince = null, attendanceBand = null } = records.get(number)?.[0] ?? {}
          return { rollState, since: rollStateSince, attendanceBand }
        }),
      }
    },
  }
}

/** The rows of keys, by key. Batched: one statement for all that is asked in a turn of the event loop. */
function loader(pool: Pool, table: Table, name: string, text = selectOf(table)): Loader {
  const words = wordsOf(table)
  const plain = table.columns.length === 0
  const query: Loader = async (keys) => {
    const values = table.today ? [keys, today(systemClock)] : [keys]
    const { rows } = await pool.query<Row>({ name, text, values })
    const byKey = new Map<string, Row[]>()
    for (const row of rows) {
      const key = row['key'] as string
      const entry = plain ? row : words(row)
      const known = byKey.get(key)
      if (known) known.push(entry)
      else byKey.set(key, [entry])
    }
    return byKey
  }
  return batched ? inTurns(query) : query
}

function inTurns(query: Loader): Loader {
  let waiting: { keys: Set<string>; answer: Promise<Map<string, Row[]>> } | null = null
  return (keys) => {
    if (!waiting || waiting.keys.size + keys.length > MOST_KEYS) {
      const turn = { keys: new Set<string>(), answer: Promise.resolve(new Map<string, Row[]>()) }
      turn.answer = new Promise((resolve, reject) => {
        setImmediate(() => {
          if (waiting === turn) waiting = null
          query([...turn.keys]).then(resolve, reject)
        })
      })
      waiting = turn
    }
    for (const key of keys) waiting.keys.add(key)
    return waiting.answer
  }
}

function body(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    request.on('error', reject)
  })
}
