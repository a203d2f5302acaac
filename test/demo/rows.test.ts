import { hasValidCheckDigit } from '../../src/demo/id-number'
import { REGISTRIES, type RegistryName } from '../../src/demo/tables'
import { openDemoRegistries, TODAY, type DemoRegistries } from './demo-registries'

let demo: DemoRegistries
beforeAll(async () => {
  demo = await openDemoRegistries()
})
afterAll(() => demo.close())

/** Native columns that hold a code, and the code table each keeps to; many = several codes parted by commas. */
const CODED: Readonly<
  Record<RegistryName, readonly (readonly [table: string, column: string, codes: string, many?: true])[]>
> = {
  education: [
    ['xs_jbxx', 'xbm', 'xb'],
    ['xs_jbxx', 'mzm', 'mz'],
    ['xs_jbxx', 'sfzjlxm', 'zjlx'],
    ['xs_jbxx', 'hkxzm', 'hkxz'],
    ['xs_jbxx', 'lsetm', 'lset'],
    ['xs_jbxx', 'rxfsm', 'rxfs'],
    ['xs_jbxx', 'jdfsm', 'jdfs'],
    ['xs_jbxx', 'sbjdm', 'sbjd'],
    ['xs_jbxx', 'njm', 'nj'],
    ['xs_jbxx', 'xsztm', 'xszt'],
    ...['sfsqjy', 'sfsqzn', 'sfge', 'sflsyf', 'sfxyzz', 'sfxsyb', 'sfxyxc'].map(
      (column) => ['xs_jbxx', column, 'sf'] as const,
    ),
    ['xs_yd', 'ydlbm', 'ydlb'],
    ['xs_jtcy', 'gxm', 'gx'],
    ['xs_jtcy', 'sfjhr', 'sf'],
    ['xs_kc', 'tzlbm', 'kctz'],
    ['xs_kc', 'kcztm', 'kczt'],
    ['xs_kc', 'yym', 'kcyy'],
    ['xx_jbxx', 'xxlb', 'xxlb'],
  ],
  police: [
    ['rk_ryxx', 'yhzgx', 'yhzgx'],
    ['rk_ryxx', 'xb', 'xb'],
    ['rk_ryxx', 'mz', 'mz'],
    ['rk_ryxx', 'ryzt', 'ryzt'],
    ['hk_sy', 'hblx', 'hblx'],
    ['rk_bdxx', 'bdlx', 'bdlx'],
    ['sf_xzzy', 'lb', 'xzlb'],
  ],
  health: [
    ['et_da', 'xb', 'xb'],
    ['et_da', 'wyfs', 'wyfs'],
    ['et_da', 'rxcyjg', 'rxcy'],
    ['et_sf', 'sfxc', 'sfxc'],
    ['et_sf', 'fypg', 'fypg'],
    ['et_jz', 'jzbw', 'jzbw'],
    ['et_xlsc', 'gjlb', 'gjlb'],
    ['et_xlsc', 'jg', 'xljg'],
    ['cj_zj', 'zjzt', 'zjzt'],
    ['cj_zj', 'substr(zjh, 19, 1)', 'cjlb'],
  ],
  'civil-affairs': [
    ['et_djb', 'xb', 'xb'],
    ['et_djb', 'mz', 'mz'],
    ['et_djb', 'sfdjhk', 'sf'],
    ['et_djb', 'jkzk', 'jkzk'],
    ['et_djb', 'etlb', 'etlb', true],
    ['et_djb', 'lslb', 'lslb'],
    ['et_djb', 'jhlx', 'jhlx'],
    ['et_djb', 'shly', 'shly', true],
    ['et_djb', 'jxqk', 'jxqk'],
    ['et_djb', 'sfjs', 'sf'],
    ['et_wcfm', 'fmb', 'fmb'],
    ['et_wcfm', 'sfkx', 'sf'],
    ['et_wcfm', 'jhnl', 'sf'],
    ['et_jhr', 'gx', 'gx'],
    ['et_wtxy', 'xyzt', 'xyzt'],
    ['et_bz', 'bzlb', 'bzlb'],
    ['et_zf', 'zffs', 'zffs'],
    ['et_qz', 'qzbz', 'qzbz'],
    ['zz_ry', 'rylb', 'rylb'],
  ],
}

