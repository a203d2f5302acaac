import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { today } from '../../src/kit/clock'
import { readWorkbook } from '../../src/pupil-lists/workbook'
import { trail } from '../grants/support/counter'
import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../support/hub'
import { codes, COUNTY, draft, figure, item, made, read, realmOfMore, SCHOOL, step } from './support/returns'

/** Returns: counted, checked, signed by three, frozen, rolled up; and the same for who may not. */
const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-returns-'))
const BUREAU = ['education', 'education-reviewer', 'education-head'] as const
let hub: TestHub
let month: string
let before: string
beforeAll(async () => {
  hub = await startTestHub({ children: 200, realmFile: realmOfMore(folder) })
  // Months that are over: the test must pass on any day.
  const [year, number] = today(hub.clock).split('-').map(Number) as [number, number]
  const back = (months: number) => new Date(Date.UTC(year, number - 1 - months, 1)).toISOString().slice(0, 7)
  ;[month, before] = [back(1), back(2)]
}, 120_000)
afterAll(async () => {
  await hub?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a school’s figures are those of its verdicts and of its ledger’s entries', async () => {
  const first = `${month}-01T00:00:00+08:00`
  const last = `${before}-15T12:00:00+08:00`
  await item(hub, 'SUSPECTED', [['OPEN', null, 'FOUND', last], ['VISIT', 'FOUND', 'PERSUADING', first], ['RETURN', 'PERSUADING', 'RETURNED', first], ['CLOSE', 'RETURNED', 'CLOSED', first]]) // prettier-ignore
  await item(hub, 'DROPPED_OUT', [['OPEN', null, 'FOUND', first], ['VISIT', 'FOUND', 'PERSUADING', first], ['REPORT', 'PERSUADING', 'REPORTED', first]]) // prettier-ignore
  await item(hub, 'SCHOOL_AGE', [['OPEN', null, 'FOUND', last], ['EXCUSE', 'FOUND', 'EXCUSED', last], ['CLOSE', 'EXCUSED', 'CLOSED', last], ['REOPEN', 'CLOSED', 'FOUND', first]]) // prettier-ignore
  const one = made(await draft(hub, 'school', { period: month, school: SCHOOL }))
  const [levels] = await asOwner(hub, 'hub', `SELECT count(*) FILTER (WHERE v.level <> 'NOT_OF_AGE') AS all, count(*) FILTER (WHERE v.level = 'NONE') AS none FROM dropout_verdict v JOIN child ON child.id = v.child_id WHERE NOT child.retired AND child.school_code = $1`, [SCHOOL]) // prettier-ignore
  expect([figure(one, 1), figure(one, 2)]).toEqual([Number(levels.all), Number(levels.none)])
  expect(figure(one, 1)).toBeGreaterThan(5)
  expect([10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22].map((number) => figure(one, number))).toEqual([1, 1, 1, 1, 2, 1, 0, 0, 1, 0, 1, 2, 1]) // prettier-ignore
  expect(one.checks.filter(({ holds }) => !holds)).toEqual([])
  expect([one.state, one.edition, one.version]).toEqual(['DRAFT', 1, 1])
  await step(hub, 'school', 'fillReturn', one)
})

test('three people: who filed it neither reviews nor signs, who reviewed it does not sign', async () => {
  const { id } = (await list('school')).find(({ period }) => period === month)!
  let one = (await read(hub, 'school', id))!
  expect(one.state).toBe('FILLED')
  expect(codes(await step(hub, 'school', 'reviewReturn', one))).toEqual(['RETURN_PERSON'])
  expect(codes(await step(hub, 'school-reviewer', 'signReturn', one))).toEqual(['RETURN_STATE'])
  one = made(await step(hub, 'school-reviewer', 'reviewReturn', one))
  for (const account of ['school', 'school-reviewer']) expect(codes(await step(hub, account, 'signReturn', one))).toEqual(['RETURN_PERSON']) // prettier-ignore
  expect(codes(await step(hub, 'school-head', 'signReturn', { ...one, version: one.version - 1 }))).toEqual(['VERSION_CONFLICT']) // prettier-ignore
  one = made(await step(hub, 'school-head', 'signReturn', one))
  expect([one.state, one.signed?.by]).toEqual(['SIGNED', expect.any(String)])
  for (const mutation of ['fillReturn', 'reviewReturn', 'signReturn', 'sendBackReturn', 'recountReturn'] as const)
    expect(codes(await step(hub, 'school-reviewer', mutation, one))).toEqual(['RETURN_STATE'])
})

