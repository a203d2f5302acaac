import { asOwner } from '../hub/support/all-seeing'
import type { Tally } from './tally'
import type { OwnWorld } from './world'

/**
 * Records that must not change whom a child is reached by or what stands in its file: planted in the registries of a hub of the
 * suite's own, followed, and asked for. Not taken out again: last in a run, or in a world of their own.
 */
export async function recordCells(world: OwnWorld, tally: Tally): Promise<void> {
  await anotherSchool(world, tally)
  await numberOfAnother(world, tally)
}

/** A newer temporary roll at the school of an account: the formal roll stands, and the account's school has not got the pupil. */
async function anotherSchool(world: OwnWorld, tally: Tally): Promise<void> {
  const school = world.askers.find(({ account }) => account === 'school')!
  const [row] = await asOwner(
    world.hub,
    'education',
    `SELECT * FROM xs_jbxx WHERE xxbsm <> $1 AND xjh LIKE 'G%' AND xsztm = '01' AND sfzjh = substr(xjh, 2)
       AND NOT EXISTS (SELECT FROM xs_jbxx l WHERE l.xjh = 'L' || xs_jbxx.sfzjh) ORDER BY xsid LIMIT 1`,
    [school.actor.school],
  )
  const number = String(row!['sfzjh'])
  const id = world.byIdNumber.get(number)!
  await insert(world, 'education', 'xs_jbxx', {
    ...row,
    xsid: `${row!['xsid']}-temporary`,
    xjh: `L${number}`,
    xxbsm: school.actor.school,
    gxsj: new Date(world.hub.clock.now()),
  })
  await follow(world)
  const answer = await school.ask('query ($id: ID!) { child(id: $id) { id } }', { id })
  const cell = { role: school.name, field: 'Query.child', position: 'root' }
  const on = 'child with a newer temporary roll at the school'
  tally.cell({ ...cell, case: on }, answer.data?.child ? 'leak' : 'right')
}

/** A child's number in the row of another person, whose birth date cannot be read: the child's file shows nothing of that row. */
async function numberOfAnother(world: OwnWorld, tally: Tally): Promise<void> {
  const police = world.askers.find(({ account }) => account === 'police')!
  const shown = async (id: string) =>
    JSON.stringify((await police.ask('query ($id: ID!) { child(id: $id) { name sex household { householdNumber } } }', { id })).data?.child) // prettier-ignore
  const [owner, other] = await asOwner(
    world.hub,
    'police',
    `SELECT p.* FROM ck_wcnr p WHERE p.ryzt = '0' AND p.hkszd = '430421' AND p.xb = '2' AND p.gmsfhm IS NOT NULL
       AND (SELECT count(*) FROM rk_ryxx o WHERE o.gmsfhm = p.gmsfhm) = 1 ORDER BY p.rybh DESC LIMIT 2`,
  )
  const number = String(owner!['gmsfhm'])
  const id = world.byIdNumber.get(number)!
  const before = await shown(id)
  await insert(world, 'police', 'rk_ryxx', {
    ...other,
    rybh: `${other!['rybh']}-borrowed`,
    gmsfhm: number,
    csrq: '20151399',
    gxsj: new Date(world.hub.clock.now()),
  })
  await follow(world)
  const cell = { role: police.name, field: 'Child.household', position: 'root' }
  const on = 'number in a row whose birth date cannot be read'
  tally.cell({ ...cell, case: on }, (await shown(id)) === before ? 'right' : 'leak')
}

/** Feeds pass over what changed within their last second. */
async function follow({ hub }: OwnWorld): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  for (const connector of hub.app.guarded) await hub.app.follower.catchUp(connector)
  await hub.app.indexFollower.catchUp()
}

async function insert(
  { hub }: OwnWorld,
  database: 'education' | 'police',
  table: string,
  row: Record<string, unknown>,
): Promise<void> {
  const names = Object.keys(row)
  await asOwner(
    hub,
    database,
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(row),
  )
}
