import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { projectRoot } from '../../src/kit/project-root'
import { startTestHub, type TestHub } from '../support/hub'
import { buildOnce } from '../support/run-hub'

/** `tonglian access explain` as a lawyer runs it: without a hub and without a database. */
async function explain(...args: string[]): Promise<{ code: number | null; lines: string[]; err: string }> {
  buildOnce()
  const file = path.join(projectRoot(), 'dist/src/cli/tonglian.js')
  const child = spawn(process.execPath, [file, 'access', 'explain', ...args], { env: { PATH: process.env['PATH'] } })
  let [out, err] = ['', '']
  child.stdout.on('data', (text: Buffer) => (out += text.toString()))
  child.stderr.on('data', (text: Buffer) => (err += text.toString()))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, lines: out.split('\n').filter(Boolean), err: err.trim() }
}

const starting = (lines: readonly string[], word: string) => lines.filter((line) => line.startsWith(word))

describe('what it says of cost, uses and refusal is what the hub says', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub({ children: 60 })
  }, 120_000)
  afterAll(() => hub?.stop())

  const PAGE =
    'query ($first: Int = 3) { children(first: $first, orderBy: { by: NAME }) { edges { node { name education { rollState transfers { date } } welfare { carers { name } } } } } }'
  const BY_IDS =
    'query ($ids: [ID!]!) { a: childrenByIds(ids: $ids) { name links { registry } } b: childrenByIds(ids: $ids) { health { mentalHealth { date } } } me { name } }'
  const HIDDEN =
    '{ children(first: 1, where: { sex: { eq: FEMALE }, disabilityClass: { isNull: true } }) { edges { cursor } } }'
  const LARGE = '{ children(first: 100000000) { edges { node { name } } } }' // prettier-ignore

  test.each([
    ['education', 'education', 'case', 'area', PAGE, {}],
    ['police', 'police', 'case', 'area', HIDDEN, {}],
    ['director', 'village-director', 'case', 'area,caseload', PAGE, { first: 2 }],
    ['director', 'village-director', 'case', 'area,caseload', BY_IDS, { ids: ['child:1', 'child:2'] }],
    [
      'school',
      'school',
      'dropout-control',
      'area,school',
      BY_IDS,
      { ids: Array.from({ length: 40 }, () => 'child:1') },
    ],
    ['doctor', 'health', 'case', 'area', LARGE, {}],
  ])('%s: %#', async (account, as, purpose, reach, query, variables) => {
    const { data } = await hub.ask(
      account,
      `query ($query: String!, $variables: JSONObject) { explain(query: $query, variables: $variables) {
        cost { cost limit calls { registry calls } parts { path field cost rows columns listColumns counted calls { registry calls } } }
        uses { path field position scopes } refusal { code message } } }`,
      { query, variables },
      { 'x-purpose': purpose },
    )
    const { cost, uses, refusal } = data.explain
    const counts = (calls: { registry: string; calls: number }[]) =>
      calls.map((one) => `${one.registry.toLowerCase().replace('_', '-')} ${one.calls}`).join(' + ') || 'none'
    const { code, lines } = await explain(query, '--as', as, '--purpose', purpose, '--reach', reach, '--variables', JSON.stringify(variables)) // prettier-ignore
    expect(code).toBe(0)
    // A page larger than all that is within reach costs less at the hub, which counts that.
    if (query !== LARGE)
      expect(starting(lines, 'cost ')).toEqual([
        `cost ${cost.cost} points, limit ${cost.limit}; calls ${counts(cost.calls)}`,
        ...cost.parts.map(
          (one: Record<string, number> & { calls: [] }) =>
            `cost ${one['path']} (${one['field']}): ${one['cost']} points; rows ${one['rows']}, columns ${one['columns']}, listColumns ${one['listColumns']}, counted ${one['counted']}; calls ${counts(one.calls)}`,
        ),
      ])
    expect(starting(lines, 'use ')).toEqual(
      uses.map(
        (one: { path: string; field: string; position: string; scopes: string[] }) =>
          `use ${one.path}: ${one.field} ${one.position}, ${one.scopes.length > 0 ? `in ${one.scopes.join('+')}` : 'not allowed'}`,
      ),
    )
    expect(starting(lines, 'refusal ')).toEqual(refusal ? [`refusal ${refusal.code}: ${refusal.message}`] : [])
  })

  test('the page that is larger than the reach, and a total, are said to be unknown; the hub takes fewer', async () => {
    const query = '{ children(first: 200) { totalCount edges { node { name } } } }'
    const { lines } = await explain(query, '--as', 'education', '--reach', 'area')
    expect(starting(lines, 'cost children')).toEqual([
      'cost children (Query.children): 620 points; rows 200, columns 1, listColumns 0, counted 1000; calls none',
    ])
    expect(starting(lines, 'not known here')).toEqual([expect.stringMatching(/how many children are within reach/)])
    const explained = 'query ($q: String!) { explain(query: $q) { cost { parts { rows counted } } } }'
    const [part] = (await hub.ask('education', explained, { q: query })).data.explain.cost.parts
    expect(part.rows).toBeLessThan(200)
    expect(part.counted).toBeLessThan(1000)
  })
})