test('a signed return does not change, whoever asks the database', async () => {
  const client = new Client({ connectionString: hub.urls.hub.app })
  await client.connect()
  const frozen = await asOwner(hub, 'hub', `SELECT md5(r::text) AS sum FROM dropout_return r WHERE state = 'SIGNED'`)
  const statements = [
    `UPDATE dropout_return SET figures[1] = 0 WHERE state = 'SIGNED'`,
    `UPDATE dropout_return SET state = 'DRAFT', signed_by = NULL, reviewed_by = NULL, filled_by = NULL`,
    `UPDATE dropout_return SET counted_at = now()`,
    `DELETE FROM dropout_return`,
    `TRUNCATE dropout_return`,
    `ALTER TABLE dropout_return DISABLE TRIGGER ALL`,
  ]
  for (const sql of statements) await expect(client.query(sql)).rejects.toThrow(/frozen|kept|permission|must be owner/)
  await client.end()
  for (const sql of statements.slice(0, 5)) await expect(asOwner(hub, 'hub', sql)).rejects.toThrow(/frozen|kept/)
  expect(await asOwner(hub, 'hub', `SELECT md5(r::text) AS sum FROM dropout_return r WHERE state = 'SIGNED'`)).toEqual(frozen) // prettier-ignore
})

test('a correction is a new edition that names the one it replaces; the old one stays', async () => {
  expect(codes(await draft(hub, 'school', { period: month, school: SCHOOL }))).toEqual(['RETURN_INPUT'])
  const two = made(await draft(hub, 'school-reviewer', { period: month, school: SCHOOL, correction: 'DATA_CORRECTED' }))
  expect([two.edition, two.state, (await read(hub, 'school', two.replaces!))?.state]).toEqual([2, 'DRAFT', 'SIGNED'])
  expect(codes(await draft(hub, 'school', { period: month, school: SCHOOL, correction: 'LATE_RETURN' }))).toEqual(['RETURN_STATE']) // prettier-ignore
  expect(codes(await draft(hub, 'school', { period: before, school: SCHOOL, correction: 'LATE_RETURN' }))).toEqual(['RETURN_INPUT']) // prettier-ignore
})

test('a draft whose checks do not hold is not filed; counted again it is', async () => {
  const one = made(await draft(hub, 'school', { period: before, school: SCHOOL }))
  const uuid = one.id.slice('return:'.length)
  await asOwner(hub, 'hub', 'UPDATE dropout_return SET figures[1] = figures[1] + 1 WHERE id = $1', [uuid])
  const refused = await step(hub, 'school', 'fillReturn', one)
  expect([codes(refused), refused.text]).toEqual([['RETURN_CHECKS'], expect.stringContaining('1=2+3+4+5+6')])
  const bad = (await read(hub, 'school', one.id))!.checks.find(({ holds }) => !holds)!
  expect([bad.name, bad.left - bad.right]).toEqual(['1=2+3+4+5+6', 1])
  const again = made(await step(hub, 'school', 'recountReturn', one))
  expect(made(await step(hub, 'school', 'fillReturn', again)).state).toBe('FILLED')
  const back = made(await step(hub, 'school-reviewer', 'sendBackReturn', { ...again, version: again.version + 1 }))
  expect(back.state).toBe('DRAFT')
})

