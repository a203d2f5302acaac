import { raisingParts, strayParts } from '../../connectors/sql/lint'
import { REGISTRIES } from '../../connectors/registries'
import type { SqlCollection, SqlColumn, SqlMapping } from '../../connectors/sql/mapping'

function* fragmentsOf(mapping: SqlMapping): Generator<readonly [where: string, fragment: string]> {
  const { registry, root, columns, collections, derived = {}, identity, find } = mapping
  const ofColumns = function* (at: string, all: Readonly<Record<string, SqlColumn>>) {
    for (const [name, column] of Object.entries(all)) yield [`${at}.${name}`, column.sql] as const
  }
  const ofCollections = function* (all: Readonly<Record<string, SqlCollection>>) {
    for (const [name, { from, on, orderBy, columns: own }] of Object.entries(all)) {
      yield [`${registry}.${name}`, `${from} ON ${on} ORDER BY ${orderBy}`] as const
      yield* ofColumns(`${registry}.${name}`, own)
    }
  }
  for (const [part, fragment] of Object.entries(root)) yield [`${registry} root ${part}`, fragment]
  yield* ofColumns(registry, columns)
  yield* ofCollections(collections)
  for (const { native } of Object.values(derived)) yield* ofCollections(native)
  for (const [name, fact] of Object.entries(identity))
    yield [`${registry} identity ${name}`, typeof fact === 'string' ? fact : fact.sql]
  for (const [by, where] of Object.entries(find)) yield [`${registry} find ${by}`, where]
}

/** Of every registry on the list: what connectors/<registry>/mapping.ts exports. */
async function mappingOf(registry: string): Promise<SqlMapping> {
  const room = (await import(`../../connectors/${registry}/mapping`)) as Record<string, SqlMapping>
  return Object.values(room).find((one) => one.registry === registry)!
}

test('no fragment of a mapping can fail on what a registry wrote (faults.md 9)', async () => {
  const mappings = await Promise.all(REGISTRIES.map(({ name }) => mappingOf(name)))
  const fragments = mappings.flatMap((mapping) => [...fragmentsOf(mapping)])
  expect(fragments.length).toBeGreaterThan(200)
  const raising = fragments.map(([where, fragment]) => ({ where, parts: raisingParts(fragment) }))
  expect(raising.filter(({ parts }) => parts.length > 0)).toEqual([])
})

/** Fragments as mappings had them, and what fails them. */
test.each([
  [`CASE left(t.njm, 1) WHEN '1' THEN 0 END + right(t.njm, 1)::int`, ['::int', 'left', 'right', '+']],
  [`z.qsrq::date <= :today AND z.jzrq::date >= :today`, ['::date', '::date']],
  [`p.csrq <= to_char(:today - interval '18 years', 'YYYYMMDD')`, ['to_char', '-', 'interval']],
  [`t.csrq + make_interval(months => v.yl + 1) < :today`, ['make_interval', '+', '+']],
  [`(SELECT v.xczfrq FROM et_zf v), t.djrq + 90`, ['+']],
  [`k.sds * 100 >= k.yds * 98`, ['*', '*']],
  [`substr(c.zjh, 19, 1)`, ['substr']],
  [`CAST(t.a AS int)`, ['CAST(']],
  [`to_date(t.a, 'YYYYMMDD')`, ['to_date']],
  [`t.a::timestamptz`, ['::timestamptz']],
  [`t.xm = $1 AND t.csrq = $2::date`, []],
  [`t.csrq = replace($2, '-', '')::char(8)`, []],
  [`coalesce(v.ymmc, j.ymdm)`, []],
  [`EXISTS (SELECT 1 FROM et_baj p WHERE p.dabh = t.dabh AND p.jarq IS NULL)`, []],
  [`CASE WHEN t.sfzjlxm = '1' THEN t.sfzjh END`, []],
  // Names in quotes are names: what stands in them is no sign, and a function in quotes is a function.
  [`t."出生-日期" || t."a/b"`, []],
  [`"pg_sleep"(9)`, ['pg_sleep']],
  [`pg_catalog."pg_sleep"(9)`, ['pg_catalog.pg_sleep']],
  [`t."a'b", pg_sleep(9), t."c'd"`, ['pg_sleep']],
  [`删除(t.a)`, ['删除']],
  [`agency.lower(t.xm)`, ['agency.lower']],
  [`"lower"(t.xm)`, []],
  [`nextval ('s')`, ['nextval']],
  [`set_config('transaction_read_only', 'off', false)`, ['set_config']],
  [`t.a::"int4"`, ['::"int4"']],
  [`t.a::text[]`, ['::text']],
  [`t.a :: date`, ['::date']],
  [`t.a::char(4)[]`, ['::char']],
  [`$2::date[]`, ['::date']],
  [`t.a::textual`, ['::textual']],
  [`t.a ~ t.b`, ['~']],
  [`t.a ~ '^A'`, []],
  [`t.a LIKE t.b`, ['like']],
  [`t.a LIKE 'A%'`, []],
  [`t.a AT TIME ZONE t.zone`, ['zone']],
  [`t.interval, t.zone`, []],
  ['pupil t LEFT JOIN school s USING (code)', []],
  [`t.a IN (VALUES ('x'))`, []],
])('%s', (fragment, parts) => {
  expect(raisingParts(fragment)).toEqual(parts)
})

test.each([
  ['t.xm; DROP TABLE t', [';']],
  ['t.xm -- the rest', ['--']],
  ['t.xm /* the rest', ['/*']],
  ['(t.xm', ['a bracket without its other half']],
  ['t.xm) FROM (t', ['a bracket without its other half']],
  [`t.xm = 'x`, ['a text without its end']],
  ['$$x$$', ['$', '$']],
  ['t.a$b', []],
  [`t."it's", t."c'd"`, []],
  ['t."姓名(全)", t."出生-日期"', []],
  [`t."a'b" ; DROP TABLE x, t."c'd"`, [';']],
  ['t."xm', ['a name without its end']],
  [`E'\\''`, [`E'`, 'a text without its end']],
  [`U&'d\\0061t'`, [`U&'`]],
  [`U&"d\\0061t"`, [`U&"`]],
  ['t.a[1', ['a bracket without its other half']],
  ['(t.a]', ['a bracket without its other half']],
  ['t.xm\u0000', ['a control character']],
  [`':today'`, [':today within a text']],
  [`coalesce(t.xm, ';''--')`, []],
  ['t.sfzh = $1', []],
])('%s is no fragment', (fragment, parts) => {
  expect(strayParts(fragment)).toEqual(parts)
})