test('an account whose reach is not said is taken to have all of it, and that is said', async () => {
  const query = '{ children(first: 5) { edges { node { household { guardianName } } } } }'
  const points = async (...reach: string[]) => {
    const { lines } = await explain(query, '--as', 'police', ...reach)
    return [Number(/^cost (\d+)/m.exec(lines.join('\n'))?.[1]), starting(lines, 'not known here: the reach').length]
  }
  const [most, said] = await points()
  const [less, unsaid] = await points('--reach', 'area')
  expect([said, unsaid]).toEqual([1, 0])
  expect(less).toBeLessThan(most!)
})

test('what a saved filter holds is said to be unknown; what is asked beside it is judged', async () => {
  const query = 'query ($s: ID) { children(saved: $s, where: { disabilityClass: { isNull: true } }) { totalCount } }'
  const asked = await explain(query, '--as', 'police', '--variables', '{ "s": "filter:1" }')
  expect(asked.lines).toContainEqual('not known here: what the saved filter of children holds. The hub judges it whenever it is used.') // prettier-ignore
  expect(starting(asked.lines, 'refusal ACCESS_FILTER')).toHaveLength(1)
  const none = await explain(query, '--as', 'police')
  expect(none.lines.join('\n')).not.toContain('saved filter')
})

test('a limit of the role refuses as at the hub', async () => {
  const { lines } = await explain('{ children(first: 2000) { edges { cursor } } }', '--as', 'police')
  expect(starting(lines, 'refusal ')).toEqual([expect.stringMatching(/^refusal COST_IDS: expected 0 to \d+ children a page/)]) // prettier-ignore
})

test('operation and variables from files are the same', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-explain-'))
  const inFile = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text)
    return `@${path.join(folder, name)}`
  }
  const [query, variables] = ['query ($n: Int) { children(first: $n) { edges { node { name } } } }', '{ "n": 7 }']
  const written = await explain(query, '--as', 'police', '--variables', variables)
  const read = await explain(inFile('q.graphql', query), '--as', 'police', '--variables', inFile('v.json', variables))
  rmSync(folder, { recursive: true })
  expect(written.lines.join('\n')).toContain('rows 7')
  expect(read).toEqual(written)
})

describe('cannot explain, and says why in a sentence that repeats no value', () => {
  const CHILD = 'query ($id: ID!, $n: Int) { child(id: $id) { name } children(first: $n) { totalCount } }'
  test.each([
    ['a variable that is missing, one that does not fit', ['--variables', '{ "n": "43042120150512" }'], 'The variables do not fit the operation: $id, $n.'],
    ['no variables at all', [], 'The variables do not fit the operation: $id.'],
    ['variables that are no JSON', ['--variables', '{ 43042120150512'], '--variables: expected a JSON object, or @file with one.'],
    ['a list', ['--variables', '[43042120150512]'], '--variables: expected a JSON object, or @file with one.'],
    ['a file that is not there', ['--variables', '@/nowhere'], 'The file /nowhere cannot be read.'],
    ['a reach that is none', ['--reach', 'area,province'], '--reach: expected some of area, school, caseload.'],
  ])('%s', async (_what, args, sentence) => {
    expect(await explain(CHILD, '--as', 'police', ...args)).toEqual({ code: 1, lines: [], err: sentence })
  }) // prettier-ignore
})
