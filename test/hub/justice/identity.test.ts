import { checkCharacter } from '../../../src/linkage/id-number'
import { asOwner } from '../support/all-seeing'
import { startTestHub, type TestHub } from '../../support/hub'

/** Nothing that others see of a child may come from the survey: neither a mark, nor a fact that nobody else has. */
let hub: TestHub
let child: Record<string, unknown>
beforeAll(async () => {
  hub = await startTestHub({ children: 60, surely: 10 })
  const rows = await asOwner(
    hub,
    'hub',
    `SELECT c.id, c.sex, c.id_number, l.record_id FROM child c JOIN link l ON l.child_id = c.id AND l.registry = 'justice'
     WHERE c.residence_division LIKE '430421%' AND l.id_key IS NOT NULL AND c.records ?& '{education,police}' ORDER BY c.id LIMIT 1`,
  )
  child = rows[0]!
}, 120_000)
afterAll(() => hub?.stop())

const PROFILE =
  'query ($id: ID!) { child(id: $id) { name sex birthDate idNumber possibleDuplicate links { registry } } }'
const seen = async (account: string) => (await hub.ask(account, PROFILE, { id: `child:${String(child['id'])}` })).text
const inSurvey = (sql: string) =>
  asOwner(hub, 'justice', `UPDATE sf_et SET ${sql} WHERE znbh = $1`, [child['record_id']])

async function followed(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1_100)) // the change feed stays a second behind
  for (const connector of hub.app.guarded) await hub.app.follower.catchUp(connector)
}
const hubsOwn = async () =>
  (await asOwner(hub, 'hub', 'SELECT name, sex, birth_date, id_number FROM child WHERE id = $1', [child['id']]))[0]

test('a survey record that contradicts its own number marks nobody as a possible duplicate', async () => {
  const before = await Promise.all(['education', 'doctor', 'civil-affairs'].map(seen))
  expect(before.every((text) => text.includes('"possibleDuplicate":false'))).toBe(true)
  await inSurvey(`xb = '${child['sex'] === 'MALE' ? '女' : '男'}'`)
  await followed()
  const [link] = await asOwner(hub, 'hub', `SELECT doubt_key FROM link WHERE registry = 'justice' AND record_id = $1`, [
    child['record_id'],
  ])
  expect(link!['doubt_key']).toBe(child['id_number'])
  const answers = await Promise.all(['education', 'doctor', 'civil-affairs'].map(seen))
  expect(answers.every((text) => text.includes('"possibleDuplicate":false'))).toBe(true)
  await inSurvey(`xb = '${child['sex'] === 'MALE' ? '男' : '女'}'`)
  await followed()
})

test('a number that is a survey child’s alone marks nobody who contradicts it', async () => {
  const number = `11010120150101001${checkCharacter('11010120150101001')}`
  await asOwner(hub, 'justice', `INSERT INTO sf_et (znbh, xm, xb, csrq, sfzh) VALUES ('SF999', '甲乙', '男', '20150101', $1)`, [number]) // prettier-ignore
  // A pupil of another day of birth borrowed it, under a name that nobody else has.
  const [pupil] = await asOwner(
    hub,
    'education',
    `UPDATE xs_jbxx SET xjh = NULL, xm = '丙丁戊己', csrq = '2014-02-03', sfzjlxm = '1', sfzjh = $1
     WHERE xsid = (SELECT min(xsid) FROM xs_jbxx WHERE xsztm = '01') RETURNING xsid`,
    [number],
  )
  await followed()
  const [link] = await asOwner(hub, 'hub', `SELECT child_id, doubt_key FROM link WHERE registry = 'education' AND record_id = $1`, [pupil!['xsid']]) // prettier-ignore
  expect(link!['doubt_key']).toBe(number)
  const [marked] = await asOwner(hub, 'hub', 'SELECT possible_duplicate FROM child WHERE id = $1', [link!['child_id']])
  expect(marked!['possible_duplicate']).toBe(false)
})

test('a fact that the survey alone has is shown to nobody', async () => {
  await asOwner(hub, 'hub', `UPDATE link SET name = NULL, sex = NULL, birth_date = NULL WHERE child_id = $1 AND registry <> 'justice'`, [child['id']]) // prettier-ignore
  await inSurvey(`xm = xm || '甲'`)
  await followed()
  expect(await hubsOwn()).toMatchObject({ name: null, sex: null, birth_date: null })
})
