import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { Random } from '../../src/demo/random'
import { Acts } from './acts'

/** What happened, by name; `refused`: a lock or a key was in the way. */
export type Counts = Map<string, number>

const LONGEST_OPEN_MILLIS = 20_000

/** Random acts on one registry until `until`, some of them in transactions that stay open for a while; all are ended at the end. */
export async function storm(
  registry: string,
  ownerUrl: string,
  seed: number,
  isOver: () => boolean,
  counts: Counts,
): Promise<void> {
  const random = new Random(seed, registry.length)
  const connect = async () => {
    const client = new Client({ connectionString: ownerUrl })
    await client.connect()
    await client.query(`SET lock_timeout = '100ms'; SET DateStyle = 'ISO, YMD'`)
    return client
  }
  const client = await connect()
  const acts = await Acts.of(registry, client, random)
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)
  const act = async (by: Client) => {
    await by.query('SAVEPOINT act').catch(() => undefined)
    try {
      count(await acts.one(by))
    } catch {
      count('refused')
      await by.query('ROLLBACK TO SAVEPOINT act').catch(() => undefined)
    }
  }
  const open: Promise<void>[] = []
  let opened = 0
  while (!isOver()) {
    if (opened < 3 && random.chance(0.02)) {
      opened += 1
      const [millis, commits] = [random.between(500, LONGEST_OPEN_MILLIS), random.chance(0.8)]
      open.push(
        longTransaction(connect, act, random.between(1, 4), millis, commits, isOver).then(() => {
          opened -= 1
          count(commits ? 'long transaction' : 'long transaction taken back')
        }),
      )
    }
    await act(client)
    await pause(random.between(5, 80))
  }
  await Promise.all(open)
  await client.end()
}

async function longTransaction(
  connect: () => Promise<Client>,
  act: (client: Client) => Promise<void>,
  acts: number,
  millis: number,
  commits: boolean,
  isOver: () => boolean,
): Promise<void> {
  const client = await connect()
  try {
    await client.query('BEGIN')
    for (let at = 0; at < acts; at += 1) await act(client)
    for (let waited = 0; waited < millis && !isOver(); waited += 100) await pause(100)
    await client.query(commits ? 'COMMIT' : 'ROLLBACK')
  } finally {
    await client.end()
  }
}