test('a return says up to which day it counts, and is not filed or signed before its time', async () => {
  const [year, number] = today(hub.clock).split('-').map(Number) as [number, number]
  const term = number >= 9 || number === 1 ? `${number === 1 ? year - 1 : year}-autumn` : `${year}-spring`
  const running = made(await draft(hub, 'school', { period: term, school: SCHOOL }))
  expect(running.asOf).toBe(today(hub.clock))
  expect(codes(await step(hub, 'school', 'fillReturn', running))).toEqual(['RETURN_EARLY'])
  // A month that is over, counted as if on a day of it.
  const far = new Date(Date.UTC(year, number - 4, 1)).toISOString().slice(0, 7)
  let one = made(await draft(hub, 'school', { period: far, school: SCHOOL }))
  expect(one.asOf).toBe(new Date(Date.UTC(year, number - 3, 0)).toISOString().slice(0, 10))
  const counted = (at: string, state = 'DRAFT') =>
    asOwner(hub, 'hub', 'UPDATE dropout_return SET counted_at = $2, state = $3, filled_by = $4, reviewed_by = $5 WHERE id = $1', [one.id.slice('return:'.length), at, state, ...(state === 'DRAFT' ? [null, null] : ['a', 'b'])]) // prettier-ignore
  await counted(`${far}-24T23:59:59.999+08:00`)
  expect((await read(hub, 'school', one.id))?.asOf).toBe(`${far}-24`)
  const refused = await step(hub, 'school', 'fillReturn', one)
  expect([codes(refused), refused.text]).toEqual([['RETURN_EARLY'], expect.stringContaining(`${far}-25`)])
  expect((await read(hub, 'school', one.id))?.state).toBe('DRAFT')
  // One that was filed before there was the rule is not signed either.
  await counted(`${far}-24T12:00:00+08:00`, 'REVIEWED')
  expect(codes(await step(hub, 'school-head', 'signReturn', one))).toEqual(['RETURN_EARLY'])
  one = made(await step(hub, 'school-reviewer', 'sendBackReturn', one))
  await counted(`${far}-25T00:00:00+08:00`)
  one = made(await step(hub, 'school', 'fillReturn', one))
  one = made(await step(hub, 'school-reviewer', 'reviewReturn', one))
  one = made(await step(hub, 'school-head', 'signReturn', one))
  expect([one.state, one.asOf]).toEqual(['SIGNED', `${far}-25`])
  const whole = made(await draft(hub, 'school', { period: far, school: SCHOOL, correction: 'PERIOD_OVER' }))
  expect([whole.edition, whole.replaces, whole.asOf.slice(8) > '27']).toEqual([2, one.id, true])
})

test('a county sums the signed returns of its schools and its children in none; a city its counties; both sides are told', async () => {
  const county = made(await draft(hub, 'education', { period: month, division: COUNTY }))
  const school = (await list('school')).find(({ period, edition }) => period === month && edition === 1)!
  const mine = (await read(hub, 'school', school.id))!
  const [own] = await asOwner(hub, 'hub', `SELECT count(*) FROM dropout_verdict v JOIN child ON child.id = v.child_id WHERE NOT child.retired AND v.level <> 'NOT_OF_AGE' AND child.school_code IS NULL AND substring(coalesce(child.school_division, child.residence_division, child.registered_division) FROM '^[0-9]{6}') = $1`, [COUNTY]) // prettier-ignore
  expect([county.parts, figure(county, 1)]).toEqual([1, figure(mine, 1) + Number(own.count)])
  expect(county.partsMissing).toBeGreaterThan(0)
  const rolled = county.checks.find(({ name }) => name === 'Σ1=1')!
  expect([rolled.holds, rolled.left]).toEqual([false, figure(county, 1)])
  expect(rolled.right).toBeGreaterThan(rolled.left)
  await signedFrom(county)
  expect((await read(hub, 'education', county.id))?.state).toBe('SIGNED')
  const city = made(await draft(hub, 'city', { period: month, division: '430400' }))
  expect([city.parts, city.figures]).toEqual([1, county.figures])
  expect(codes(await draft(hub, 'city', { period: month, division: '430499' }))).toEqual(['RETURN_NOT_FOUND'])
})

