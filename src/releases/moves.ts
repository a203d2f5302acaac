import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { withDuck } from '../snapshots/duck'
import type { Snapshot } from '../snapshots/manifest'
import type { Move } from '../statistics/earlier'
import type { Statistics } from './design'
import { childrenIn } from './group-snapshot'

/** Children who are counted otherwise in one snapshot than in an earlier one, joined by their ids and grouped by what they were and are. */
export async function movesBetween(then: Snapshot, now: Snapshot, statistics: Statistics): Promise<Move[]> {
  const { dimensions } = statistics.design
  const spill = mkdtempSync(path.join(tmpdir(), 'tonglian-release-'))
  try {
    return await withDuck({ spill }, async (duck) => {
      const facts = ['place', ...dimensions.map((_, i) => `d${i}`)]
      const of = (table: string) => facts.map((fact) => `${table}.${fact}`).join(', ')
      const result = await duck.runAndReadAll(
        `SELECT count(*)::INTEGER, ${of('a')}, ${of('b')} FROM (${childrenIn(then, statistics)}) a
         FULL JOIN (${childrenIn(now, statistics)}) b USING (id) WHERE (${of('a')}) IS DISTINCT FROM (${of('b')}) GROUP BY ALL`,
      )
      return result.getRows().map(([count, ...cells]): Move => {
        const half = (from: number): Move['from'] => {
          const [place, ...codes] = cells.slice(from, from + facts.length)
          if (place === null || place === undefined) return null
          return { division: String(place), codes: codes.map((code, i) => dimensions[i]!.codes[Number(code)]!) }
        }
        return { from: half(0), to: half(facts.length), count: Number(count) }
      })
    })
  } finally {
    rmSync(spill, { recursive: true, force: true })
  }
}
