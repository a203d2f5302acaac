import { randomUUID } from 'node:crypto'
import { countCube, selectionsOf, type Cube, type Group, type Selection } from '../../../src/statistics/cube'
import { makeRelease, type Release } from '../../../src/statistics/release'
import { numberOf } from '../../../src/statistics/unsafe'
import { NOT_RECORDED, type ReleaseDesign } from '../../../src/statistics/published'
import { asOwner } from '../../hub/support/all-seeing'
import type { TestHub } from '../../support/hub'

const dimension = (name: string, fact: string, field: string, codes: readonly string[], sensitive: boolean) => ({
  ...{ name, fact, field, sensitive, titleZh: `统计项 ${name}`, titleEn: name },
  codes: [...codes, NOT_RECORDED],
})

export const DESIGN: ReleaseDesign = {
  k: 5,
  levels: [2, 4, 6, 9, 12],
  dimensions: [
    dimension('sex', 'sex', 'Child.sex', ['MALE', 'FEMALE'], false),
    dimension('age', 'birthMonth', 'Child.birthDate', ['AGE_0_5', 'AGE_6_11', 'AGE_12_14', 'AGE_15_17'], false),
    dimension('leftBehind', 'educationLeftBehind', 'EducationRecord.leftBehind', ['NONE', 'ONE_PARENT', 'BOTH_PARENTS'], true), // prettier-ignore
    dimension('aid', 'receivesAid', 'WelfareRecord.receivesAid', ['YES', 'NO'], true),
  ],
  families: [
    ['sex', 'age'],
    ['sex', 'leftBehind'],
    ['age', 'aid'],
  ],
}

/** With a fact that no analyst may count by: whoever designs a release does not decide that. */
export const DESIGN_WITH_CLASS: ReleaseDesign = {
  ...DESIGN,
  dimensions: [
    ...DESIGN.dimensions,
    dimension('class', 'className', 'EducationRecord.className', ['1班', '2班'], false),
  ],
  families: [...DESIGN.families, ['class']],
}

export interface Published {
  readonly id: string
  readonly month: string
  readonly design: ReleaseDesign
  readonly cube: Cube
  readonly release: Release
  readonly groups: readonly Group[]
}

export interface PublishOptions {
  readonly month: string
  readonly correction?: number
  readonly design?: ReleaseDesign
  /** Changes what was counted. */
  readonly change?: (groups: Group[]) => Group[]
  /** Publishes every number, as if nothing had to be protected. */
  readonly unguarded?: true
}

/** Publishes a real release over the hub's index: counted, protected, stored. Without the solver's audit, which is tested elsewhere. */
export async function publish(hub: TestHub, options: PublishOptions): Promise<Published> {
  const { month, correction = 0, design = DESIGN, change = (groups) => groups } = options
  const groups = change(await groupsOf(hub, month, design))
  const cube = countCube(design, groups)
  const release = makeRelease(cube, { blockLevel: 2, solver: null })
  if (release.exposed.length > 0) throw new TypeError(`expected a safe release, ${release.exposed.length} exposed`)
  const id = randomUUID()
  const values = [id, month, correction, '0'.repeat(64), JSON.stringify(design), '{}']
  await asOwner(hub, 'hub', `INSERT INTO statistics_release (id, month, correction, made_at, snapshot_sha256, design, manifest)
    VALUES ($1, $2, $3, now(), $4, $5, $6)`, values) // prettier-ignore
  const rows = rowsOf(cube, release, options.unguarded ?? false)
  await asOwner(hub, 'hub', `INSERT INTO statistics_cell SELECT $1, family, division, open, CASE WHEN open THEN ARRAY(SELECT n::integer FROM jsonb_array_elements_text(numbers) WITH ORDINALITY e(n, i) ORDER BY i) END
    FROM jsonb_to_recordset($2::jsonb) AS r(family smallint, division text, open boolean, numbers jsonb)`, [id, JSON.stringify(rows)]) // prettier-ignore
  await asOwner(hub, 'hub', `UPDATE statistics_release SET published_at = now(), signature = 'of a test' WHERE id = $1`, [id]) // prettier-ignore
  return { id, month, design, cube, release, groups }
}

