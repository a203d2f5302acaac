import { DEFAULT_FAULTS, DemoError, SHOWCASE, type FaultName } from '../../src/demo'
import { hasValidCheckDigit } from '../../src/demo/id-number'
import { REGISTRIES, TABLES, type RegistryName } from '../../src/demo/tables'
import { systemClock, today } from '../../src/kit/clock'
import { openDemoRegistries, TODAY, type DemoRegistries } from './demo-registries'

let demo: DemoRegistries
beforeAll(async () => {
  demo = await openDemoRegistries()
})
afterAll(() => demo.close())

test('the same seed and day give the same rows in every table, another seed gives others', async () => {
  const first = await demo.generate({ children: 300, seed: 7 })
  const digest = await demo.digest()
  const again = await demo.generate({ children: 300, seed: 7 })
  expect(await demo.digest()).toEqual(digest)
  expect(again).toEqual(first)
  await demo.generate({ children: 300, seed: 8 })
  const other = await demo.digest()
  expect(other['xs_jbxx']).not.toBe(digest['xs_jbxx'])
  expect(other['rk_ryxx']).not.toBe(digest['rk_ryxx'])
})

test.each([1, 2, 45, 1000])('%i children are exactly so many, and the truth names each once', async (children) => {
  const { summary, truth } = await demo.generate({ children })
  expect(summary.children).toBe(children)
  expect(truth.map((each) => each.child)).toEqual(Array.from({ length: children }, (_, at) => at))
  expect(new Set(truth.map((each) => each.idNumber)).size).toBe(children)
})

test('indexes and triggers stand again after a load, also when the run before broke off', async () => {
  const indexes = () =>
    Promise.all(
      REGISTRIES.map((each) =>
        demo.query(each, `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`),
      ),
    )
  const triggers = () =>
    Promise.all(
      REGISTRIES.map((each) =>
        demo.query(each, `SELECT count(*)::int AS off FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'D'`),
      ),
    )
  const before = await indexes()
  const breaking = demo.generate({
    children: 3000,
    onProgress: () => {
      throw new TypeError('pulled out')
    },
  })
  await expect(breaking).rejects.toThrow('pulled out')
  await demo.generate({ children: 50 })
  expect(await indexes()).toEqual(before)
  expect(await triggers()).toEqual(REGISTRIES.map(() => [{ off: 0 }]))
})

