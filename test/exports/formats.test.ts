import { at } from '../../src/exports/page'
import { api, CHILDREN, forget, kept, save } from '../saved-operations/support/operations'
import { startTestHub, type TestHub } from '../support/hub'
import { csvTable, parquetTable, xlsxTable } from './support/read-files'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 300 })
  await forget(hub)
})
afterAll(() => hub?.stop())

type Node = Record<string, unknown>
const COLUMNS = ['id', 'name', 'sex', 'birthDate', 'education.schoolCode', 'education.grade', 'education.boarding']

/** What /graphql answers, page by page, and what it says of masked and withheld fields. */
async function truth(account: string, document: string, variables: object = {}) {
  const nodes: Node[] = []
  const kept = { masked: new Set<string>(), withheld: new Set<string>() }
  for (let after: string | null = null; ;) {
    const answer = await hub.ask(account, document, { first: 50, ...variables, after })
    const { edges, pageInfo } = answer.data.children
    nodes.push(...edges.map(({ node }: { node: Node }) => node))
    for (const word of ['masked', 'withheld'] as const)
      for (const { path } of answer.extensions[word] as { path: string }[])
        kept[word].add(path.replace('children.edges.node.', ''))
    if (!pageInfo.hasNextPage) return { nodes, ...kept }
    after = pageInfo.endCursor
  }
}

const cells = (node: Node, columns: readonly string[]) => columns.map((one) => at(node, one.split('.')))
const text = (cell: unknown) => (cell === null ? '' : String(cell))