test('the workbook is the return: figures, checks, signatures', async () => {
  const { id } = (await list('school')).find(({ state }) => state === 'SIGNED')!
  const get = async (account: string, uuid: string) => fetch(`${hub.url}/files/returns/${uuid}`, { headers: { authorization: `Bearer ${await hub.token(account)}`, 'accept-language': 'zh' } }) // prettier-ignore
  const uuid = id.slice('return:'.length)
  const response = await get('school', uuid)
  expect([response.status, response.headers.get('content-disposition')]).toEqual([200, `attachment; filename="return-${SCHOOL}-${month}-1.xlsx"`]) // prettier-ignore
  const cells = (await readWorkbook(Buffer.from(await response.arrayBuffer()), null)).map((row) => row.cells.map(({ text }) => text)) // prettier-ignore
  const one = (await read(hub, 'school', id))!
  for (const { number, value } of one.figures) expect(cells.find(([first]) => first === String(number))?.[2]).toBe(String(value)) // prettier-ignore
  expect(cells).toContainEqual(['14+13=10+11+12', '3', '3', '成立'])
  expect(cells.find(([first]) => first === '单位负责人')?.[1]).toBe(one.signed?.by)
  const there = await get('other-school', uuid)
  const nowhere = await get('other-school', '00000000-0000-4000-8000-000000000000')
  const steady = async (answer: Response) => (await answer.text()).replace(/[0-9a-f-]{36}/g, '')
  expect([there.status, await steady(there)]).toEqual([404, await steady(nowhere)])
  expect((await get('analyst', uuid)).status).toBe(404)
})

describe('who may not', () => {
  const NOWHERE = 'return:00000000-0000-4000-8000-000000000000'

  test('a return out of reach answers like one that does not exist, to read and to change', async () => {
    const { id } = (await list('school')).find(({ state }) => state === 'SIGNED')!
    for (const account of ['other-school', 'neighbour'] as const) {
      expect([await read(hub, account, id), await read(hub, account, NOWHERE)]).toEqual([null, null])
      const there = await step(hub, account, 'signReturn', { id, version: 4 })
      const nowhere = await step(hub, account, 'signReturn', { id: NOWHERE, version: 4 })
      expect(codes(there)).toEqual(['RETURN_NOT_FOUND'])
      expect(JSON.stringify(there.data)).toBe(JSON.stringify(nowhere.data))
      expect((await list(account)).map((one) => one.id)).not.toContain(id)
    }
  })

  test('a place out of reach is drafted like one that does not exist', async () => {
    const places: [string, Record<string, unknown>][] = [
      ['school', { division: COUNTY }],
      ['school', { division: '430499' }],
      ['other-school', { school: SCHOOL }],
      ['school', { school: '9999999999' }],
      ['neighbour', { school: SCHOOL }],
      ['education', { division: '430422' }],
      ['education', { division: '430400' }],
    ]
    for (const [account, place] of places) {
      const answer = await draft(hub, account, { period: month, ...place })
      expect([account, place, codes(answer)]).toEqual([account, place, ['RETURN_NOT_FOUND']])
    }
  })

  test.each(['analyst', 'auditor', 'police', 'doctor', 'civil-affairs', 'director'])(
    '%s reads no return and may change none',
    async (account) => {
      const { data } = await hub.ask(account, '{ returns { id } }')
      expect(data.returns ?? []).toEqual([])
      const input = { period: month, division: COUNTY, idempotencyKey: `denied-${account}-1` }
      const refused = await hub.ask(account, 'mutation ($input: DraftReturnInput!) { draftReturn(input: $input) { errors { code } } }', { input }) // prettier-ignore
      expect(refused.errors?.[0]?.extensions['code']).toBe('ACCESS_DENIED')
    },
  )

  test('each step, and each refusal, is in the audit trail', async () => {
    const changes = (await trail(hub, 'change')).filter((one) => String(one['change']).startsWith('return-'))
    const told = new Set(changes.map((one) => `${one['change'] as string} ${one['outcome'] as string}`))
    for (const one of ['return-drafted done', 'return-filled done', 'return-reviewed done', 'return-signed done', 'return-sent-back done', 'return-recounted done', 'return-filled RETURN_CHECKS', 'return-signed RETURN_PERSON', 'return-signed RETURN_NOT_FOUND', 'return-drafted RETURN_NOT_FOUND']) expect(told).toContain(one) // prettier-ignore
  })
})

async function list(account: string) {
  const { data } = await hub.ask(account, '{ returns { id period state edition } }')
  return data.returns as { id: string; period: string; state: string; edition: number }[]
}

async function signedFrom(one: { id: string; version: number }) {
  let now = made(await step(hub, BUREAU[0], 'fillReturn', one))
  now = made(await step(hub, BUREAU[1], 'reviewReturn', now))
  return made(await step(hub, BUREAU[2], 'signReturn', now))
}
