import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildSchema, isEnumType, isListType, isNonNullType, isObjectType, type GraphQLType } from 'graphql'
import { readTable } from '../../src/config/read-table'
import type { HubError } from '../../src/errors/hub-error'
import { projectRoot } from '../../src/kit/project-root'
import { readPopulation } from '../../src/releases/read-population'
import { loadPopulation } from '../../src/releases/population-store'
import { readStatistics } from '../../src/releases/read-statistics'
import { SNAPSHOT_COLUMNS } from '../../src/snapshots/columns'
import { madeUpIndex, type MadeUpIndex } from './support/made-up-index'

/** What numbers are counted by, and tables of population: read whole, or refused whole with every line. */
const FILE = readFileSync(path.join(projectRoot(), 'schema/statistics.yml'), 'utf8')
const GOVERNED = new Set(readTable(path.join(projectRoot(), 'schema/access')).rows.keys())
const read = (text: string) => readStatistics(text, 'statistics.yml', GOVERNED)
const statistics = read(FILE)

test('the file has a code for every word of the schema, and no other word', () => {
  const schema = buildSchema(readFileSync(path.join(projectRoot(), 'schema/schema.graphql'), 'utf8'))
  const wordsOf = (field: string) => {
    const [type, name] = field.split('.') as [string, string]
    const of = schema.getType(type)
    let found: GraphQLType = isObjectType(of) ? of.getFields()[name]!.type : (undefined as never)
    while (isNonNullType(found) || isListType(found)) found = found.ofType
    return isEnumType(found) ? found.getValues().map((one) => one.name) : ['true', 'false']
  }
  const coded = statistics.design.dimensions.flatMap(({ name, field, codes }) => {
    const coding = statistics.codings.get(name)!
    if (coding.by !== 'words') return []
    const targets = new Set([...codes].filter((code) => [...coding.codes.values()].includes(code)))
    expect([name, targets.size]).toEqual([name, codes.length - (targets.has('NOT_RECORDED') ? 0 : 1)])
    const words = [...coding.codes.keys()]
    const known = wordsOf(field)
    expect([name, known.filter((word) => !words.includes(word))]).toEqual([name, []])
    const made = new Set(coding.codes.values()) // a code that only other words become
    expect([name, words.filter((word) => !known.includes(word) && !made.has(word))]).toEqual([name, []])
    return [name]
  })
  expect(coded.length).toBeGreaterThan(5)
})

