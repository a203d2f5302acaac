import { HubError } from '../errors/hub-error'
import { snapshotOf } from '../snapshots/snapshot-store'
import type { Snapshot } from '../snapshots/manifest'
import { selectionsOf, type Cube } from '../statistics/cube'
import type { Earlier } from '../statistics/earlier'
import type { Cell } from '../statistics/unsafe'
import type { HubStore } from '../store/hub-store'
import type { Statistics } from './design'
import type { ReleaseDesign } from '../statistics/published'
import { movesBetween } from './moves'
import { cellsOf, newest, type NewestRelease } from './release-store'

/**
 * What the newest release tells already, whatever month it is of: a number that it shows and few children changed since must not be shown
 * again. Null: this is the first one. Throws HubError RELEASE_EXISTS where a later month is out: then what changed in between would be told
 * from the other side. SNAPSHOT_DAMAGED where the file is gone that the newest release was made of.
 */
export async function earlierRelease(
  store: HubStore,
  folder: string,
  snapshot: Snapshot,
  statistics: Statistics,
  cube: Cube,
): Promise<Earlier | null> {
  const last = await newest(store)
  if (!last) return null
  if (last.month > snapshot.manifest.month)
    throw new HubError('RELEASE_EXISTS', `${last.month} is published: expected that month or a later one. 之后的月份已发布。`) // prettier-ignore
  const then = await snapshotOf(folder, last.month, last.snapshotSha256)
  const moves = await movesBetween(then, snapshot, statistics)
  return { cube, release: { published: await publishedIn(store, last, statistics.design) }, moves }
}

/** The cells that a release shows, in the words of another design. What that one cannot say cannot be asked of it. */
async function publishedIn(
  store: HubStore,
  { id, design: old }: NewestRelease,
  design: ReleaseDesign,
): Promise<Cell[]> {
  const codesOf = (of: ReleaseDesign, name: string) => of.dimensions.find((one) => one.name === name)?.codes ?? []
  const selections = old.families.map((names) => selectionsOf(names.map((name) => codesOf(old, name).length)))
  const meant = selections.map((all, family) =>
    all.map((selection) => {
      const names = old.families[family]!
      const facts = new Map(selection.flatMap((code, i) => (code === null ? [] : [[names[i]!, codesOf(design, names[i]!).indexOf(codesOf(old, names[i]!)[code]!)]]))) // prettier-ignore
      const at = design.families.findIndex((one) => [...facts].every(([name, code]) => code !== -1 && one.includes(name))) // prettier-ignore
      return at === -1 ? null : { family: at, selection: design.families[at]!.map((name) => facts.get(name) ?? null) }
    }),
  )
  const published: Cell[] = []
  for await (const { family, division, numbers } of cellsOf(store, id)) {
    if (!design.levels.includes(division.length)) continue
    numbers?.forEach((number, i) => {
      const cell = meant[family]![i]
      if (number !== null && cell) published.push({ ...cell, division })
    })
  }
  return published
}
