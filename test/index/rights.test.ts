import { changedTable, writtenTable } from '../hub/support/changed-table'
import { DEMO_USERS } from '../auth/support/demo-actors'
import { asOwner } from '../hub/support/all-seeing'
import { rulingOf, type Standing } from '../hub/support/naive-access'
import { startTestHub, type TestHub } from '../support/hub'
import { page } from './support/list'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 120 })
}, 120_000)
afterAll(() => hub?.stop())

/** Every way a list can touch a field, by hand: what is asked, which field it is, in which position. */
const USES: [string, object, string, string][] = [
  ['registeredDivision', { where: { registeredDivision: { isNull: false } } }, 'Child.registeredDivision', 'filter'],
  ['residenceDivision', { where: { residenceDivision: { isNull: false } } }, 'Child.residenceDivision', 'filter'],
  ['schoolDivision', { where: { schoolDivision: { isNull: false } } }, 'Child.schoolDivision', 'filter'],
  ['sex', { where: { sex: { eq: 'MALE' } } }, 'Child.sex', 'filter'],
  ['birthMonth', { where: { birthMonth: { from: '2015-01' } } }, 'Child.birthDate', 'filter'],
  ['rollState', { where: { rollState: { isNull: false } } }, 'EducationRecord.rollState', 'filter'],
  ['attendanceBand', { where: { attendanceBand: { in: ['POOR'] } } }, 'EducationRecord.attendanceBand', 'filter'],
  ['dropoutState', { where: { dropoutState: { in: ['SUSPECTED', 'DROPPED_OUT'] } } }, 'EducationRecord.dropoutState', 'filter'],
  ['dropoutState, none', { where: { not: { dropoutState: { eq: 'NONE' } } } }, 'EducationRecord.dropoutState', 'filter'],
  ['educationNeedsAid', { where: { educationNeedsAid: { eq: true } } }, 'EducationRecord.needsAid', 'filter'],
  ['educationReceivesAid', { where: { educationReceivesAid: { isNull: true } } }, 'EducationRecord.receivesAid', 'filter'],
  ['educationLeftBehind', { where: { educationLeftBehind: { eq: 'NONE' } } }, 'EducationRecord.leftBehind', 'filter'],
  ['guardianshipType', { where: { guardianshipType: { eq: 'NONE' } } }, 'WelfareRecord.guardianshipType', 'filter'],
  ['welfareLeftBehind', { where: { welfareLeftBehind: { eq: 'NONE' } } }, 'WelfareRecord.leftBehind', 'filter'],
  ['welfareCategory', { where: { welfareCategory: { eq: 'ORPHAN' } } }, 'WelfareRecord.categories', 'filter'],
  ['welfareCategory, any of', { where: { welfareCategory: { in: ['PRISONERS_CHILD', 'DRUG_FAMILY'] } } }, 'WelfareRecord.categories', 'filter'],
  ['welfareCategory, none', { where: { welfareCategory: { isNull: true } } }, 'WelfareRecord.categories', 'filter'],
  ['receivesAid', { where: { receivesAid: { eq: true } } }, 'WelfareRecord.receivesAid', 'filter'],
  ['disabilityClass', { where: { disabilityClass: { isNull: false } } }, 'HealthRecord.disabilityClass', 'filter'],
  ['deep inside not, or, and', { where: { not: { or: [{ and: [{ disabilityClass: { in: ['VISUAL'] } }] }] } } }, 'HealthRecord.disabilityClass', 'filter'],
  ['name', { where: { name: { prefix: '周' } } }, 'Child.name', 'search'],
  ['reading', { where: { name: { pinyin: 'z' } } }, 'Child.name', 'search'],
  ['former name', { where: { name: { former: '周' } } }, 'Child.formerNames', 'search'],
  ['order by name', { orderBy: { by: 'NAME' } }, 'Child.name', 'sort'],
  ['order by month of birth', { orderBy: { by: 'BIRTH_MONTH', direction: 'DESC' } }, 'Child.birthDate', 'sort'],
] // prettier-ignore

/** In some place where a child may stand to this actor, the table says full: then, and only then, may the list use it. */
function mayUse(account: string, field: string, purpose: string): { allowed: boolean; rule: string } {
  const actor = DEMO_USERS[account]!
  const standings: Standing[] = [false, true].flatMap((area) =>
    [false, true].flatMap((school) =>
      [false, true].map((caseload) => ({
        area: area && actor.divisions.length > 0,
        school: school && actor.school !== null,
        caseload: caseload && actor.worker !== null,
      })),
    ),
  )
  const rulings = standings.map((standing) => rulingOf(field, actor, purpose, standing))
  return { allowed: rulings.some(({ level }) => level === 'full'), rule: rulings[0]!.rule }
}

const LISTING = Object.keys(DEMO_USERS).filter((account) => mayUse(account, 'Query.children', '').allowed)

describe.each(LISTING)('%s', (account) => {
  test.each(USES)('%s', async (_name, variables, field, position) => {
    for (const purpose of DEMO_USERS[account]!.purposes) {
      const { status, errors, data } = await page(hub, account, variables as Record<string, unknown>, {
        'x-purpose': purpose,
      })
      const { allowed, rule } = mayUse(account, field, purpose)
      if (allowed) expect({ status, errors }).toEqual({ status: 200, errors: undefined })
      else {
        expect(data ?? null).toBeNull()
        expect(errors![0]!.extensions).toMatchObject({ code: 'ACCESS_FILTER', field, position, rule })
      }
    }
  })
})

