import { at, COUNTIES, MONTHS, publishMonths, type Child, type WorkedWorld } from './support/worked-world'
import { verifyRelease } from '../../src/releases/release-store'
import { xlsxTable } from '../exports/support/read-files'
import { verifyWorkbook } from '../../src/exports/verify-file'
import { api, kept, save } from '../saved-operations/support/operations'

/** From sign-in to a file: the left-behind share by county and month beside the census, as an analyst asks it. */
const SHARE = `query ($month: Month!, $county: String!) {
  statistics(month: $month, under: $county, by: [{ fact: EDUCATION_LEFT_BEHIND }], population: "census", measures: [COUNT, SHARE, RATE]) {
    cells { values count share rate withheld { rule level } } } }`
const BY_SEX = `query ($month: Month!) {
  statistics(month: $month, under: "4304", by: [{ fact: RESIDENCE_DIVISION, level: COUNTY }, { fact: SEX }, { fact: EDUCATION_LEFT_BEHIND }]) {
    cells { values count withheld { rule } } } }`
const CENSUS: Readonly<Record<string, number>> = { '430421': 4_000, '430422': 2_500 }
const SEXES = ['MALE', 'FEMALE', 'NOT_RECORDED']
const CODES = ['NONE', 'ONE_PARENT', 'BOTH_PARENTS', 'NOT_RECORDED']
const K = 5

let world: WorkedWorld
beforeAll(async () => {
  world = await publishMonths(
    `table,year,division,number\n${Object.entries(CENSUS).map(([county, number]) => `census,2020,${county},${number}\n`).join('')}`, // prettier-ignore
  )
  kept(await save(world.hub, 'analyst', { name: 'left-behind-share', document: SHARE }))
  kept(await save(world.hub, 'analyst', { name: 'left-behind-by-sex', document: BY_SEX }))
}, 300_000)
afterAll(() => world?.stop())

interface Told {
  readonly codes: readonly string[]
  readonly count: number | null
  readonly share: number | null
  readonly rate: number | null
  readonly rule: string
}

/** The rows of a file, as its receiver reads them. */
async function file(path: string): Promise<Told[]> {
  const answer = await api(world.hub, 'analyst', path)
  expect([path, answer.status]).toEqual([path, 200])
  expect(await verifyWorkbook(answer.bytes, world.publicPem)).toBe(true)
  const { head, rows } = await xlsxTable(answer.bytes, 'data')
  return rows.map((row) => {
    const cell = (name: string) => row[head.indexOf(name)] ?? ''
    const number = (name: string) => (cell(name) === '' ? null : Number(cell(name)))
    const codes = cell('values').split('; ').map((code) => (code === 'null' ? 'NOT_RECORDED' : code)) // prettier-ignore
    return { codes, count: number('count'), share: number('share'), rate: number('rate'), rule: cell('withheld.rule') }
  })
}

const ofCounty = (month: string, county: string) => file(`left-behind-share.xlsx?month=${month}&county=${county}`)
const count = (children: readonly Child[], is: (child: Child) => boolean) => children.filter(is).length
const isUnsafe = (n: number) => n > 0 && n < K
/** What a cell of the release holds: the number that was signed, or null. */
const signed = (month: string, county: string, sex: string | null, left: string | null) =>
  at(world.cells.get(month)!, county, [sex, left].map((one, i) => (one === null ? null : [SEXES, CODES][i]!.indexOf(one)))) // prettier-ignore

test('shares and rates of each county and month are those of the children and the census', async () => {
  let shown = 0
  for (const month of MONTHS)
    for (const county of COUNTIES) {
      const here = world.children.get(month)!.filter((child) => child.county === county)
      const rows = await ofCounty(month, county)
      expect(rows.map(({ codes }) => codes)).toEqual(CODES.map((code) => [code]))
      for (const { codes, ...told } of rows) {
        const n = count(here, ({ left }) => left === codes[0])
        expect([month, county, codes[0], told.count]).toEqual([month, county, codes[0], signed(month, county, null, codes[0]!)]) // prettier-ignore
        if (isUnsafe(n)) expect(told.count).toBeNull()
        if (told.count === null) {
          expect(told).toMatchObject({ share: null, rate: null, rule: expect.stringMatching(/^(PROTECTED|AREA_CLOSED)$/) }) // prettier-ignore
          continue
        }
        shown += 1
        expect([told.count, told.rule]).toEqual([n, ''])
        expect(told.share).toBeCloseTo(n / here.length, 12)
        expect(told.rate).toBeCloseTo(n / CENSUS[county]!, 12)
      }
    }
  expect(shown).toBeGreaterThan(COUNTIES.length * MONTHS.length)
})

test('a withheld number is one that the signed release withholds; each small one is withheld, and no sum has one hidden part', async () => {
  let [small, shown, secondary] = [0, 0, 0]
  for (const month of MONTHS) {
    const all = await file(`left-behind-by-sex.xlsx?month=${month}`)
    const rows = all.filter(({ codes }) => COUNTIES.includes(codes[0] as (typeof COUNTIES)[number]))
    // Of counties where nobody lives, zeros are told.
    expect(all.filter((row) => !rows.includes(row) && row.count !== 0)).toEqual([])
    expect(rows).toHaveLength(COUNTIES.length * SEXES.length * CODES.length)
    for (const { codes, count: told, rule } of rows) {
      const [county, sex, left] = codes as [string, string, string]
      const n = count(world.children.get(month)!, (child) => child.county === county && child.sex === sex && child.left === left) // prettier-ignore
      expect([codes, told]).toEqual([codes, signed(month, county, sex, left)])
      if (told !== null) expect([codes, told, rule]).toEqual([codes, n, ''])
      else expect(rule).toMatch(/^(PROTECTED|AREA_CLOSED)$/)
      if (isUnsafe(n)) expect([codes, told]).toEqual([codes, null])
      small += Number(isUnsafe(n))
      shown += Number(told !== null)
      secondary += Number(told === null && !isUnsafe(n))
    }
    for (const county of COUNTIES) {
      const totals = new Map((await ofCounty(month, county)).map(({ codes: [left], count: n }) => [left!, n]))
      for (const left of CODES) {
        if (totals.get(left) === null) continue
        const hidden = rows.filter(({ codes, count: n }) => codes[0] === county && codes[2] === left && n === null)
        const sizes = hidden.map(({ codes }) => count(world.children.get(month)!, (child) => child.county === county && child.sex === codes[1] && child.left === left)) // prettier-ignore
        if (sizes.some(isUnsafe)) expect([county, left, hidden.length > 1]).toEqual([county, left, true])
      }
    }
  }
  expect(small).toBeGreaterThan(0)
  expect(shown).toBeGreaterThan(0)
  expect(secondary).toBeGreaterThan(0)
})

test('the releases verify', async () => {
  for (const { id, auditKey } of world.releases) expect(await verifyRelease(world.store, auditKey, id)).toBe(true)
})

test('who may not count from a release gets no file: of its own operation a refusal, of another’s nothing at all', async () => {
  const path = 'left-behind-share.xlsx?month=2026-10&county=430421'
  expect(await api(world.hub, 'education', path)).toMatchObject({ status: 404, code: 'PAGE_NOT_FOUND' })
  kept(await save(world.hub, 'education', { name: 'left-behind-share', document: SHARE }))
  expect(await api(world.hub, 'education', path)).toMatchObject({ status: 403, code: 'ACCESS_FILTER' })
})
