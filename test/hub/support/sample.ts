import { asOwner } from './all-seeing'
import { SHOWCASE } from '../../../src/demo/showcase'
import type { TestHub } from '../../support/hub'

/** The hub's uuid of the showcase child. */
export async function showcaseUuid(hub: TestHub): Promise<string> {
  const [row] = await asOwner(hub, 'hub', 'SELECT child_id FROM child_key WHERE id_key = $1', [SHOWCASE.idNumber])
  return row.child_id as string
}

/**
 * Children that stand in different places to the accounts: on the director's list, pupils of the school, of the
 * township, of elsewhere in the county, with a record missing, and one that moved to the neighbouring county.
 */
export async function sampleChildren(hub: TestHub): Promise<string[]> {
  const pick = async (where: string, count: number) =>
    (await asOwner(hub, 'hub', `SELECT id FROM child WHERE NOT retired AND ${where} ORDER BY id LIMIT ${count}`)).map(
      ({ id }) => id as string,
    )
  const list = await asOwner(hub, 'civil_affairs', `SELECT dabh FROM et_djb WHERE etzr = $1 ORDER BY dabh LIMIT 4`, [
    SHOWCASE.directorCode,
  ])
  const onList = await asOwner(
    hub,
    'hub',
    "SELECT id FROM child WHERE records ->> 'civil-affairs' = ANY($1) AND NOT retired",
    [list.map(({ dabh }) => dabh as string)],
  )
  const uuids = [
    ...onList.map(({ id }) => id as string),
    ...(await pick(`school_code = '${SHOWCASE.schoolCode}'`, 4)),
    ...(await pick(`residence_division LIKE '430421100%'`, 3)),
    ...(await pick(`residence_division NOT LIKE '430421100%' AND registered_division LIKE '430421%'`, 6)),
    ...(await pick("NOT records ? 'police'", 2)),
    ...(await pick("NOT records ? 'education' AND records ? 'health'", 2)),
    ...(await pick("NOT records ? 'civil-affairs' AND records ? 'education'", 3)),
  ]
  return [...new Set(uuids)]
}

/** Makes a child one of the neighbouring county alone, so that it is out of the area of most accounts. */
export async function moveAway(hub: TestHub, uuid: string): Promise<void> {
  await asOwner(
    hub,
    'hub',
    `UPDATE child SET registered_division = '430422', residence_division = '430422100', school_division = '430422100' WHERE id = $1`,
    [uuid],
  )
}
