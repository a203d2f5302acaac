import { SHOWCASE } from '../../src/demo/showcase'
import { startTestHub, type Answer, type TestHub } from '../support/hub'
import { asOwner } from './support/all-seeing'
import { showcaseUuid } from './support/sample'
import { withCells, withRows } from './support/spoil'

let hub: TestHub
let id: string
let others: string[]
beforeAll(async () => {
  hub = await startTestHub()
  const uuid = await showcaseUuid(hub)
  id = `child:${uuid}`
  const rows = await asOwner(
    hub,
    'hub',
    `SELECT id FROM child WHERE NOT retired AND id <> $1 AND registered_division LIKE '430421%'
     AND records ? 'education' AND records ? 'police' ORDER BY id LIMIT 2`,
    [uuid],
  )
  others = rows.map((row) => `child:${row.id}`)
})
afterAll(() => hub?.stop())

const { records, father } = SHOWCASE
const ASKED = {
  education: `education { grade className enrolledOn rollKind rollState rollStateSince inSchool attendanceBand
    registeredDivision { code } dropoutState dropoutStateSince guardianName attendance { month daysDue daysPresent } transfers { date kind } }`,
  police: `household { registrationState registeredOn nativePlace { code } relationToHead members { name birthDate sex relationToHead state }
    parents { kind name birthDate certainty alive } guardians { name basis } guardianName registrationEvents { date kind }
    parentsLiberty { parent kind from until } parentUnableToCare }`,
  health: `health { birthWeightGrams disabled disabilityClass disabilityGrade disabilityCardValidUntil immunisationComplete
    followUpOverdue feeding mentalHealth { date score concern } immunisations { vaccine dose date } }`,
  welfare: `welfare { categories leftBehind guardianshipType receivesAid visitOverdue visits { date kind nextDue }
    agreements { validUntil state } aid { kind from until monthlyYuan } guardianName }`,
}
const ACCOUNT = { education: 'education', police: 'police', health: 'doctor', welfare: 'civil-affairs' } as const

const LAST_MONTH = `kqny = (SELECT max(kqny) FROM xs_kq WHERE xsid = '${records.education}')`
const education = (table: string, and = '') => ['education', table, `xsid = '${records.education}'${and}`] as const
const person = (number: string) => ['police', 'rk_ryxx', `gmsfhm = '${number}'`] as const
const LEDGER = ['police', 'sf_xzzy', `gmsfhm = '${father.idNumber}'`] as const
const health = (table: string, and = '') => ['health', table, `dah = '${records.health}'${and}`] as const
const welfare = (table: string, and = '') => ['civil_affairs', table, `dabh = '${records.civilAffairs}'${and}`] as const