/** A part that several families share is judged once, and told by each of them. */
function rowsOf(cube: Cube, { published, areas }: Release, all: boolean) {
  const keyOf = (family: number, division: string, selection: Selection) =>
    `${division} ${cube.families[family]!.family.flatMap((name, i) => (selection[i] == null ? [] : [`${name}=${selection[i]}`])).sort().join()}` // prettier-ignore
  const shown = new Set(published.map(({ family, division, selection }) => keyOf(family, division, selection)))
  return cube.families.flatMap(({ sizes }, family) =>
    cube.divisions.flat().map((division) => {
      const open = all || areas.isOpen(family, division)
      const numbers = selectionsOf(sizes).map((selection) =>
        all || shown.has(keyOf(family, division, selection)) ? numberOf(cube, { family, division, selection }) : null,
      )
      return { family, division, open, numbers: open ? numbers : null }
    }),
  )
}

/** Read past the hub: the index's rows in the codes of a design. */
export async function groupsOf(hub: TestHub, month: string, design: ReleaseDesign = DESIGN): Promise<Group[]> {
  const rows = await asOwner(
    hub,
    'hub',
    `SELECT residence_division, sex, birth_month, education_left_behind, class_name, receives_aid::text AS aid FROM child_index
     WHERE generation = (SELECT answering FROM index_state) AND residence_division <> '' AND residence_division IS NOT NULL`,
  )
  const counted = new Map<string, number>()
  for (const row of rows) {
    const age = ageOf(row['birth_month'] as string, month)
    if (age !== null && age > 17) continue
    const told: Readonly<Record<string, unknown>> = {
      ...{ sex: row['sex'], leftBehind: row['education_left_behind'], class: row['class_name'] },
      age: age === null ? null : age < 6 ? 'AGE_0_5' : age < 12 ? 'AGE_6_11' : age < 15 ? 'AGE_12_14' : 'AGE_15_17',
      aid: row['aid'] === 'true' ? 'YES' : row['aid'] === 'false' ? 'NO' : null,
    }
    const codes = design.dimensions.map(({ name, codes }) => known(told[name], codes))
    const key = JSON.stringify([String(row['residence_division']).padEnd(12, '0'), codes])
    counted.set(key, (counted.get(key) ?? 0) + 1)
  }
  return [...counted].map(([key, count]) => {
    const [division, codes] = JSON.parse(key) as [string, string[]]
    return { division, codes, count }
  })
}

function known(value: unknown, codes: readonly string[]): string {
  return codes.includes(value as string) ? (value as string) : NOT_RECORDED
}

/** In years at the end of a month. */
function ageOf(birthMonth: string, month: string): number | null {
  if (!/^\d{4}-\d{2}$/.test(birthMonth)) return null
  const months = (of: string) => Number(of.slice(0, 4)) * 12 + Number(of.slice(5))
  return Math.floor((months(month) - months(birthMonth)) / 12)
}

/** Counted by hand, past everything: a division's children with these codes. */
export function truth(
  groups: readonly Group[],
  division: string,
  codes: Readonly<Record<string, readonly string[]>>,
  design: ReleaseDesign = DESIGN,
): number {
  const names = design.dimensions.map(({ name }) => name)
  return groups
    .filter((group) => group.division.startsWith(division))
    .filter((group) => Object.entries(codes).every(([name, some]) => some.includes(group.codes[names.indexOf(name)]!)))
    .reduce((sum, { count }) => sum + count, 0)
}

/** A table of population. */
export async function loadPopulation(
  hub: TestHub,
  name: string,
  month: string,
  rows: readonly { division: string; codes: Record<string, string>; number: number }[],
): Promise<void> {
  await asOwner(hub, 'hub', `INSERT INTO statistics_population SELECT $1, $2, division, codes, number FROM jsonb_to_recordset($3::jsonb) AS r(division text, codes jsonb, number bigint)`, [name, month, JSON.stringify(rows)]) // prettier-ignore
}

/** Children live closer together than the demo's: so that some divisions of each level are open, and some are closed. */
export async function gather(hub: TestHub): Promise<void> {
  const villages = ['430421100201', '430421100201', '430421100202', '430421100203', '430421101201', '430421102201', '430422100201'] // prettier-ignore
  await asOwner(
    hub,
    'hub',
    `UPDATE child_index SET residence_division = ($1::text[])[1 + abs(hashtext(id::text)) % ${villages.length}]`,
    [villages],
  )
}
