import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { HubError } from '../errors/hub-error'
import { named, quoted, withDuck } from '../snapshots/duck'
import type { Snapshot } from '../snapshots/manifest'
import type { Group } from '../statistics/cube'
import { DIGITS, type Band, type Statistics } from './design'
import { NOT_RECORDED, type PublishedDimension } from '../statistics/published'

/** In place of a code: a word that the file of dimensions does not know. */
const UNKNOWN = -1

/**
 * The children of a snapshot as groups that are alike in place and all dimensions, counted by DuckDB. A division that names no village
 * is the village …000 of it; children without one are left out. Throws HubError STATISTICS_INVALID for a word that no code is for.
 */
export async function groupSnapshot(snapshot: Snapshot, statistics: Statistics): Promise<Iterable<Group>> {
  const { dimensions } = statistics.design
  const spill = mkdtempSync(path.join(tmpdir(), 'tonglian-release-'))
  try {
    return await withDuck({ spill }, async (duck) => {
      const columns = dimensions.map((_, i) => `, d${i}`).join('')
      const result = await duck.stream(
        `SELECT place, count(*)::INTEGER AS n${columns} FROM (${childrenIn(snapshot, statistics)}) GROUP BY ALL`,
      )
      const parts: Part[] = []
      for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
        const [places, counts, ...cells] = chunk.getColumns() as unknown as [string[], number[], ...number[][]]
        parts.push({ places, counts: Int32Array.from(counts), cells: cells.map((column) => Int8Array.from(column)) })
      }
      refuseUnknown(parts, dimensions)
      return groupsOf(parts, dimensions)
    })
  } finally {
    if (existsSync(spill)) rmSync(spill, { recursive: true, force: true })
  }
}

/** A statement that gives id, place and the place of the code in each dimension (d0, d1, ...) of each child that is counted. */
export function childrenIn({ path: file, manifest }: Snapshot, { design, codings }: Statistics): string {
  const codes = design.dimensions.map((one, i) => `, ${codeOf(one, manifest.month, codings)} AS d${i}`)
  return `SELECT id, left(rpad(residenceDivision, ${DIGITS.village}, '0'), ${design.levels.at(-1)}) AS place${codes.join('')}
    FROM read_parquet(${quoted(file)}) WHERE residenceDivision IS NOT NULL`
}

/** Columns of some groups: a nation has too many to keep an object for each. */
interface Part {
  readonly places: readonly string[]
  readonly counts: Int32Array
  /** For each dimension the place of the code. */
  readonly cells: readonly Int8Array[]
}

function* groupsOf(parts: readonly Part[], dimensions: readonly PublishedDimension[]): Iterable<Group> {
  for (const { places, counts, cells } of parts)
    for (let i = 0; i < places.length; i += 1)
      yield {
        division: places[i]!,
        codes: dimensions.map(({ codes }, each) => codes[cells[each]![i]!]!),
        count: counts[i]!,
      }
}

function refuseUnknown(parts: readonly Part[], dimensions: readonly PublishedDimension[]): void {
  const faults = dimensions.filter((_, i) => parts.some(({ cells }) => cells[i]!.includes(UNKNOWN)))
  if (faults.length === 0) return
  const names = faults.map(({ name, fact }) => `${name} (${fact})`).join(', ')
  throw new HubError('STATISTICS_INVALID', `The snapshot holds a word that no code of these dimensions is for: ${names}. 快照中有统计维度未列出的代码。`) // prettier-ignore
}

function codeOf({ name, fact, codes }: PublishedDimension, month: string, codings: Statistics['codings']): string {
  const coding = codings.get(name)!
  const column = named(fact)
  const place = (code: string) => codes.indexOf(code)
  const none = place(NOT_RECORDED)
  switch (coding.by) {
    case 'words': {
      const words = [...coding.codes].sort(([, one], [, other]) => place(one) - place(other))
      const has = (word: string) => (coding.several ? `list_contains(${column}, ${quoted(word)})` : `${column}::VARCHAR = ${quoted(word)}`) // prettier-ignore
      const empty = coding.several ? `${column} IS NULL OR len(${column}) = 0 OR ${column} = ['']` : `${column} IS NULL`
      const cases = words.map(([word, code]) => `WHEN ${has(word)} THEN ${place(code)}`)
      return `(CASE WHEN ${empty} THEN ${none} ${cases.join(' ')} ELSE ${UNKNOWN} END)::TINYINT`
    }
    case 'numbers':
      return banded(column, coding.bands, place, none)
    case 'ages': {
      const [year, number] = month.split('-').map(Number)
      const months = `${year! * 12 + number!} - (TRY_CAST(left(${column}, 4) AS INTEGER) * 12 + TRY_CAST(right(${column}, 2) AS INTEGER))`
      // A minor on the snapshot's day, whose birthday comes later in the month, is in the last band. `least` passes nulls over.
      return banded(`CASE WHEN ${column} IS NOT NULL THEN least(floor((${months}) / 12), ${coding.bands.at(-1)![2]}) END`, coding.bands, place, none) // prettier-ignore
    }
  }
}

function banded(value: string, bands: readonly Band[], place: (code: string) => number, none: number): string {
  const cases = bands.map(([code, from, to]) => `WHEN (${value}) BETWEEN ${from} AND ${to} THEN ${place(code)}`)
  return `(CASE ${cases.join(' ')} ELSE ${none} END)::TINYINT`
}
