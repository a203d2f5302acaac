import type { Shape } from '../connectors/contract/records'
import { REGISTRIES } from '../connectors/registries'
import { systemClock, today } from '../src/kit/clock'
import { FastReader } from '../src/row-reader/fast-reader'
import { PlainReader } from '../src/row-reader/plain-reader'
import type { Databases } from './databases'
import { median } from './report'

const IDS = 500
const WARM_ROUNDS = 20
const ROUNDS = 60

/**
 * F: every column of 500 records of each registry, by FastReader and by PlainReader in turn. Gives the fast one's part of the
 * readable one's time, and of its processor time in this process.
 */
export async function measureReaders({ registryUrls }: Databases, say: (text: string) => void): Promise<string> {
  const parts: { wall: number; cpu: number }[] = []
  for (const { name, connect } of REGISTRIES) {
    const url = registryUrls[name]
    const ways = [new FastReader(), new PlainReader()].map((reader) => ({
      connector: connect({ url, poolSize: 1, timeoutMs: 30_000, reader }, () => today(systemClock)),
      wall: [] as number[],
      cpu: [] as number[],
    }))
    try {
      const { signal } = new AbortController()
      const { records } = await ways[0]!.connector.all(null, IDS, signal)
      const ids = records.map(({ id }) => id)
      const { columns } = ways[0]!.connector.capabilities
      const shape: Shape = { columns, collections: {} }
      for (let round = -WARM_ROUNDS; round < ROUNDS; round += 1)
        for (const way of round % 2 === 0 ? ways : [...ways].reverse()) {
          const [begun, used] = [performance.now(), process.cpuUsage()]
          await way.connector.fetch(ids, shape, signal)
          const { user, system } = process.cpuUsage(used)
          if (round < 0) continue
          way.wall.push(performance.now() - begun)
          way.cpu.push((user + system) / 1_000)
        }
      const [fast, plain] = ways.map(({ wall, cpu }) => ({ wall: median(wall), cpu: median(cpu) }))
      say(
        `${name}: ${ids.length} records of ${columns.length} columns, ms: fast ${fast!.wall.toFixed(1)} (cpu ${fast!.cpu.toFixed(1)}), ` +
          `plain ${plain!.wall.toFixed(1)} (cpu ${plain!.cpu.toFixed(1)})`,
      )
      parts.push({ wall: fast!.wall / plain!.wall, cpu: fast!.cpu / plain!.cpu })
    } finally {
      for (const { connector } of ways) await connector.close()
    }
  }
  return `R=${median(parts.map(({ wall }) => wall)).toFixed(2)} Rcpu=${median(parts.map(({ cpu }) => cpu)).toFixed(2)}`
}