describe('3,000 children at the default rates', () => {
  let generated: Awaited<ReturnType<DemoRegistries['generate']>>
  beforeAll(async () => {
    generated = await demo.generate({ children: 3000 })
  })

  test.each(REGISTRIES)('every code of %s stands in its code table', async (registry) => {
    for (const [table, column, codes, many] of CODED[registry]) {
      const value = many ? `unnest(string_to_array(${column}, ','))` : column
      const strays = await demo.query(
        registry,
        `SELECT DISTINCT code FROM (SELECT ${value}::text AS code FROM ${table}) c WHERE code IS NOT NULL AND NOT EXISTS (SELECT FROM dmb WHERE lb = $1 AND dm = code)`,
        [codes],
      )
      expect({ table, column, strays }).toEqual({ table, column, strays: [] })
    }
  })

  test('vaccines and diagnoses stand in their tables', async () => {
    const strays = `SELECT ymdm FROM et_jz LEFT JOIN dm_mycx USING (ymdm, jc) WHERE ymmc IS NULL UNION ALL SELECT icd FROM et_zd LEFT JOIN dm_zd USING (icd) WHERE mc IS NULL`
    expect(await demo.query('health', strays)).toEqual([])
  })

  test('each registry knows its share of the children', () => {
    const share = (registry: RegistryName) =>
      generated.truth.filter((each) => each.records[registry].length > 0).length / 3000
    expect(share('education')).toBeGreaterThan(0.64)
    expect(share('education')).toBeLessThan(0.8)
    expect(share('police')).toBeGreaterThan(0.95)
    expect(share('police')).toBeLessThan(0.99)
    expect(share('health')).toBeGreaterThan(0.8)
    expect(share('health')).toBeLessThan(0.9)
    expect(share('civil-affairs')).toBeGreaterThan(0.2)
    expect(share('civil-affairs')).toBeLessThan(0.32)
  })

  test('the police number is valid, unique and true for every child', async () => {
    const people = await demo.query<{ gmsfhm: string; rybh: string }>('police', 'SELECT gmsfhm, rybh FROM rk_ryxx')
    expect(people.filter((each) => !hasValidCheckDigit(each.gmsfhm))).toEqual([])
    expect(new Set(people.map((each) => each.gmsfhm)).size).toBe(people.length)
    const byKey = new Map(people.map((each) => [each.rybh, each.gmsfhm]))
    for (const { records, idNumber } of generated.truth) {
      for (const key of records.police) expect(byKey.get(key)).toBe(idNumber)
    }
  })

  test('the two definitions of 留守 part company', async () => {
    const roll = await demo.query<{ key: string }>('education', `SELECT xsid AS key FROM xs_jbxx WHERE lsetm <> '0'`)
    const welfare = await demo.query<{ key: string }>(
      'civil-affairs',
      `SELECT dabh AS key FROM et_djb WHERE lslb <> '0'`,
    )
    const inRoll = new Set(roll.map((each) => each.key))
    const inWelfare = new Set(welfare.map((each) => each.key))
    const verdicts = generated.truth
      .filter((each) => each.records.education.length > 0)
      .map(
        (each) =>
          `${each.records.education.some((key) => inRoll.has(key))}/${each.records['civil-affairs'].some((key) => inWelfare.has(key))}`,
      )
    const count = (verdict: string) => verdicts.filter((each) => each === verdict).length
    expect(count('true/true')).toBeGreaterThan(200)
    expect(count('true/false')).toBeGreaterThan(200)
    expect(count('false/true')).toBeGreaterThan(3)
  })

  test('a pupil has about ten months of attendance, and present plus absent days make the days due', async () => {
    const [row] = await demo.query<{ months: string; wrong: number }>(
      'education',
      'SELECT count(*)::float / count(DISTINCT xsid) AS months, count(*) FILTER (WHERE yds <> sds + qjs + kks OR least(sds, qjs, kks) < 0)::int AS wrong FROM xs_kq',
    )
    expect(Number(row?.months)).toBeGreaterThan(8.5)
    expect(Number(row?.months)).toBeLessThanOrEqual(10)
    expect(row?.wrong).toBe(0)
  })

  test('the dropout ledger tells of pupils who stay away or are lost to the roll, in the compulsory stage alone', async () => {
    const entries = await demo.query<Record<'ledger' | 'state' | 'roll' | 'grade', string> & Record<'age' | 'missed' | 'present', number> & { closed: boolean }>(
      'education',
      `SELECT c.tzlbm AS ledger, c.kcztm AS state, c.xhrq IS NOT NULL AS closed, t.xsztm AS roll, t.njm AS grade,
         date_part('year', age('${TODAY}', t.csrq)) AS age, k.kks AS missed, k.sds AS present
       FROM xs_kc c JOIN xs_jbxx t USING (xsid)
         LEFT JOIN LATERAL (SELECT * FROM xs_kq WHERE xsid = c.xsid ORDER BY kqny DESC LIMIT 1) k ON true`,
    ) // prettier-ignore
    expect(entries.filter(({ age, grade }) => age >= 16 || grade >= '30')).toEqual([])
    for (const { ledger, state, closed, roll, missed, present } of entries) {
      const why = { ledger, state, closed, roll, missed, present }
      // Closed on proof: back at school, or verified to be a leave.
      expect({ ...why, right: closed === ['4', '5'].includes(state) }).toMatchObject({ right: true })
      if (closed) expect({ ...why, right: roll === (state === '4' ? '01' : '02') }).toMatchObject({ right: true })
      else if (ledger === '1') expect(missed).toBeGreaterThan(5)
      else expect(roll === '06' || present === 0).toBe(true)
    }
    const many = (ledger: string, closed: boolean) =>
      entries.filter((each) => each.ledger === ledger && each.closed === closed).length
    for (const ledger of ['1', '2']) for (const closed of [false, true]) expect(many(ledger, closed)).toBeGreaterThan(0)
    expect(entries.length).toBeLessThan(100)
  })

  test('no row has a day after today, but for the next dose, visit or end of a term', async () => {
    const future = await Promise.all([
      demo.query(
        'education',
        `SELECT 1 FROM xs_jbxx WHERE greatest(csrq, xsztrq) >= '${TODAY}' OR gxsj >= '${TODAY}T00:00:00+08' UNION ALL SELECT 1 FROM xs_yd WHERE ydrq >= '${TODAY}' UNION ALL SELECT 1 FROM xs_kc WHERE greatest(fxrq, xhrq) >= '${TODAY}' OR fxrq > xhrq`,
      ),
      demo.query(
        'police',
        `SELECT 1 FROM rk_ryxx WHERE greatest(csrq, djrq) >= '20261123' UNION ALL SELECT 1 FROM rk_bdxx WHERE bdrq >= '20261123'`,
      ),
      demo.query(
        'health',
        `SELECT 1 FROM et_sf WHERE sfrq >= '${TODAY}' UNION ALL SELECT 1 FROM et_jz WHERE jzrq >= '${TODAY}' UNION ALL SELECT 1 FROM et_zd WHERE zdrq >= '${TODAY}'`,
      ),
      demo.query(
        'civil-affairs',
        `SELECT 1 FROM et_djb WHERE greatest(csrq, djrq) >= '${TODAY}' UNION ALL SELECT 1 FROM et_zf WHERE zfrq >= '${TODAY}' UNION ALL SELECT 1 FROM et_wcfm WHERE wckssj >= '${TODAY}'`,
      ),
    ])
    expect(future).toEqual([[], [], [], []])
  })
})
