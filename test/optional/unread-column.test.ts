import { educationMapping } from '../../connectors/education/mapping'
import type { SqlMapping } from '../../connectors/sql/mapping'
import { code } from '../../connectors/sql/readers'
import { SqlConnector } from '../../connectors/sql/sql-connector'
import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub, type TestHubOptions } from '../support/hub'

/** A mapping need not read every column: what it does not read is told, in its own place, and never taken for empty (faults.md 38, 39). */
const without = <T>(all: Readonly<Record<string, T>>, ...names: string[]) =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)))

const { attendance, transfers } = educationMapping.collections
const narrow: SqlMapping = {
  ...educationMapping,
  columns: {
    ...without(educationMapping.columns, 'grade', 'attendanceBand'),
    // A conclusion may answer what no code table names.
    boarding: { sql: 't.xjh', read: () => 'BOTH' },
    leftBehind: { sql: 't.xjh', read: () => 'BOTH' },
  },
  collections: { attendance: { ...attendance!, columns: without(attendance!.columns, 'daysDue', 'month') }, transfers: transfers! }, // prettier-ignore
  identity: without({ ...educationMapping.identity }, 'schoolDivision', 'schoolCode') as never,
}

/** A hub whose education registry is read through another mapping. */
async function hubWith(mapping: SqlMapping, more: TestHubOptions = {}): Promise<TestHub> {
  let url = more.registriesOf?.urls.education.reader ?? ''
  return startTestHub({
    ...{ children: 40, ...more },
    fill: async (urls) => void (url = urls.education.reader),
    wrap: (connector) =>
      connector.registry === 'education'
        ? new SqlConnector(mapping, { url, poolSize: 4, timeoutMs: 5_000 }, () => '2026-11-23')
        : connector,
  })
}

let hub: TestHub
beforeAll(async () => {
  hub = await hubWith(narrow)
}, 120_000)
afterAll(() => hub?.stop())

const pupil = async () => {
  const [{ id }] = await asOwner(hub, 'hub', `SELECT child_id AS id FROM link WHERE registry = 'education' ORDER BY record_id LIMIT 1`) // prettier-ignore
  return `child:${id}`
}

test('an absent column is the error of its own field; the rest of the record answers', async () => {
  const query = `{ child(id: "${await pupil()}") { education { rollNumber grade schoolName attendance { daysPresent daysDue } familyContacts { name } transfers { date } } } }`
  const { status, data, errors } = await hub.ask('education', query)
  expect(status).toBe(200)
  expect(data.child.education).toMatchObject({ rollNumber: expect.any(String), grade: null, familyContacts: null, transfers: expect.any(Array) }) // prettier-ignore
  expect(data.child.education.attendance[0]).toEqual({ daysPresent: expect.any(Number), daysDue: null })
  const told = errors!.map(({ path, extensions }) => [path!.join('.').replace(/\.\d+/g, ''), extensions['code'], extensions['column']]) // prettier-ignore
  expect(new Map(told.map(([path, ...rest]) => [path, rest]))).toEqual(
    new Map([
      ['child.education.grade', ['NOT_READ', 'grade']],
      ['child.education.familyContacts', ['NOT_READ', 'familyContacts']],
      ['child.education.attendance.daysDue', ['NOT_READ', 'attendance.daysDue']],
    ]),
  )
})

test.each([
  ['attendanceBand: { eq: ABSENT }', 'EducationRecord.attendanceBand', ['education']],
  ['schoolDivision: { within: "430421" }', 'Child.schoolDivision', ['education']],
])('a list filtered by %s, which is not read, is refused: never an empty list', async (where, field, registries) => {
  const { status, errors } = await hub.ask('education', `{ children(where: { ${where} }) { totalCount } }`)
  expect(status).toBe(400)
  expect(errors![0]!.extensions).toMatchObject({ code: 'FACT_UNKNOWN', field, registries, reason: 'NOT_READ' })
})

test('a list below a child that is narrowed by a column that is not read is refused too', async () => {
  const query = `{ child(id: "${await pupil()}") { education { attendance(from: "2026-01") { daysPresent } } } }`
  const { errors } = await hub.ask('education', query)
  expect(errors![0]!.extensions).toMatchObject({ code: 'FACT_UNKNOWN', field: 'AttendanceMonth.month' })
})

test('facts that are read are filtered by as ever, by whoever may', async () => {
  const list = '{ children(where: { rollState: { eq: ENROLLED } }) { totalCount } }'
  expect((await hub.ask('education', list)).data.children.totalCount).toBeGreaterThan(0)
  const absent = '{ children(where: { attendanceBand: { eq: ABSENT } }) { totalCount } }'
  expect((await hub.ask('doctor', absent)).errors![0]!.extensions['code']).toBe('ACCESS_FILTER')
})

test('a word that the schema does not know: the log finds the fault by the request’s id, and other fields answer', async () => {
  const query = `{ child(id: "${await pupil()}") { education { rollNumber leftBehind } } }`
  const { data, errors, extensions } = await hub.ask('education', query)
  expect(data.child.education).toMatchObject({ rollNumber: expect.any(String), leftBehind: null })
  expect(errors).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ code: 'REGISTRY_LIES', column: 'leftBehind' }) })]) // prettier-ignore
  const logged = hub.log.map((line) => JSON.parse(line)).filter((line) => line.requestId === extensions['requestId'] && line.code) // prettier-ignore
  expect(logged).toEqual([expect.objectContaining({ code: 'REGISTRY_LIES', registry: 'education' })])
})

test.each([
  [
    'lacks a required column',
    { ...educationMapping, columns: without(educationMapping.columns, 'rollState') },
    'education: rollState is required',
  ],
  [
    'has a word that the schema does not know',
    {
      ...educationMapping,
      columns: {
        ...educationMapping.columns,
        leftBehind: { sql: 't.lsetm', read: code({ '0': 'NONE', '2': 'BOTH' }) },
      },
    },
    'education: leftBehind: expected words of the schema (NONE, ONE_PARENT, BOTH_PARENTS), got BOTH',
  ],
] as const)('a mapping that %s stops the start', async (_what, mapping, sentence) => {
  await expect(hubWith(mapping as SqlMapping, { registriesOf: hub })).rejects.toMatchObject({
    code: 'START_FAILED',
    message: expect.stringContaining(sentence),
  })
})
