import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../src/kit/project-root'
import { CountingConnector } from '../support/fakes/counting-connector'
import { startTestHub, type TestHub } from '../support/hub'
import { madeOf } from './support/made'
import { everyField } from './support/profile-query'
import { showcaseUuid } from './support/sample'

let hub: TestHub
let id: string
const counting: CountingConnector[] = []
beforeAll(async () => {
  hub = await startTestHub({
    children: 40,
    wrap: (connector) => {
      const one = new CountingConnector(connector)
      counting.push(one)
      return one
    },
  })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())
beforeEach(() => {
  for (const one of counting) one.fetches.length = one.finds.length = 0
})

const EXPLAIN = `query ($query: String!, $variables: JSONObject) { explain(query: $query, variables: $variables) {
  tableVersion audiences purpose decisions { path field level scope mask audience rule file line dataClass basis needed }
  calls { registry columns scope } } }`

interface Row {
  readonly path: string
  readonly field: string
  readonly level: string
  readonly rule: string
  readonly file: string
  readonly line: number
}

const profile = () =>
  `query ($id: ID!) { child(id: $id) ${everyField(hub.app.schema, 'Child', new Set(['Child.links', 'Child.sources']))} }`
const explain = async (account: string) =>
  (await hub.ask(account, EXPLAIN, { query: profile(), variables: { id } })).data.explain as {
    decisions: Row[]
    calls: { registry: string; columns: string[] }[]
  }

test.each(['police', 'doctor', 'civil-affairs', 'director', 'analyst'])(
  '%s: rule, file and line point at the field’s row and its group',
  async (account) => {
    const { decisions } = await explain(account)
    expect(decisions.length).toBeGreaterThan(5)
    for (const { field, rule, file, line } of decisions) {
      const lines = readFileSync(path.join(projectRoot(), 'schema/access', file), 'utf8').split('\n')
      const [type, name] = field.split('.') as [string, string]
      const group = rule.split('#')[1]!
      expect(rule).toBe(`${file}#${group}`)
      expect(lines[line - 1]?.replace(/ *#.*$/, '')).toBe(`    ${name}: ${group}`)
      expect(
        lines
          .slice(0, line)
          .findLast((text) => /^ {2}\w/.test(text))
          ?.replace(/ *#.*$/, ''),
      ).toBe(`  ${type}:`)
      expect(lines).toContain(`  ${group}:`)
    }
  },
)

test.each(['police', 'doctor', 'civil-affairs', 'education', 'supervisor', 'womens-federation'])(
  '%s: the calls told are the calls made, column by column; explaining makes none',
  async (account) => {
    const { calls } = await explain(account)
    expect(counting.flatMap(({ fetches }) => fetches)).toEqual([])
    await hub.ask(account, profile(), { id })
    const made = counting
      .filter(({ fetches }) => fetches.length > 0)
      .map(({ registry, columnsAsked }) => [registry.toUpperCase().replaceAll('-', '_'), [...columnsAsked].sort()])
    const told = calls.map(({ registry, columns }) => [registry, [...columns].sort()])
    const sorted = (list: unknown[]) => list.map((one) => JSON.stringify(one)).sort()
    if (account === 'supervisor') for (const call of sorted(made)) expect(sorted(told)).toContain(call)
    else expect(sorted(told)).toEqual(sorted(made))
  },
)

test('what it says of a field is what the answer does', async () => {
  const { decisions } = await explain('doctor')
  const { extensions } = await hub.ask('doctor', profile(), { id })
  const withheld = (extensions['withheld'] as Row[]).map(({ path: at, level }) => `${at} ${level}`).sort()
  const told = decisions
    .filter(({ level }) => !['FULL', 'MASKED'].includes(level))
    .map(({ path: at, level }) => `${at} ${level.toLowerCase()}`)
  expect(told.sort()).toEqual(withheld)
})

test('explaining looks at nobody and holds no value', async () => {
  const { extensions, text } = await hub.ask('police', EXPLAIN, { query: profile(), variables: { id } })
  expect(madeOf(extensions)).toEqual({ calls: {}, linkLookups: 0 })
  expect(text).not.toMatch(/周雨桐|43042120150512/)
})

test.each([
  ['{', 'GRAPHQL_PARSE_FAILED'],
  ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  ['query A { me { subject } } query B { me { subject } }', 'GRAPHQL_OPERATION_UNKNOWN'],
  ['query ($id: ID!) { child(id: $id) { name } }', 'GRAPHQL_VARIABLES'],
  ['mutation { x }', 'GRAPHQL_VALIDATION_FAILED'],
  ['{ childByIdNumber(idNumber: "1") { name } }', 'ACCESS_FILTER'],
  [
    `{ ${'a: me { subject } '.replace('a', 'a0')}${Array.from({ length: 40 }, (_, i) => `b${i}: me { subject }`).join(' ')} }`,
    'COST_ROOT_FIELDS',
  ],
])('a query that could not be asked cannot be explained: %#', async (query, code) => {
  const { errors } = await hub.ask('doctor', EXPLAIN, { query })
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual([code])
})

test.each([
  ['a field', '{ chil }', ['child']],
  ['an argument', '{ child(idd: "x") { name } }', ['"id"']],
  ['a type', 'query ($w: ChildFilte) { children(where: $w) { totalCount } }', ['ChildFilter']],
  ['a member of an enumeration', '{ children(where: { sex: { eq: FEMAL } }) { totalCount } }', ['FEMALE']],
])(
  'a misspelt name of %s is explained without a hint at what the schema has (faults.md 31)',
  async (_what, query, hints) => {
    const { errors, text } = await hub.ask('doctor', EXPLAIN, { query })
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['GRAPHQL_VALIDATION_FAILED'])
    expect(text).not.toMatch(/did you mean/i)
    for (const hint of hints) expect(errors![0]!.message.replace(query, '')).not.toContain(hint)
  },
)

test('all that one request explains together is no longer than one request may be', async () => {
  const wide = `{ childrenByIds(ids: [${'"a" '.repeat(900)}]) { name } }`
  const explains = Array.from({ length: 5 }, (_, i) => `e${i}: explain(query: $q) { tableVersion }`).join(' ')
  const { data, errors } = await hub.ask('doctor', `query ($q: String!) { ${explains} }`, { q: wide })
  expect(data ?? null).toBeNull()
  expect(errors?.[0]?.extensions['code']).toBe('COST_TOKENS')
})

test('variables written into the document are JSON: a word without quotes is refused, never left out', async () => {
  const asked = (sex: string) =>
    `{ explain(query: "query ($w: ChildFilter) { children(where: $w) { totalCount } }", variables: { w: { sex: { eq: ${sex} } } }) { uses { field } } }`
  const refused = await hub.ask('police', asked('MALE'))
  expect([refused.status, refused.errors?.[0]?.extensions['code']]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED'])
  const answer = await hub.ask('police', asked('"MALE"'))
  expect(answer.data.explain.uses).toContainEqual({ field: 'Child.sex' })
})