type Row = Parameters<typeof withCells>[1]
/** A row, its bad cells, and the fields of the part that are told as faults; all others answer as before. */
const CELLS: readonly (readonly [part: keyof typeof ASKED, name: string, Row, Record<string, string>, string[]])[] = [
  ['education', 'an empty grade', education('xs_jbxx'), { njm: '' }, ['grade']],
  ['education', 'a grade outside its table', education('xs_jbxx'), { njm: '17' }, ['grade']],
  ['education', 'a roll number of no kind', education('xs_jbxx'), { xjh: 'X1' }, ['rollKind']],
  ['education', 'a month of enrolment that no calendar has', education('xs_jbxx'), { rxny: '202013' }, ['enrolledOn']],
  ['education', 'a day without end', education('xs_jbxx'), { xsztrq: 'infinity' }, ['rollStateSince']],
  ['education', 'a division of nobody', education('xs_jbxx'), { hkszd: '000000' }, ['registeredDivision']],
  ['education', 'a state outside its table', education('xs_jbxx'), { xsztm: '??' }, ['inSchool', 'rollState']],
  [
    'education',
    'a month that no calendar has',
    education('xs_kq', ` AND ${LAST_MONTH}`),
    { kqny: '202613' },
    ['attendance.0.month', 'attendanceBand', 'inSchool'],
  ],
  [
    'education',
    'days below nought',
    education('xs_kq', ` AND ${LAST_MONTH}`),
    { yds: '-1' },
    ['attendance.0.daysDue', 'attendanceBand', 'inSchool'],
  ],
  ['education', 'a ledger outside its table', education('xs_kc'), { tzlbm: '7' }, ['dropoutState']],
  ['education', 'a movement of the future', education('xs_yd'), { ydrq: '2099-01-01' }, ['transfers.0.date']],
  ['education', 'a guardian who may be one', education('xs_jtcy', ' AND xh = 1'), { sfjhr: '?' }, ['guardianName']],
  ['police', 'the first day of a term on 30 February', LEDGER, { qsrq: '20240230' }, ['parentUnableToCare', 'parentsLiberty.0.from']], // prettier-ignore
  ['police', 'the last day of a term in nines', LEDGER, { jzrq: '99999999' }, ['parentUnableToCare', 'parentsLiberty.0.until']], // prettier-ignore
  ['police', 'a restriction of no kind', LEDGER, { lb: '?' }, ['parentUnableToCare', 'parentsLiberty.0.kind']],
  ['police', "a day of zeros in the child's row", person(SHOWCASE.idNumber), { djrq: '00000000' }, ['registeredOn']],
  ['police', "a division of letters in the child's row", person(SHOWCASE.idNumber), { jg: 'ABCDEF' }, ['nativePlace']],
  [
    'police',
    "a grandparent's birth date",
    person(SHOWCASE.grandfather.idNumber),
    { csrq: '19580000' },
    ['guardians', 'members.0.birthDate'],
  ],
  [
    'police',
    "the father's birth date",
    person(father.idNumber),
    { csrq: '19870332' },
    ['guardianName', 'guardians', 'members.2.birthDate', 'parents.0.birthDate'],
  ],
  [
    'police',
    "the father's state",
    person(father.idNumber),
    { ryzt: '?' },
    ['guardianName', 'guardians', 'members.2.state', 'parents.0.alive'],
  ],
  ['health', 'a weight below nought', health('et_da'), { cstz: '-3200' }, ['birthWeightGrams']],
  ['health', 'feeding outside its table', health('et_da'), { wyfs: 'Z' }, ['feeding']],
  [
    'health',
    'a card without end',
    health('cj_zj'),
    { yxqz: 'infinity' },
    ['disabilityCardValidUntil', 'disabilityClass', 'disabilityGrade', 'disabled'],
  ],
  ['health', 'a card number without class and grade', health('cj_zj'), { zjh: '43042120150512002X' }, ['disabilityClass', 'disabilityGrade']], // prettier-ignore
  ['health', 'a screening of no day', health('et_xlsc', ' AND xh = 1'), { scrq: '0044-03-15 BC' }, ['mentalHealth.1.date']], // prettier-ignore
  ['welfare', 'one category outside its table', welfare('et_djb'), { etlb: '01,99' }, ['categories']],
  ['welfare', 'left behind, outside its table', welfare('et_djb'), { lslb: '9' }, ['leftBehind']],
  ['welfare', 'guardianship outside its table', welfare('et_djb'), { jhlx: ' ' }, ['guardianshipType']],
]

const ask = (part: keyof typeof ASKED): Promise<Answer> =>
  hub.ask(ACCOUNT[part], `query ($id: ID!) { child(id: $id) { name ${ASKED[part]} } }`, { id })

/** The answer with null at each path. */
function without(data: unknown, paths: readonly string[]): Record<string, unknown> {
  const copy = structuredClone(data) as Record<string, unknown>
  for (const path of paths) {
    const names = path.split('.')
    let at = copy
    for (const name of names.slice(0, -1)) at = at[name] as Record<string, unknown>
    at[names.at(-1)!] = null
  }
  return copy
}

test.each(CELLS)(
  '%s: %s is its own fault, the record stands (faults.md 9, 17)',
  async (part, _name, row, cells, faults) => {
    const honest = await ask(part)
    expect(honest.errors).toBeUndefined()
    const { data, errors, extensions } = await withCells(hub, row, cells, () => ask(part))
    const field = Object.keys(honest.data.child as object).find((name) => name !== 'name')!
    const paths = (errors ?? []).map(({ path }) => path!.join('.'))
    expect(paths.sort()).toEqual(faults.map((fault) => `child.${field}.${fault}`).sort())
    expect(data).toEqual(without(honest.data, paths))
    for (const { message, path, extensions: told } of errors ?? []) {
      const column = path!.slice(2).filter((step) => typeof step === 'string').join('.') // prettier-ignore
      expect(told).toMatchObject({ code: 'REGISTRY_LIES', blame: 'registry', registry: expect.any(String), column })
      expect(message).toContain(column)
      for (const bad of Object.values(cells)) if (bad.trim().length > 2) expect(message).not.toContain(bad)
    }
    expect((extensions['sources'] as { state: string }[]).map(({ state }) => state)).toEqual(['ANSWERED'])
  },
)