test('the showcase is the same child for every seed, linked by one valid number in all four registries', async () => {
  expect(hasValidCheckDigit(SHOWCASE.idNumber)).toBe(true)
  for (const person of [SHOWCASE.father, SHOWCASE.mother, SHOWCASE.grandfather, SHOWCASE.grandmother]) {
    expect(hasValidCheckDigit(person.idNumber)).toBe(true)
  }
  for (const seed of [3, 4]) {
    await demo.generate({ children: 200, seed })
    const roll = await demo.query('education', 'SELECT xsid, xjh, xxbsm FROM xs_jbxx WHERE sfzjh = $1', [
      SHOWCASE.idNumber,
    ])
    expect(roll).toEqual([{ xsid: SHOWCASE.records.education, xjh: SHOWCASE.rollNumber, xxbsm: SHOWCASE.schoolCode }])
    const person = await demo.query('police', 'SELECT rybh, hh, yhzgx FROM ck_wcnr WHERE gmsfhm = $1', [
      SHOWCASE.idNumber,
    ])
    expect(person).toEqual([{ rybh: SHOWCASE.records.police, hh: SHOWCASE.householdNumber, yhzgx: '42' }])
    const archive = await demo.query('health', 'SELECT dah, zjh FROM et_da JOIN cj_zj USING (dah) WHERE sfzh = $1', [
      SHOWCASE.idNumber,
    ])
    expect(archive).toEqual([{ dah: SHOWCASE.records.health, zjh: `${SHOWCASE.idNumber}43` }])
    const file = await demo.query('civil-affairs', 'SELECT dabh, etzr, jhlx FROM et_djb WHERE sfzh = $1', [
      SHOWCASE.idNumber,
    ])
    expect(file).toEqual([{ dabh: SHOWCASE.records.civilAffairs, etzr: SHOWCASE.directorCode, jhlx: '3' }])
    const school = await demo.query('education', 'SELECT xxmc FROM xx_jbxx WHERE xxbsm = $1', [SHOWCASE.schoolCode])
    expect(school).toEqual([{ xxmc: '西渡镇中心小学' }])
    const ledger = await demo.query('police', 'SELECT lb FROM sf_xzzy WHERE gmsfhm = $1', [SHOWCASE.father.idNumber])
    expect(ledger).toEqual([{ lb: '1' }])
    const classmates = await demo.query<{ n: number }>(
      'education',
      'SELECT count(*)::int AS n FROM xs_jbxx WHERE xxbsm = $1',
      [SHOWCASE.schoolCode],
    )
    expect(classmates[0]?.n).toBeGreaterThan(10)
  }
})

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

  test('no row has a day after today, but for the next dose, visit or end of a term', async () => {
    const future = await Promise.all([
      demo.query(
        'education',
        `SELECT 1 FROM xs_jbxx WHERE greatest(csrq, xsztrq) >= '${TODAY}' OR gxsj >= '${TODAY}T00:00:00+08' UNION ALL SELECT 1 FROM xs_yd WHERE ydrq >= '${TODAY}'`,
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

/** How many chances a fault has: records outside the police, families, pupils or children. */
function chances(name: FaultName, { truth, summary }: Awaited<ReturnType<DemoRegistries['generate']>>): number {
  const outside = truth.flatMap((each) => [
    ...each.records.education,
    ...each.records.health,
    ...each.records['civil-affairs'],
  ]).length
  const rolls = truth.flatMap((each) => each.records.education).length
  if (name === 'twins') return summary.families
  if (name === 'noHousehold') return truth.length
  if (name === 'twoRolls' || name === 'abolishedDivision') return rolls
  if (name === 'noRoll') return truth.length * 0.6
  return outside
}

test.each(Object.keys(DEFAULT_FAULTS) as FaultName[])(
  'fault %s comes at about the rate asked for, and not at rate 0',
  async (name) => {
    const none = Object.fromEntries(Object.keys(DEFAULT_FAULTS).map((each) => [each, 0])) as Record<FaultName, number>
    const generated = await demo.generate({ children: 1500, faults: { ...none, [name]: 0.1 } })
    const { summary } = generated
    const rate = summary.faults[name] / chances(name, generated)
    // Not every name has a homophone or a variant, and not every family has two children.
    const least = name === 'variantName' ? 0.03 : 0.065
    expect(rate).toBeGreaterThan(least)
    expect(rate).toBeLessThan(0.135)
    expect(Object.entries(summary.faults).filter(([other, count]) => other !== name && count > 0)).toEqual([])
  },
)

test('the faults in the rows are those the truth tells of', async () => {
  const { truth } = await demo.generate({
    children: 2000,
    faults: { mistypedId: 0.05, fifteenDigitId: 0.05, borrowedId: 0.05, missingId: 0.05 },
  })
  const rows = await demo.query<{ key: string; id: string | null }>(
    'health',
    'SELECT dah AS key, sfzh AS id FROM et_da',
  )
  const idOf = new Map(rows.map((each) => [each.key, each.id]))
  const others = new Set(truth.map((each) => each.idNumber))
  for (const { records, idNumber, faults } of truth) {
    for (const key of records.health) {
      const id = idOf.get(key)
      if (faults.includes('health:missingId')) expect(id).toBeNull()
      else if (faults.includes('health:mistypedId')) expect(hasValidCheckDigit(id ?? '')).toBe(false)
      else if (faults.includes('health:fifteenDigitId')) expect(id).toMatch(/^\d{15}$/)
      else if (faults.includes('health:borrowedId')) expect(id !== idNumber && others.has(id ?? '')).toBe(true)
      else expect(id).toBe(idNumber)
    }
  }
})

test('only those under 18 surface as children, none of them a head or a parent', async () => {
  const { truth } = await demo.generate({ children: 1000, today: today(systemClock) }) // the view asks the server for the day
  const rows = await demo.query<{ keys: string[] }>(
    'police',
    'SELECT array_agg(rybh ORDER BY rybh) AS keys FROM ck_wcnr',
  )
  expect(rows[0]?.keys).toEqual(truth.flatMap((each) => each.records.police).sort())
})

test('a change of a row or of a row below it moves gxsj forward', async () => {
  await demo.generate({ children: 5 })
  const roots = [
    ['education', 'xs_jbxx', 'xsid', SHOWCASE.records.education, `UPDATE xs_kq SET qjs = qjs WHERE xsid = $1`],
    [
      'police',
      'rk_ryxx',
      'rybh',
      SHOWCASE.records.police,
      `INSERT INTO rk_bdxx VALUES ($1, 9, '04', '20261122', NULL, NULL)`,
    ],
    ['health', 'et_da', 'dah', SHOWCASE.records.health, `DELETE FROM et_xlsc WHERE dah = $1`],
    ['civil-affairs', 'et_djb', 'dabh', SHOWCASE.records.civilAffairs, `UPDATE et_zf SET zfjg = NULL WHERE dabh = $1`],
  ] as const
  for (const [registry, table, key, id, change] of roots) {
    const changed = async () =>
      (
        await demo.query<{ at: Date }>(registry, `SELECT gxsj AS at FROM ${table} WHERE ${key} = $1`, [id])
      )[0]?.at.getTime() ?? 0
    const first = await changed()
    await demo.query(registry, `UPDATE ${table} SET xm = xm WHERE ${key} = $1`, [id])
    const second = await changed()
    expect(second).toBeGreaterThan(first)
    await demo.query(registry, change, [id])
    expect(await changed()).toBeGreaterThan(second)
  }
})

test('what cannot be made is refused with what to do', async () => {
  await expect(demo.generate({ children: 0 })).rejects.toMatchObject({ code: 'DEMO_OPTIONS' })
  await expect(demo.generate({ children: 10, county: '110101' })).rejects.toMatchObject({
    code: 'DEMO_DIVISION_UNKNOWN',
  })
  await demo.query('health', 'ALTER TABLE et_zd RENAME TO et_zd_gone')
  await expect(demo.generate({ children: 10 })).rejects.toThrow(DemoError)
  await demo.query('health', 'ALTER TABLE et_zd_gone RENAME TO et_zd')
  expect(Object.keys(TABLES)).toEqual([...REGISTRIES])
})
