import { ACCOUNTS } from '../support/accounts'
import { page } from '../../index/support/list'
import { EVERYTHING, known, startSurvey, type Survey } from './survey'

/** The twin of profile.test.ts: being in the survey is itself a secret, from everybody whom its part is not open to. */
let survey: Survey
beforeAll(async () => {
  survey = await startSurvey()
}, 120_000)
afterAll(() => survey?.stop())

/** Who may open the part, and for what. */
const OPEN = new Set([
  'justice for case',
  'police for household-registration',
  'police for case',
  'civil-affairs for case',
])
const PEOPLE = ACCOUNTS.flatMap(({ name, actor, as }) =>
  actor.purposes.map((purpose) => ({ who: `${name} for ${purpose}`, as, purpose })),
)
const OTHERS = PEOPLE.filter(({ who }) => !OPEN.has(who))

test('the list of those who may is not empty, and they are told of the link where the table has links for them', async () => {
  expect(OTHERS.length).toBe(PEOPLE.length - OPEN.size)
  const told = async (account: string, purpose: string) => {
    const { data } = await survey.hub.ask(account, EVERYTHING, { id: survey.child }, { 'x-purpose': purpose })
    return (data.child.links as { registry: string }[] | null)?.some(({ registry }) => registry === 'JUSTICE') ?? null
  }
  expect(await told('police', 'case')).toBe(true)
  expect(await told('civil-affairs', 'case')).toBe(true)
  expect(await told('justice', 'case')).toBeNull() // its row of links is shut
})

describe.each(OTHERS)('$who', ({ as, purpose }) => {
  const asked = async (query: string, variables: Record<string, unknown> = {}) =>
    survey.hub.ask(await as(survey.hub), query, variables, { 'x-purpose': purpose })

  test('is shown no part and no link of it', async () => {
    const { text, data, extensions } = await asked(EVERYTHING, { id: survey.child })
    expect(data.child?.justice ?? null).toBeNull()
    expect(JSON.stringify(data.child?.links ?? [])).not.toContain('JUSTICE')
    expect(JSON.stringify(extensions['sources'] ?? [])).not.toContain('justice')
    expect(text).not.toMatch(/SF0{9}|PRISON/)
  })

  test('is told the same of a child that is in the survey and of one that is not', async () => {
    const inIt = await known(survey.hub)
    const query = '{ children(first: 200) { edges { node { id justice { qualifyingGround } links { registry } sources { registry state } } } } }' // prettier-ignore
    const { data } = await asked(query)
    const nodes = ((data?.children?.edges ?? []) as { node: Record<string, unknown> & { id: string } }[]).map((one) => one.node) // prettier-ignore
    const sources = nodes.map((node) =>
      JSON.stringify(
        (node['sources'] as { registry: string }[] | null)?.find(({ registry }) => registry === 'JUSTICE'),
      ),
    )
    expect(new Set(sources).size).toBeLessThanOrEqual(1)
    for (const { justice, links } of nodes) {
      expect(justice).toBeNull()
      expect(JSON.stringify(links)).not.toContain('JUSTICE')
    }
    if (nodes.length > 100) expect(nodes.some(({ id }) => inIt.has(id))).toBe(true)
  })

  test.each([
    { parentHeld: { eq: true } },
    { parentQualifyingGround: { isNull: false } },
    { not: { guardianArrangement: { isNull: true } } },
  ])('finds by none of its facts: %j', async (where) => {
    const { data, errors } = await asked('query ($where: ChildFilter) { children(where: $where) { totalCount } }', {
      where,
    })
    expect(data?.children ?? null).toBeNull()
    if (errors) expect(errors[0]!.extensions['code']).toMatch(/^ACCESS_/)
  })
})

test('police and civil affairs find by what they may read, and by nothing else', async () => {
  const code = async (account: string, where: object) =>
    (await page(survey.hub, account, { where }, { 'x-purpose': 'case' })).errors?.[0]?.extensions['code']
  expect(await code('civil-affairs', { parentQualifyingGround: { eq: true } })).toBeUndefined()
  expect(await code('civil-affairs', { parentHeld: { eq: true } })).toBe('ACCESS_FILTER')
  expect(await code('police', { parentHeld: { eq: true } })).toBeUndefined()
})

test('an officer of another county does not meet the child', async () => {
  const { data } = await survey.hub.ask('neighbour', EVERYTHING, { id: survey.child })
  expect(data.child).toBeNull()
})

test.each([
  'JusticeRecord.measures',
  'JusticeRecord.qualifyingGround',
  'ParentMeasure.kind',
  'JusticeSupport.date',
  'Child.justice',
])('no grant opens it: %s', async (field) => {
  const input = { childId: survey.child, field, hours: 1, emergency: true, reason: 'the child is alone', idempotencyKey: `survey-${field}` } // prettier-ignore
  const query = 'mutation ($input: RequestGrantInput!) { requestGrant(input: $input) { grant { id } errors { code } } }'
  for (const account of ['civil-affairs', 'education', 'youth-league']) {
    const { data } = await survey.hub.ask(account, query, {
      input: { ...input, idempotencyKey: `${account}-${field}` },
    })
    expect(data.requestGrant.grant).toBeNull()
    expect(['GRANT_SEALED', 'GRANT_NOT_NEEDED', 'GRANT_FIELD']).toContain(data.requestGrant.errors[0].code)
  }
})

test('`registries` says of it what it says to everybody of every registry: how it does, and to few what could not be read', async () => {
  for (const account of ['education', 'justice', 'steward']) {
    const { data } = await survey.hub.ask(account, '{ registries { name state indexUnread } }')
    const rows = data.registries as { name: string; state: string; indexUnread: number | null }[]
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['UP']))
    expect(rows.map(({ name }) => name)).toContain('JUSTICE')
    expect(rows.find(({ name }) => name === 'JUSTICE')!.indexUnread).toBe(account === 'steward' ? 0 : null)
  }
})