test.each([
  ['education', education('xs_jbxx'), { njm: '' }, 'education { grade rollState }', ['education', 'grade']],
  [
    'civil-affairs',
    LEDGER,
    { qsrq: '20240230' },
    'household { registrationState parentUnableToCare }',
    ['household', 'parentUnableToCare'],
  ],
] as const)(
  '%s asks twelve times: neighbours in the batch answer whole, and the registry stays up (faults.md 9)',
  async (account, row, cells, part, path) => {
    const query = `query ($ids: [ID!]!) { childrenByIds(ids: $ids) { ${part} } registries { name state } }`
    const asked = () => hub.ask(account, query, { ids: [others[0], id, others[1]] })
    const honest = await asked()
    await withCells(hub, row, cells, async () => {
      for (let i = 0; i < 12; i += 1) {
        const { data, errors } = await asked()
        expect(data.childrenByIds).toEqual(without(honest.data, [`childrenByIds.1.${path.join('.')}`]).childrenByIds)
        expect(errors?.map((error) => [error.extensions['code'], error.path])).toEqual([
          ['REGISTRY_LIES', ['childrenByIds', 1, ...path]],
        ])
        expect(data.registries.map(({ state }: { state: string }) => state)).not.toContain('DOWN')
      }
    })
  },
)

test('enrolmentStatus: the column is null, the error is the student’s own, the other columns answer', async () => {
  const query = `query ($s: [String!]!) { enrolmentStatus(students: $s) { index rollState since attendanceBand dropoutState error { code message } } }`
  const students = [SHOWCASE.rollNumber, SHOWCASE.idNumber]
  const honest = await hub.ask('education', query, { s: students })
  const { data, errors } = await withCells(hub, education('xs_jbxx'), { xsztrq: '0001-01-01' }, () =>
    hub.ask('education', query, { s: students }),
  )
  expect(errors).toBeUndefined()
  expect(data.enrolmentStatus).toEqual(
    (honest.data.enrolmentStatus as object[]).map((one) => ({
      ...one,
      since: null,
      error: { code: 'REGISTRY_LIES', message: expect.stringContaining('rollStateSince') },
    })),
  )
})

test('attendance of some months: a month that cannot be read is shown with its fault, for it may be one of them', async () => {
  const query = `query ($id: ID!) { child(id: $id) { education { attendance(from: "2100-01") { month daysDue } } } }`
  const { data, errors } = await withCells(hub, education('xs_kq', ` AND ${LAST_MONTH}`), { kqny: '999999' }, () =>
    hub.ask('education', query, { id }),
  )
  expect(data.child.education.attendance).toEqual([{ month: null, daysDue: expect.any(Number) }])
  expect(errors?.map(({ path }) => path)).toEqual([['child', 'education', 'attendance', 0, 'month']])
})

test('a mask makes no value of a fault', async () => {
  const query = `query ($id: ID!) { child(id: $id) { education { familyContacts { workplace } } } }`
  const asked = () => hub.ask('education', query, { id })
  expect((await asked()).data.child.education.familyContacts[0].workplace).toBe('***')
  const { data, errors } = await withCells(
    hub,
    education('xs_jtcy', ' AND xh = 1'),
    { gzdw: '长'.repeat(5_000) },
    asked,
  )
  expect(data.child.education.familyContacts[0].workplace).toBeNull()
  expect(errors?.[0]).toMatchObject({
    path: ['child', 'education', 'familyContacts', 0, 'workplace'],
    extensions: { code: 'REGISTRY_LIES', column: 'familyContacts.workplace' },
  })
})

describe('holidays (faults.md 18)', () => {
  const months = (values: string) => `INSERT INTO xs_kq (xsid, kqny, yds, sds, qjs, kks) VALUES ${values}`
  const undo = [`DELETE FROM xs_kq WHERE xsid = '${records.education}' AND yds = 0`]
  const asked = () => hub.ask('education', 'query ($id: ID!) { child(id: $id) { education { inSchool } } }', { id })

  test('a month without days due says nothing of whether a child is in school', async () => {
    expect((await asked()).data.child.education.inSchool).toBe(true)
    const holiday = [
      months(`('${records.education}', to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYYMM'), 0, 0, 0, 0)`),
    ]
    const { data, errors } = await withRows(hub, 'education', holiday, undo, asked)
    expect(errors).toBeUndefined()
    expect(data.child.education.inSchool).toBe(true)
  })

  test('with no month of school days at all it is not known', async () => {
    const away = `UPDATE xs_kq SET xsid = 'away' WHERE xsid = '${records.education}'`
    const back = `UPDATE xs_kq SET xsid = '${records.education}' WHERE xsid = 'away'`
    const { data, errors } = await withRows(hub, 'education', [away], [back], asked)
    expect(errors).toBeUndefined()
    expect(data.child.education.inSchool).toBeNull()
  })
})