test('who may hold no list gets none, whatever it filters by', async () => {
  for (const account of Object.keys(DEMO_USERS).filter((name) => !LISTING.includes(name))) {
    const { data } = await page(hub, account, { where: { disabilityClass: { eq: 'MENTAL' } } })
    expect(data?.children ?? null).toBeNull()
  }
})

describe('filtering is a position of its own', () => {
  const SEX = 'title: 性别 Sex\n    class: internal\n    basis: 个人信息保护法 13(3), 34\n    permissions:\n      education: { level: full, scope: area }\n      police: { level: full, scope: area' // prettier-ignore
  const where = { sex: { eq: 'FEMALE' } }
  const SEEN = '{ children(first: 3) { edges { node { sex } } } }'

  afterEach(() => hub.app.changeTable(writtenTable()))

  test('who reads a field may be kept from filtering by it; others are as before', async () => {
    await hub.app.changeTable(changedTable('hub.yml', SEX, `${SEX}, not: [filter]`))
    const read = await hub.ask('police', SEEN, {})
    expect(read.errors).toBeUndefined()
    for (const { node } of read.data!.children.edges) expect(node.sex).toMatch(/MALE/)
    const { errors, data } = await page(hub, 'police', { where })
    expect(data ?? null).toBeNull()
    expect(errors![0]!.extensions).toMatchObject({ code: 'ACCESS_FILTER', field: 'Child.sex', level: 'full' })
    expect((await page(hub, 'education', { where })).errors).toBeUndefined()
  })

  test('who may filter by a field is not thereby shown it', async () => {
    const position = SEX.replace('police: { level: full, scope: area', 'police: { may: [filter], scope: area')
    await hub.app.changeTable(changedTable('hub.yml', SEX, position))
    expect((await page(hub, 'police', { where })).errors).toBeUndefined()
    const read = await hub.ask('police', SEEN, {})
    for (const { node } of read.data!.children.edges) expect(node.sex).toBeNull()
  })
})

describe('a hidden value is not found', () => {
  const hidden = { disabilityClass: { isNull: false } }
  const code = (answer: { errors: { extensions: Record<string, unknown> }[] | undefined }) =>
    answer.errors?.[0]?.extensions['code']
  const ATTACKS: [string, string, Record<string, unknown>][] = [
    ['a filter', 'query ($w: ChildFilter) { children(where: $w) { edges { node { id } } } }', { w: hidden }],
    ['a filter written into the text', '{ children(where: { disabilityClass: { isNull: false } }) { edges { node { id } } } }', {}],
    ['a default value', 'query ($w: ChildFilter = { disabilityClass: { isNull: false } }) { children(where: $w) { edges { cursor } } }', {}],
    ['the difference of two counts', 'query ($w: ChildFilter) { all: children { totalCount } some: children(where: $w) { totalCount } }', { w: hidden }],
    ['an empty page', 'query ($w: ChildFilter) { children(where: $w, first: 0) { pageInfo { hasNextPage } } }', { w: hidden }],
    ['an allowed filter beside it', 'query ($w: ChildFilter) { children(where: $w) { edges { cursor } } }', { w: { or: [{ sex: { eq: 'MALE' } }, hidden] } }],
    ['a fragment', 'query ($w: ChildFilter) { ...F } fragment F on Query { children(where: $w) { edges { cursor } } }', { w: hidden }],
    ['introspection beside it', 'query ($w: ChildFilter) { __schema { queryType { name } } children(where: $w) { edges { cursor } } }', { w: hidden }],
  ] // prettier-ignore

  test.each(ATTACKS)('by %s; the trail has it', async (_name, query, variables) => {
    const answer = await hub.ask('police', query, variables)
    expect(code(answer)).toBe('ACCESS_FILTER')
    expect(answer.data ?? null).toBeNull()
    const rows = await asOwner(
      hub,
      'hub',
      `SELECT body FROM audit_entry WHERE body LIKE '%ACCESS_FILTER%' ORDER BY written_at DESC, seq DESC LIMIT 1`,
    )
    expect(rows[0]?.body).toContain('HealthRecord.disabilityClass filter')
  })

  test('by a variable once null, then not, on one kept plan', async () => {
    const query = ATTACKS[0]![1]
    for (const w of [null, {}, { disabilityClass: null }, { disabilityClass: { eq: null } }])
      expect(code(await hub.ask('police', query, { w }))).toBeUndefined()
    expect(code(await hub.ask('police', query, { w: hidden }))).toBe('ACCESS_FILTER')
    expect(code(await hub.ask('police', query, { w: { disabilityClass: { eq: null } } }))).toBeUndefined()
  })

  test('by the cursor of one who may', async () => {
    const where = { disabilityClass: { isNull: false } }
    const { data } = await page(hub, 'doctor', { where, first: 1 })
    const after = data.children.pageInfo.endCursor
    expect(code(await page(hub, 'police', { where, after }))).toBe('ACCESS_FILTER')
    if (after) expect(code(await page(hub, 'police', { after }))).toBe('BAD_CURSOR')
  })
})