test('ages are read by whole years, all of them', () => {
  const coding = statistics.codings.get('age')!
  expect(coding.by).toBe('ages')
  const bands = coding.by === 'ages' ? coding.bands : []
  expect(bands.flatMap(([, from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i))).toEqual(Array.from({ length: 18 }, (_, i) => i)) // prettier-ignore
})

test('an analyst of the demo may count by each of its fields; no sealed one is there', () => {
  const { rows } = readTable(path.join(projectRoot(), 'schema/access'))
  const analysts = statistics.design.dimensions.filter(({ field }) =>
    rows.get(field)!.permissions.some(({ audience, may }) => audience === 'analyst' && may.includes('statistics')),
  )
  expect(analysts).toEqual(statistics.design.dimensions)
  expect(SNAPSHOT_COLUMNS.filter(({ field }) => field.startsWith('Justice'))).toEqual([])
})

const WRONG: readonly (readonly [what: string, from: string, to: string, named: boolean, says: RegExp])[] = [
  ['a fact that is none', 'fact: sex', 'fact: sxe', true, /expected one of registeredDivision/],
  ['a name', 'fact: sex', 'fact: name', true, /expected one of/],
  ['another field', 'field: Child.sex', 'field: Child.birthDate', true, /expected Child.sex/],
  ['bands that meet', 'AGE_6_11: [6, 11]', 'AGE_6_11: [5, 11]', true, /bands in order/],
  ['a code from nowhere', 'UNKNOWN: NOT_RECORDED', 'UNKNOWN: OTHER', true, /one of the codes/],
  ['codes of a number', 'bands: { PRIMARY: [1, 6], JUNIOR_SECONDARY: [7, 9], SENIOR_SECONDARY: [10, 12] }', 'codes: [A, B]', false, /expected bands/],
  ['an unknown family', '- [category]', '- [categories]', true, /names of dimensions/],
  ['a family of four', '- [category]', '- [age, category, sex, aid]', true, /3/],
  ['k of nothing', 'k: 5', 'k: 1', true, /k/],
  ['a level that is none', 'lowest: township', 'lowest: house', true, /lowest/],
  ['an unknown key', 'sensitive: false', 'sensible: false', false, /sens/],
  ['a key twice', 'k: 5', 'k: 5\nk: 6', false, /each key once/],
  ['no YAML', 'k: 5', 'k: [', false, /well-formed/],
] // prettier-ignore
test.each(WRONG)('%s is refused with its line', (_, from, to, named, says) => {
  expect(FILE).toContain(from)
  let fault: HubError | null = null
  try {
    read(FILE.replace(from, to))
  } catch (thrown) {
    fault = thrown as HubError
  }
  expect(fault?.code).toBe('STATISTICS_INVALID')
  expect(fault!.message).toMatch(says)
  const line = FILE.slice(0, FILE.indexOf(from)).split('\n').length
  if (named) expect(fault!.message).toContain(`statistics.yml:${line}:`)
})

describe('population', () => {
  const csv = (...lines: string[]) => Buffer.from(['table,year,division,sex,number', ...lines, ''].join('\n'))
  const rowsOf = (bytes: Uint8Array) => readPopulation(bytes, statistics.design.dimensions)
  const faultOf = (bytes: Uint8Array) => {
    try {
      rowsOf(bytes)
      return null
    } catch (thrown) {
      return thrown as HubError
    }
  }

  test('reads rows, a division by its significant digits', () => {
    expect(rowsOf(csv('census,2020,430000,MALE,12', '', 'census,2020,430421100201,FEMALE,0'))).toEqual([
      { name: 'census', month: '2020', division: '43', codes: { sex: 'MALE' }, number: 12 },
      { name: 'census', month: '2020', division: '430421100201', codes: { sex: 'FEMALE' }, number: 0 },
    ])
    expect(rowsOf(Buffer.from('\uFEFFdivision,number,month,table\r\n430421,7,2026-10,school-age\r\n'))).toEqual([
      { name: 'school-age', month: '2026-10', division: '430421', codes: {}, number: 7 },
    ])
  })

  test('names every wrong row by its line, and what was expected, never what stands there', () => {
    const fault = faultOf(csv('census,2020,430421,MALE,12', 'census,20,430421,MALE,1', 'census,2020,4304,OTHER,-1', 'census,2020,43042,MALE,1.5', 'census,2020,430421,MALE,9', '张三,2020,43,MALE,1,1'))! // prettier-ignore
    expect(fault.code).toBe('STATISTICS_INVALID')
    expect(fault.message.split('\n').slice(1)).toEqual([
      'line 3: year: expected 2020',
      expect.stringMatching(/^line 4: number/),
      expect.stringMatching(/^line 4: sex: expected one of MALE, FEMALE, NOT_RECORDED/),
      expect.stringMatching(/^line 5: division/),
      expect.stringMatching(/^line 5: number/),
      'line 6: expected each row once; line 2 is of the same division and codes',
      'line 7: expected 5 cells; got 6',
      expect.stringMatching(/^line 7: table/),
    ])
    expect(fault.message).not.toContain('张三')
  })

  test.each([
    ['no heading', 'census,2020,430421,MALE,12\n', 'STATISTICS_INVALID'],
    ['an unknown column', 'table,year,division,number,colour\nc,2020,43,1,red\n', 'STATISTICS_INVALID'],
    ['a column twice', 'table,year,division,number,sex,sex\nc,2020,43,1,MALE,MALE\n', 'STATISTICS_INVALID'],
    ['month and year', 'table,year,month,division,number\nc,2020,2020-01,43,1\n', 'STATISTICS_INVALID'],
    ['no row', 'table,year,division,number\n', 'STATISTICS_INVALID'],
    ['an empty file', '', 'STATISTICS_INVALID'],
    ['an open quote', 'table,year,division,number\n"c,2020,43,1\n', 'FILE_UNREADABLE'],
  ])('%s is refused', (_, text, code) => {
    expect(faultOf(Buffer.from(text))?.code).toBe(code)
  })

  test('other bytes than UTF-8 are refused', () => {
    expect(faultOf(Buffer.concat([csv('census,2020,43,MALE,1'), Buffer.from([0xc4, 0xd0])]))?.code).toBe(
      'FILE_ENCODING',
    )
  })

  describe('in the database', () => {
    let index: MadeUpIndex
    beforeAll(async () => (index = await madeUpIndex(1, 1)), 60_000)
    afterAll(() => index?.drop())
    const kept = async () => (await index.store.run({ text: `SELECT name, month, division, codes->>'sex', number FROM statistics_population ORDER BY 1, 2, 3, 4`, values: [] })).map((row) => row.join(' ')) // prettier-ignore

    test('a table and month are replaced whole; others stay; a failure leaves all', async () => {
      const { owner } = index
      await loadPopulation(
        owner,
        rowsOf(csv('census,2020,43,MALE,1', 'census,2020,43,FEMALE,2', 'other,2020,43,MALE,3')),
      )
      expect(await loadPopulation(owner, rowsOf(csv('census,2020,43,MALE,9', 'census,2021,43,MALE,8')))).toEqual(['census 2020', 'census 2021']) // prettier-ignore
      const all = ['census 2020 43 MALE 9', 'census 2021 43 MALE 8', 'other 2020 43 MALE 3']
      expect(await kept()).toEqual(all)
      const twice = [...rowsOf(csv('census,2020,43,MALE,5')), ...rowsOf(csv('census,2020,43,MALE,6'))]
      await expect(loadPopulation(owner, twice)).rejects.toMatchObject({ code: 'HUB_UNAVAILABLE' })
      expect(await kept()).toEqual(all)
    })

    test('the running hub reads them and loads none', async () => {
      await expect(loadPopulation(index.store, rowsOf(csv('census,2020,43,MALE,1')))).rejects.toMatchObject({ code: 'HUB_UNAVAILABLE' }) // prettier-ignore
    })
  })
})