describe('a list of children', () => {
  beforeAll(async () => void kept(await save(hub, 'education', { name: 'children' })))

  test('is the same in every format as by GraphQL, all pages of it', async () => {
    const { nodes } = await truth('education', CHILDREN)
    expect(nodes.length).toBeGreaterThan(150)
    const expected = nodes.map((node) => cells(node, COLUMNS))
    const [csv, xlsx, parquet, json] = await Promise.all(
      ['csv', 'xlsx', 'parquet', 'json'].map((format) => retried(`children.${format}?first=50`)),
    )
    for (const answer of [csv, xlsx, parquet, json]) expect(answer!.status).toBe(200)
    const fromCsv = csvTable(csv!.bytes)
    expect(fromCsv.head).toEqual([...COLUMNS, '_access', '_watermark'])
    expect(fromCsv.rows.map((row) => row.slice(0, COLUMNS.length))).toEqual(expected.map((row) => row.map(text)))
    const fromXlsx = await xlsxTable(xlsx!.bytes, 'data')
    expect(fromXlsx.head).toEqual([...COLUMNS, '_access'])
    expect(fromXlsx.rows.map((row) => row.slice(0, -1))).toEqual(expected.map((row) => row.map(text)))
    expect(fromXlsx.numeric).toEqual([...COLUMNS.map((one) => one === 'education.grade'), false])
    const fromParquet = await parquetTable(parquet!.bytes)
    expect(fromParquet.head).toEqual([...COLUMNS, '_access'])
    expect(fromParquet.types).toEqual(['VARCHAR', 'VARCHAR', 'VARCHAR', 'VARCHAR', 'VARCHAR', 'INTEGER', 'BOOLEAN', 'VARCHAR']) // prettier-ignore
    expect(fromParquet.rows.map((row) => row.slice(0, -1))).toEqual(expected)
    const { data, about, complete } = JSON.parse(json!.text)
    expect(data.children.edges.map(({ node }: { node: Node }) => node)).toEqual(nodes)
    expect(data.children.totalCount).toBe(nodes.length)
    expect(data.children.pageInfo).toBeUndefined()
    expect([about.rows, complete]).toEqual([nodes.length, true])
  })

  test('says who took it, when, for which purpose and in which request', async () => {
    const headers = { 'x-purpose': 'dropout-control', 'x-request-id': 'export-of-the-test' }
    const { data } = await hub.ask('education', '{ me { subject } }')
    const told = { who: 'education', subject: data.me.subject, department: 'education', purpose: 'dropout-control', requestId: 'export-of-the-test', operation: 'children' } // prettier-ignore
    const { about } = JSON.parse((await api(hub, 'education', 'children?first=200', headers)).text)
    expect(about).toMatchObject({ ...told, version: 1, at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/) })
    const csv = csvTable((await api(hub, 'education', 'children.csv?first=200', headers)).bytes)
    expect(csv.rows[0]!.at(-1)).toMatch(/^education \| education \| \d{4}-\d\d-\d\dT[\d:]{8}Z \| dropout-control \| export-of-the-test$/) // prettier-ignore
    expect(new Set(csv.rows.slice(1).map((row) => row.at(-1)))).toEqual(new Set(['export-of-the-test']))
    const xlsx = await xlsxTable((await api(hub, 'education', 'children.xlsx?first=200', headers)).bytes, 'about')
    const lines = Object.fromEntries([xlsx.head, ...xlsx.rows].map((row) => [row[0], row[1]]))
    expect(lines).toMatchObject({ ...told, version: '1', rows: String(csv.rows.length) })
    const { metadata } = await parquetTable((await api(hub, 'education', 'children.parquet?first=200', headers)).bytes)
    expect(metadata).toMatchObject(Object.fromEntries(Object.entries(told).map(([name, one]) => [`tonglian.${name}`, one]))) // prettier-ignore
    expect(metadata['tonglian.rows']).toBe(String(csv.rows.length))
  })

  test('takes its parameters by their types, from the address or the body', async () => {
    const girls = (await truth('education', CHILDREN, { where: { sex: { eq: 'FEMALE' } } })).nodes.map(({ id }) => id)
    const where = encodeURIComponent(JSON.stringify({ sex: { eq: 'FEMALE' } }))
    const got = csvTable((await api(hub, 'education', `children.csv?first=100&where=${where}`)).bytes)
    expect(got.rows.map(([id]) => id)).toEqual(girls)
    const sent = await api(hub, 'education', 'children.csv', {}, { first: 100, where: { sex: { eq: 'FEMALE' } } })
    expect(csvTable(sent.bytes).rows.map(([id]) => id)).toEqual(girls)
    expect(girls.length).toBeGreaterThan(0)
  })

  test('has a byte order mark when asked, and only then', async () => {
    expect((await api(hub, 'education', 'children.csv?first=200&_bom=1')).bytes.subarray(0, 3).toString('hex')).toBe('efbbbf') // prettier-ignore
    expect((await api(hub, 'education', 'children.csv?first=200')).bytes.subarray(0, 2).toString()).toBe('id')
  })

  test('by Accept is what its suffix is', async () => {
    const types: readonly [string, string][] = [
      ['text/csv', 'text/csv'],
      ['application/vnd.apache.parquet', 'application/vnd.apache.parquet'],
      ['text/html;q=0.9, application/json;q=0.1', 'application/json'],
      ['*/*', 'application/json'],
    ]
    for (const [accept, type] of types) {
      const answer = await api(hub, 'education', 'children?first=200', { accept })
      expect([accept, answer.headers.get('content-type')?.split(';')[0]]).toEqual([accept, type])
    }
    expect(await api(hub, 'education', 'children', { accept: 'text/html' })).toMatchObject({ status: 406, code: 'NOT_ACCEPTABLE' }) // prettier-ignore
    const { headers } = await api(hub, 'education', 'children.csv?first=200')
    expect(headers.get('content-disposition')).toBe('attachment; filename="children-1.csv"')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('with nobody in it has its headings', async () => {
    const where = encodeURIComponent(JSON.stringify({ schoolCode: { eq: '9999999999' } }))
    const csv = csvTable((await api(hub, 'education', `children.csv?where=${where}`)).bytes)
    expect(csv).toEqual({ head: [...COLUMNS, '_access', '_watermark'], rows: [] })
    expect((await xlsxTable((await api(hub, 'education', `children.xlsx?where=${where}`)).bytes, 'data')).rows).toEqual([]) // prettier-ignore
    expect((await parquetTable((await api(hub, 'education', `children.parquet?where=${where}`)).bytes)).rows).toEqual([]) // prettier-ignore
    const { data, about } = JSON.parse((await api(hub, 'education', `children?where=${where}`)).text)
    expect([data.children.edges, about.rows]).toEqual([[], 0])
  })
})

test('withheld and masked cells are told apart from empty ones, in every flat format', async () => {
  const document = `query ($first: Int, $after: String) { children(first: $first, after: $after) {
    edges { node { id name idNumber ethnicity education { schoolCode } } } pageInfo { hasNextPage endCursor } } }`
  kept(await save(hub, 'doctor', { name: 'kept-back', document }))
  const { nodes, masked, withheld } = await truth('doctor', document)
  expect([[...masked], [...withheld]]).toEqual([['idNumber'], ['ethnicity', 'education']])
  const columns = ['id', 'name', 'idNumber', 'ethnicity', 'education.schoolCode']
  const expected = nodes.map((node) => {
    const masked = node['idNumber'] === null ? [] : ['idNumber=masked']
    return [...masked, 'ethnicity=withheld', 'education.schoolCode=withheld'].join('; ')
  })
  const csv = csvTable((await api(hub, 'doctor', 'kept-back.csv?first=100')).bytes)
  expect(csv.rows.map((row) => row.slice(0, 5))).toEqual(nodes.map((node) => cells(node, columns).map(text)))
  const access = (rows: readonly (readonly unknown[])[], place: number) => rows.map((row) => row.at(place))
  expect(access(csv.rows, -2)).toEqual(expected)
  const xlsx = await xlsxTable((await api(hub, 'doctor', 'kept-back.xlsx?first=100')).bytes, 'data')
  expect(access(xlsx.rows, -1)).toEqual(expected)
  const { about } = JSON.parse((await api(hub, 'doctor', 'kept-back?first=100')).text)
  expect(about.masked).toEqual([{ field: 'Child.idNumber', rule: 'hub.yml#id-number', mask: 'id-number' }])
  expect(about.withheld).toContainEqual({ field: 'Child.ethnicity', rule: 'hub.yml#ethnicity' })
})

describe('what is no list of children', () => {
  const RUNS: readonly [string, string, string][] = [
    ['one-row', '{ me { department roles limits { cost } } }', 'department,roles,limits.cost,_access,_watermark'],
    ['plain-list', '{ divisions(under: "430421") { code name } }', 'code,name,_access,_watermark'],
    ['aliased', '{ all: divisions { what: code } }', 'what,_access,_watermark'],
    ['by-fragment', 'query { ...A } fragment A on Query { divisions { code } }', 'code,_access,_watermark'],
  ]
  test.each(RUNS)('%s', async (name, document, head) => {
    kept(await save(hub, 'education', { name, document }))
    const answer = await api(hub, 'education', `${name}.csv`)
    expect([answer.status, answer.text.split('\r\n')[0]]).toEqual([200, head])
    const { data } = await hub.ask('education', document)
    expect(JSON.parse((await api(hub, 'education', name)).text).data).toEqual(data)
  })

  const JSON_ONLY: readonly [string, string, string][] = [
    ['two-roots', '{ me { subject } divisions { code } }', 'expected one root field'],
    [
      'two-lists',
      'query ($i: ID!) { child(id: $i) { links { registry } household { members { name } } } }',
      'one list',
    ],
    ['list-in-list', 'query ($i: [ID!]!) { childrenByIds(ids: $i) { links { registry } } }', 'one list'],
    [
      'one-page',
      '{ children(first: 10) { edges { node { id } } pageInfo { hasNextPage endCursor } } }',
      'after: $after',
    ],
    ['no-info', 'query ($a: String) { children(after: $a) { edges { node { id } } } }', 'pageInfo'],
    ['used-twice', 'query ($a: String) { children(after: $a, where: { schoolCode: { eq: $a } }) { edges { node { id } } pageInfo { hasNextPage endCursor } } }', 'nowhere else'], // prettier-ignore
    ['events', 'query ($a: String) { events(after: $a) { events { id } } }', 'expected'],
  ]
  test.each(JSON_ONLY)('%s has JSON alone, and says why', async (name, document, why) => {
    // prettier-ignore
    const { formats } = kept(await save(hub, 'education', { name, document }))
    expect(formats.map(({ refused }) => refused === null)).toEqual([true, false, false, false])
    expect(formats[1]!.refused).toContain(why)
    for (const format of ['csv', 'xlsx', 'parquet']) {
      const ids = document.includes('$i: [') ? '?i=child:x&i=child:y' : document.includes('$i') ? '?i=child:x' : ''
      const answer = await api(hub, 'education', `${name}.${format}${ids}`)
      expect(answer).toMatchObject({ status: 400, code: 'SAVED_OPERATION_FORMAT' })
      expect(answer.text).toContain(why)
    }
  })
})

/** One export of an account at a time: the next waits for its turn. */
async function retried(path: string) {
  for (;;) {
    const answer = await api(hub, 'education', path)
    if (answer.code !== 'RATE_LIMITED') return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
