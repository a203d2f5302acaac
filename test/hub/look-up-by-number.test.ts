import { SHOWCASE } from '../../src/demo/showcase'
import { checkCharacter } from '../../src/linkage/id-number'
import { startTestHub, type TestHub } from '../support/hub'
import { asOwner } from './support/all-seeing'
import { changedTable, writtenTable } from './support/changed-table'
import { madeOf } from './support/made'
import { showcaseUuid } from './support/sample'

let hub: TestHub
let id: string
beforeAll(async () => {
  hub = await startTestHub()
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())

const BY_ID = 'query ($n: String!) { childByIdNumber(idNumber: $n) { id } }'
const BY_ROLL = 'query ($n: String!) { childByRollNumber(rollNumber: $n) { id } }'
const STATUS =
  'query ($s: [String!]!) { enrolmentStatus(students: $s) { student index rollState since attendanceBand dropoutState error { code } } }'
const unissued = (first17: string) => first17 + checkCharacter(first17)

describe('by ID number', () => {
  test.each(['education', 'police', 'school'])('%s, who reads it in full, finds the child', async (account) => {
    expect((await hub.ask(account, BY_ID, { n: SHOWCASE.idNumber })).data.childByIdNumber).toEqual({ id })
  })

  test.each([
    'doctor',
    'civil-affairs',
    'supervisor',
    'director',
    'steward',
    'analyst',
    'auditor',
    'justice',
    'womens-federation',
    'approver',
  ])('%s, who reads it masked or not at all, is refused: field and position named', async (account) => {
    const answer = await hub.ask(account, BY_ID, { n: SHOWCASE.idNumber })
    expect(answer.status).toBe(403)
    expect(answer.data).toBeUndefined()
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'ACCESS_FILTER',
      field: 'Child.idNumber',
      position: 'lookup',
      argument: 'Query.childByIdNumber(idNumber)',
    })
    expect(answer.text).not.toContain(SHOWCASE.idNumber)
    const unknown = await hub.ask(account, BY_ID, { n: unissued('43042120150512009') })
    const bare = (text: string) => text.replace(/"requestId":"[^"]+"/, '')
    expect(bare(unknown.text)).toBe(bare(answer.text))
  })

  test('full-width digits and a small x are the same number', async () => {
    const wide = SHOWCASE.idNumber
      .toLowerCase()
      .replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    expect((await hub.ask('police', BY_ID, { n: wide })).data.childByIdNumber).toEqual({ id })
  })

  test('a number that another record borrowed finds the child it belongs to', async () => {
    const [borrower] = await asOwner(
      hub,
      'hub',
      `SELECT id FROM child WHERE id <> $1 AND NOT retired AND id_number IS NOT NULL ORDER BY id DESC LIMIT 1`,
      [id.slice(6)],
    )
    await asOwner(hub, 'hub', 'UPDATE child SET id_number = $2 WHERE id = $1', [borrower.id, SHOWCASE.idNumber])
    expect((await hub.ask('police', BY_ID, { n: SHOWCASE.idNumber })).data.childByIdNumber).toEqual({ id })
    await asOwner(hub, 'hub', 'UPDATE child SET id_number = NULL WHERE id = $1', [borrower.id])
  })

  test('full on the own list alone finds children of that list alone', async () => {
    const table = changedTable(
      'hub.yml',
      '      village-director: { level: masked, mask: id-number, scope: caseload }\n      steward: { level: masked, mask: id-number, scope: area }',
      '      village-director: { level: full, scope: caseload }\n      steward: { level: masked, mask: id-number, scope: area }',
    )
    const rows = new Map(table.rows)
    const door = rows.get('Query.childByIdNumber')!
    rows.set('Query.childByIdNumber', {
      ...door,
      permissions: [
        ...door.permissions,
        { audience: 'village-director', level: 'full', mask: null, may: ['filter'], scope: 'all', purposes: null },
      ],
    })
    await hub.app.changeTable({ version: 'list-only', rows })
    const [other] = await asOwner(
      hub,
      'hub',
      `SELECT id_number FROM child JOIN child_key ON id_key = id_number AND child_id = id
       WHERE residence_division LIKE '4304211002%' AND residence_division <> $1 AND records ? 'civil-affairs' LIMIT 1`,
      [SHOWCASE.village],
    )
    expect((await hub.ask('director', BY_ID, { n: SHOWCASE.idNumber })).data.childByIdNumber).toEqual({ id })
    const beyond = await hub.ask('director', BY_ID, { n: other.id_number })
    expect([beyond.status, beyond.data]).toEqual([200, { childByIdNumber: null }])
    await hub.app.changeTable(writtenTable())
    expect((await hub.ask('director', BY_ID, { n: SHOWCASE.idNumber })).status).toBe(403)
  })
})

