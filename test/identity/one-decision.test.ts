import { SHOWCASE } from '../../src/demo/showcase'
import { checkCharacter } from '../../src/linkage/id-number'
import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'

/** Which record is the child (faults.md 14), and which number makes it so (faults.md 15). Real registries, real hub. */
let hub: TestHub
let uuid: string
let id: string
beforeAll(async () => {
  hub = await startTestHub({ children: 300 })
  uuid = await showcaseUuid(hub)
  id = `child:${uuid}`
}, 120_000)
afterAll(() => hub?.stop())

async function follow(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  for (const connector of hub.app.guarded) await hub.app.follower.catchUp(connector)
  await hub.app.indexFollower.catchUp()
}
const child = async () => (await asOwner(hub, 'hub', 'SELECT * FROM child WHERE id = $1', [uuid]))[0]
const byRoll = async (roll: string) =>
  (await hub.ask('education', 'query ($n: String!) { childByRollNumber(rollNumber: $n) { id } }', { n: roll })).data
    .childByRollNumber
const byNumber = async (idNumber: string) =>
  (await hub.ask('education', 'query ($n: String!) { childByIdNumber(idNumber: $n) { id } }', { n: idNumber })).data
    .childByIdNumber
const household = async () =>
  (await hub.ask('police', `{ child(id: "${id}") { name sex household { householdNumber } } }`)).data.child

/** The row of a registry again, with other words in some columns. */
async function copy(
  database: 'education' | 'health',
  table: string,
  key: string,
  from: string,
  changes: Record<string, unknown>,
) {
  const [row] = await asOwner(hub, database, `SELECT * FROM ${table} WHERE ${key} = $1`, [from])
  const changed = { ...row, ...changes }
  const names = Object.keys(changed)
  await asOwner(
    hub,
    database,
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(changed),
  )
}

describe('one decision which record stands (faults.md 14)', () => {
  test('every roll number that the hub shows finds its child', async () => {
    const shown: { id: string; rollNumber: string }[] = []
    let after: string | null = null
    do {
      const { data } = await hub.ask(
        'education',
        'query ($after: String) { children(first: 100, after: $after) { edges { node { id education { rollNumber } } } pageInfo { hasNextPage endCursor } } }',
        { after },
      )
      for (const { node } of data.children.edges)
        if (node.education?.rollNumber) shown.push({ id: node.id, rollNumber: node.education.rollNumber })
      after = data.children.pageInfo.hasNextPage ? data.children.pageInfo.endCursor : null
    } while (after !== null)
    expect(shown.length).toBeGreaterThan(150)
    const owners = new Map<string, string[]>()
    for (const one of shown) owners.set(one.rollNumber, [...(owners.get(one.rollNumber) ?? []), one.id])
    let borrowed = 0
    for (const [roll, ids] of owners) {
      // A number that two children show is somebody's: the one that the ID number within it finds.
      const owner = ids.length === 1 ? null : await byNumber(roll.slice(1))
      if (owner) borrowed += 1
      expect(await byRoll(roll)).toEqual({ id: owner?.id ?? ids[0] })
    }
    expect(borrowed).toBeGreaterThan(0)
    const { data } = await hub.ask(
      'education',
      'query ($s: [String!]!) { enrolmentStatus(students: $s) { student rollState error { code } } }',
      { s: [...owners.keys()].slice(0, 1_000) },
    )
    expect(data.enrolmentStatus.filter((one: { error: unknown }) => one.error !== null)).toEqual([])
  })

  test('a newer temporary roll at another school takes nobody from the formal one, and both numbers find the child', async () => {
    const before = await child()
    const [other] = await asOwner(hub, 'education', 'SELECT xxbsm FROM xx_jbxx WHERE xxbsm <> $1 LIMIT 1', [
      SHOWCASE.schoolCode,
    ])
    const temporary = `L${SHOWCASE.idNumber}`
    await copy('education', 'xs_jbxx', 'xsid', before.records.education, {
      xsid: 'ZZ-temporary',
      xjh: temporary,
      xxbsm: other.xxbsm,
      gxsj: new Date(hub.clock.now()),
    })
    await follow()
    expect(await child()).toMatchObject({
      records: { education: before.records.education },
      school_code: before.school_code,
      school_division: before.school_division,
      roll_number: before.roll_number,
    })
    for (const roll of [SHOWCASE.rollNumber, temporary]) expect([roll, await byRoll(roll)]).toEqual([roll, { id }])
  })

  test('a roll that the pupil has left yields to the open one, also when it is corrected later', async () => {
    const before = await child()
    await asOwner(hub, 'education', `UPDATE xs_jbxx SET xsztm = '10' WHERE xsid = $1`, [before.records.education])
    await follow()
    const moved = await child()
    expect(moved).toMatchObject({ records: { education: 'ZZ-temporary' } })
    expect(moved.school_code).not.toBe(before.school_code)
    await asOwner(hub, 'education', `UPDATE xs_jbxx SET lxdh = '13800000000' WHERE xsid = $1`, [
      before.records.education,
    ])
    await follow()
    expect(await child()).toMatchObject({ records: { education: 'ZZ-temporary' }, school_code: moved.school_code })
    const { data } = await hub.ask('school', `{ child(id: "${id}") { name } }`)
    expect(data.child).toBeNull()
    for (const roll of [SHOWCASE.rollNumber, `L${SHOWCASE.idNumber}`]) expect(await byRoll(roll)).toEqual({ id })
    await asOwner(hub, 'education', `UPDATE xs_jbxx SET xsztm = '01' WHERE xsid = $1`, [before.records.education])
    await follow()
    expect(await child()).toMatchObject({
      records: { education: before.records.education },
      school_code: before.school_code,
    })
  })
})

