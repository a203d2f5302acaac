import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { keepIndexColumns } from '../../../migrations/index-columns'
import { Random } from '../../../src/demo/random'
import { INDEX_COLUMNS } from '../../../src/index/columns'
import { ManualClock } from '../../../src/kit/clock'
import { HubStore } from '../../../src/store/hub-store'
import { createHubDatabase, type HubDatabase } from '../../support/hub-database'

/** 2026-12-01 00:30 in Asia/Shanghai; in UTC it is still November. */
export const FIRST_OF_DECEMBER = Date.parse('2026-11-30T16:30:00Z')

export interface MadeUpIndex extends HubDatabase {
  /** As the owner of the database. */
  readonly owner: HubStore
  readonly clock: ManualClock
  readonly folder: string
}

/** A hub's database whose index holds invented children: many in some villages, one in others. */
export async function madeUpIndex(seed: number, children: number): Promise<MadeUpIndex> {
  const database = await createHubDatabase()
  await keepIndexColumns(database.ownerUrl, INDEX_COLUMNS)
  const owner = new HubStore({ url: database.ownerUrl, poolSize: 3, timeoutMs: 60_000 })
  const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-snapshots-'))
  await owner.run({ text: 'UPDATE index_state SET answering = 3, whole_from = 3', values: [] })
  await addChildren(owner, seed, children)
  return {
    ...database,
    ...{ owner, folder, clock: new ManualClock(FIRST_OF_DECEMBER) },
    async drop() {
      rmSync(folder, { recursive: true, force: true })
      await owner.close()
      await database.drop()
    },
  }
}

/** Into the answering generation, and their verdicts. */
export async function addChildren(owner: HubStore, seed: number, count: number, home?: string): Promise<void> {
  const random = new Random(seed, 11)
  const one = <T>(values: readonly T[], skew = 2): T => values[Math.floor(random.next() ** skew * values.length)]!
  const rows = Array.from({ length: count }, () => {
    const county = one(['430421', '430422', '430424', '431121'])
    const village = `${county}${one(['100', '101', '102', '103'])}${one(['201', '202', '203', '204', '205'])}`
    const year = 2007 + Math.floor(random.next() * 19)
    const month = `${year}-${String(1 + Math.floor(random.next() * 12)).padStart(2, '0')}`
    const age = 2026 - year
    return {
      id: randomUUID(),
      residence: home ?? one([village, village, village, village, village, county, `${county}100`, null], 1),
      sex: one(['MALE', 'FEMALE', 'UNKNOWN', null], 1.5),
      birth_month: random.next() < 0.03 ? '' : month,
      born: random.next() < 0.03 ? null : `${month}-15`,
      grade: age >= 6 ? age - 5 : null,
      education: one(['NONE', 'ONE_PARENT', 'BOTH_PARENTS', null]),
      welfare: one([null, 'NONE', 'BOTH_PARENTS_AWAY', 'ONE_AWAY_OTHER_UNABLE']),
      guardianship: one([null, 'GOOD', 'FAIR', 'CARER_INADEQUATE', 'PARENT_UNABLE', 'NONE'], 3),
      categories: one(
        [null, [], ['LEFT_BEHIND'], ['LEFT_BEHIND', 'ORPHAN'], ['DISABLED', 'IN_POVERTY'], ['STREET']],
        3,
      ),
      aid: one([null, false, true]),
      level: one([null, 'NONE', 'NONE', 'NOT_OF_AGE', 'SUSPECTED', 'NOT_JUDGED', 'DROPPED_OUT', 'OUT_OF_SCHOOL'], 2),
    }
  })
  const given = `FROM json_to_recordset($1::json) AS r(id uuid, residence text, sex text, birth_month text, born date, grade smallint,
    education text, welfare text, guardianship text, categories text[], aid boolean, level text)`
  await owner.transaction(async (tx) => {
    await tx.run(
      `INSERT INTO child_index (generation, form, id, residence_division, sex, birth_month, born, grade, education_left_behind, welfare_left_behind,
         guardianship_type, welfare_categories, receives_aid, name, pinyin, initials)
       SELECT 3, 4, id, residence, sex, birth_month, coalesce(born, 'infinity'), grade, education, welfare, guardianship, categories, aid, '张三', 'zhang san', 'zs' ${given}`,
      [JSON.stringify(rows)],
    )
    await tx.run(
      `INSERT INTO dropout_verdict (child_id, level, rules_version, judged_on, since, confidence, inputs, missing, unknowable, groups, digest)
       SELECT id, level, 'r1', '2026-11-30', '2026-11-30', 'HIGH', '[]', '{}', '{}', '{}', 'x' ${given} WHERE level IS NOT NULL`,
      [JSON.stringify(rows)],
    )
  })
}