describe('by roll number', () => {
  test.each(['education', 'school'])('%s finds the child', async (account) => {
    expect((await hub.ask(account, BY_ROLL, { n: SHOWCASE.rollNumber })).data.childByRollNumber).toEqual({ id })
  })
  test.each(['police', 'doctor', 'civil-affairs', 'director'])('%s is refused', async (account) => {
    const answer = await hub.ask(account, BY_ROLL, { n: SHOWCASE.rollNumber })
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'ACCESS_FILTER', field: 'EducationRecord.rollNumber' })
  })
  test('a malformed roll number is an error of its own', async () => {
    const answer = await hub.ask('school', BY_ROLL, { n: 'G12' })
    expect(answer.errors?.[0]?.extensions['code']).toBe('BAD_ROLL_NUMBER')
  })
})

describe('the state of enrolment of many', () => {
  const wrong = '430421201505120021'
  const unknown = unissued('43042120150512009')

  test.each(['education', 'school'])(
    '%s: ID and roll numbers mixed, answered in order, each with its own error',
    async (account) => {
      const students = [unknown, SHOWCASE.rollNumber, wrong, SHOWCASE.idNumber, 'rubbish', SHOWCASE.idNumber]
      const { data, errors } = await hub.ask(account, STATUS, { s: students })
      expect(errors).toBeUndefined()
      const state = {
        rollState: 'ENROLLED',
        since: expect.any(String),
        attendanceBand: expect.any(String),
        dropoutState: 'SUSPECTED',
        error: null,
      }
      const nothing = { rollState: null, since: null, attendanceBand: null, dropoutState: null }
      expect(data.enrolmentStatus).toEqual([
        { student: unknown, index: 0, ...nothing, error: { code: 'NOT_FOUND' } },
        { student: SHOWCASE.rollNumber, index: 1, ...state },
        { student: wrong, index: 2, ...nothing, error: { code: 'BAD_ID_NUMBER' } },
        { student: SHOWCASE.idNumber, index: 3, ...state },
        { student: 'rubbish', index: 4, ...nothing, error: { code: 'BAD_ID_NUMBER' } },
        { student: SHOWCASE.idNumber, index: 5, ...state },
      ])
    },
  )

  test('whether a student is known is told without a fact as well', async () => {
    const { data } = await hub.ask(
      'school',
      'query ($s: [String!]!) { enrolmentStatus(students: $s) { index error { code } } }',
      { s: [SHOWCASE.idNumber, unissued('43042119000101001')] },
    )
    expect(data.enrolmentStatus).toEqual([
      { index: 0, error: null },
      { index: 1, error: { code: 'NOT_FOUND' } },
    ])
  })

  test('1,000 are answered, 1,001 are too many', async () => {
    const students = Array.from({ length: 1_001 }, () => SHOWCASE.idNumber)
    const most = await hub.ask('school', STATUS, { s: students.slice(1) })
    expect(most.data.enrolmentStatus).toHaveLength(1_000)
    expect(madeOf(most.extensions)).toEqual({ calls: { education: 1 }, linkLookups: 1 })
    const more = await hub.ask('school', STATUS, { s: students })
    expect([more.status, more.errors?.[0]?.extensions['code']]).toEqual([400, 'COST_IDS'])
    expect(more.data?.enrolmentStatus ?? null).toBeNull()
  })

  test('so with ids: 1,001 are too many', async () => {
    const query = 'query ($ids: [ID!]!) { childrenByIds(ids: $ids) { name } }'
    const ids = Array.from({ length: 1_001 }, () => id)
    expect((await hub.ask('police', query, { ids: ids.slice(1) })).data.childrenByIds).toHaveLength(1_000)
    expect((await hub.ask('police', query, { ids })).errors?.[0]?.extensions['code']).toBe('COST_IDS')
  })

  test.each(['police', 'doctor', 'civil-affairs', 'director', 'analyst'])('%s may not ask', async (account) => {
    const answer = await hub.ask(account, STATUS, { s: [SHOWCASE.idNumber] })
    expect(answer.data?.enrolmentStatus ?? null).toBeNull()
    expect(answer.text).not.toContain('ENROLLED')
    expect((answer.extensions['withheld'] as object[])[0]).toMatchObject({
      field: 'Query.enrolmentStatus',
      level: 'none',
    })
  })

  test('with the right to roll numbers alone, an ID number refuses the whole list', async () => {
    const rows = new Map(writtenTable().rows)
    const idNumber = rows.get('Child.idNumber')!
    rows.set('Child.idNumber', {
      ...idNumber,
      permissions: idNumber.permissions.filter(({ audience }) => audience !== 'school'),
    })
    await hub.app.changeTable({ version: 'rolls-only', rows })
    const mixed = await hub.ask('school', STATUS, { s: [SHOWCASE.rollNumber, SHOWCASE.idNumber] })
    expect([mixed.status, mixed.errors?.[0]?.extensions['code']]).toEqual([403, 'ACCESS_FILTER'])
    expect(mixed.text).not.toContain('ENROLLED')
    const rolls = await hub.ask('school', STATUS, { s: [SHOWCASE.rollNumber] })
    expect(rolls.data.enrolmentStatus[0].rollState).toBe('ENROLLED')
    await hub.app.changeTable(writtenTable())
  })
})