describe('a number that contradicts its record links nobody (faults.md 15)', () => {
  const boyOf = async () =>
    (
      await asOwner(
        hub,
        'police',
        `SELECT * FROM ck_wcnr WHERE xb = '1' AND ryzt = '0' AND gmsfhm <> $1 ORDER BY rybh DESC LIMIT 1`,
        [SHOWCASE.idNumber],
      )
    )[0]

  test.each(['2015-5-2', '20150230', '99999999', '20110101'])(
    'her number in a boy’s police row, born %s: she keeps her name and household',
    async (written) => {
      const before = await household()
      const boy = await boyOf()
      await asOwner(hub, 'police', `UPDATE rk_ryxx SET gmsfhm = $2, csrq = $3, xm = '冒名' WHERE rybh = $1`, [
        boy.rybh,
        SHOWCASE.idNumber,
        written,
      ])
      await follow()
      expect(await household()).toEqual(before)
      expect((await child()).records.police).not.toBe(boy.rybh)
      const doubts = (await hub.ask('steward', '{ registries { name doubtful } }')).data.registries
      expect(doubts.find(({ name }: { name: string }) => name === 'POLICE').doubtful).toBeGreaterThan(0)
      await asOwner(hub, 'police', 'UPDATE rk_ryxx SET gmsfhm = $2, csrq = $3, xm = $4 WHERE rybh = $1', [
        boy.rybh,
        boy.gmsfhm,
        boy.csrq,
        boy.xm,
      ])
      await follow()
    },
  )

  test('a boy’s archive with her number and her birth date does not take the place of hers', async () => {
    const before = await child()
    const sex = Number(SHOWCASE.idNumber[16]) % 2 === 1 ? '2' : '1' // not the number's
    await copy('health', 'et_da', 'dah', before.records.health, {
      dah: '43042199999999998',
      xb: sex,
      xm: '某男',
      gxsj: new Date(hub.clock.now()),
    })
    await follow()
    expect(await child()).toMatchObject({ records: { health: before.records.health }, name: before.name })
    const [link] = await asOwner(hub, 'hub', `SELECT * FROM link WHERE record_id = '43042199999999998'`)
    expect(link).toMatchObject({ rule: 'doubt', id_key: null, doubt_key: SHOWCASE.idNumber })
    expect(link.child_id).not.toBe(uuid)
    const marked = async (account: string) =>
      (await hub.ask(account, `{ child(id: "${id}") { possibleDuplicate } }`)).data.child.possibleDuplicate
    expect([await marked('education'), await marked('school')]).toEqual([true, null])
  })

  test.each([
    ['education', 'xs_jbxx', 'xsid', 'xbm'],
    ['health', 'et_da', 'dah', 'xb'],
    ['civil_affairs', 'et_djb', 'dabh', 'xb'],
    ['police', 'rk_ryxx', 'rybh', 'xb'],
  ] as const)('%s: a sex that cannot be read contradicts every number', async (database, table, key, sex) => {
    const registry = database.replace('_', '-')
    const [row] = await asOwner(
      hub,
      'hub',
      `SELECT id, records ->> '${registry}' AS record FROM child WHERE records ? '${registry}' AND id_number IS NOT NULL
         AND (SELECT count(*) FROM link WHERE child_id = child.id AND NOT gone) > 1 AND id <> $1 ORDER BY id LIMIT 1`,
      [uuid],
    )
    const [{ was }] = await asOwner(hub, database, `SELECT ${sex} AS was FROM ${table} WHERE ${key} = $1`, [row.record])
    await asOwner(hub, database, `UPDATE ${table} SET ${sex} = '?' WHERE ${key} = $1`, [row.record])
    await follow()
    const childNow = async () =>
      (
        await asOwner(hub, 'hub', 'SELECT child_id FROM link WHERE registry = $1 AND record_id = $2', [
          registry,
          row.record,
        ])
      )[0].child_id
    expect(await childNow()).not.toBe(row.id)
    await asOwner(hub, database, `UPDATE ${table} SET ${sex} = $2 WHERE ${key} = $1`, [row.record, was])
    await follow()
    expect(await childNow()).toBe(row.id)
  })

  test('a number of which the check character alone is right is nobody’s either, if it tells another birthday', async () => {
    const other = `${SHOWCASE.idNumber.slice(0, 6)}20110101${SHOWCASE.idNumber.slice(14, 17)}`
    const borrowed = other + checkCharacter(other)
    const before = await child()
    await copy('health', 'et_da', 'dah', before.records.health, {
      dah: '43042199999999997',
      sfzh: borrowed,
      gxsj: new Date(hub.clock.now()),
    })
    await follow()
    const [link] = await asOwner(hub, 'hub', `SELECT rule, doubt_key FROM link WHERE record_id = '43042199999999997'`)
    expect(link).toEqual({ rule: 'doubt', doubt_key: borrowed })
  })
})
