import { DemoError, SHOWCASE } from '../../src/demo'
import { hasValidCheckDigit } from '../../src/demo/id-number'
import { REGISTRIES, TABLES } from '../../src/demo/tables'
import { systemClock, today } from '../../src/kit/clock'
import { openDemoRegistries, type DemoRegistries } from './demo-registries'

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
    ['education', 'xs_jbxx', 'xsid', SHOWCASE.records.education, `UPDATE xs_kc SET kcztm = '2' WHERE xsid = $1`],
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
    // In microseconds: two changes may well fall into one millisecond.
    const micros = `SELECT (extract(epoch FROM gxsj) * 1000000)::bigint::float8 AS at FROM ${table} WHERE ${key} = $1`
    const changed = async () => (await demo.query<{ at: number }>(registry, micros, [id]))[0]!.at
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