describe('rows that are no family members (faults.md 16)', () => {
  const query = `query ($id: ID!) { child(id: $id) { household { parents { kind name birthDate certainty alive } guardians { name basis certainty }
    guardianName parentsLiberty { parent kind from until } parentUnableToCare } } }`
  const asked = () => hub.ask('police', query, { id })
  const copy = (changes: Record<string, string>) => {
    const columns = ['rybh', 'hh', 'yhzgx', 'xm', 'xb', 'csrq', 'gmsfhm', 'ryzt']
    const values = { rybh: `'COPY'`, ...changes } as Record<string, string>
    return `INSERT INTO rk_ryxx (${columns.join(', ')}) SELECT ${columns.map((column) => values[column] ?? column).join(', ')}
      FROM rk_ryxx WHERE gmsfhm = '${father.idNumber}' AND rybh <> 'COPY'`
  }
  const undo = [`DELETE FROM rk_ryxx WHERE rybh = 'COPY'`]

  test.each([
    ['a cancelled duplicate of the father', { ryzt: `'9'` }],
    ['a cancelled duplicate without a number', { ryzt: `'9'`, gmsfhm: 'NULL' }],
    ['another father who moved out', { ryzt: `'2'`, xm: `'周建国'`, gmsfhm: 'NULL', csrq: `'19850101'` }],
    ['a second row of the father', {}],
    ['a second row of the father without his number', { gmsfhm: 'NULL' }],
    ['a second row of the dead father', { ryzt: `'1'` }],
  ])('%s changes nothing', async (_name, changes) => {
    const honest = await asked()
    expect(honest.data.child.household).toMatchObject({ parentUnableToCare: true, parents: [{ alive: true }, {}] })
    const { data, errors } = await withRows(hub, 'police', [copy(changes)], undo, asked)
    expect(errors).toBeUndefined()
    expect(data).toEqual(honest.data)
  })

  test('a father who moved out of the book is no parent in it', async () => {
    const { data } = await withCells(hub, person(father.idNumber), { ryzt: '2' }, asked)
    expect(data.child.household.parents.map(({ kind }: { kind: string }) => kind)).toEqual(['MOTHER'])
    expect(data.child.household).toMatchObject({ parentUnableToCare: false, parentsLiberty: [] })
  })

  test('a dead father is a parent, and no guardian', async () => {
    const { data } = await withCells(hub, person(father.idNumber), { ryzt: '1' }, asked)
    expect(data.child.household.parents[0]).toMatchObject({ kind: 'FATHER', alive: false })
    expect(data.child.household.guardianName).toBe(SHOWCASE.mother.name)
  })

  test('a second entry that proves the ground outweighs one that cannot be read', async () => {
    const more = `INSERT INTO sf_xzzy (tzbh, gmsfhm, xm, lb, qsrq, jzrq) VALUES ('MORE', '${father.idNumber}', '周建军', '1', '20240230', '99999999')`
    const { data, errors } = await withRows(hub, 'police', [more], [`DELETE FROM sf_xzzy WHERE tzbh = 'MORE'`], asked)
    expect(data.child.household.parentUnableToCare).toBe(true)
    expect(data.child.household.parentsLiberty).toHaveLength(2)
    expect(errors?.map(({ path }) => path!.slice(2).filter((step) => typeof step === 'string').join('.')).sort()).toEqual([
      'parentsLiberty.from',
      'parentsLiberty.until',
    ]) // prettier-ignore
  })

  test('someone whose relation cannot be read may be the mother: the parents cannot be told', async () => {
    const { data, errors } = await withCells(hub, person(SHOWCASE.mother.idNumber), { yhzgx: '??' }, asked)
    expect(Object.values(data.child.household as object)).toEqual([null, null, null, null, null])
    expect(errors).toHaveLength(5)
  })
})
