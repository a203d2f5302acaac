import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { loadConfig } from '../../src/config/load-config'
import { connectRegistries } from '../../src/connect'
import { systemClock } from '../../src/kit/clock'

/** Files that are no mapping: each is told as what it is, in time, without a word of what it holds (faults.md 42). */
const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const MAPPING = `registry: education
root: { from: pupil t, key: t.id, changed: t.updated }
columns:
  rollNumber: t.roll_no
  rollState: { sql: t.state, code: { A: ENROLLED } }
identity:
  idNumber: t.id_no
  name: t.full_name
  sex: { sql: t.sex, code: { M: MALE } }
  birthDate: { sql: t.born, read: date }
find: { id-number: t.id_no = $1 }
`

function connect(file: string): string {
  const env = {
    TONGLIAN_EDUCATION_URL: 'postgresql://hub_reader:hidden-word@roll.example.cn/roll',
    TONGLIAN_EDUCATION_MAPPING: file,
    TONGLIAN_DEMO_ALLOW_OUTER_REGISTRIES: 'true',
  }
  const config = loadConfig({ env, cwd: folder, keepSecrets: false })
  try {
    const connectors = connectRegistries(config, { education: env.TONGLIAN_EDUCATION_URL }, systemClock)
    void Promise.all(connectors.map((connector) => connector.close()))
    return 'taken'
  } catch (fault) {
    expect(fault).toMatchObject({ name: 'HubError', code: 'START_FAILED' })
    return (fault as Error).message
  }
}
function told(content: string | Uint8Array): string {
  const file = path.join(folder, 'm.yml')
  writeFileSync(file, content)
  const began = performance.now()
  const message = connect('m.yml')
  expect(performance.now() - began).toBeLessThan(8_000)
  expect(message).not.toContain('hidden-word')
  return message.replace(`${file}:\n`, '').replace(/^The mapping cannot be used\. 映射文件无法使用。\n/, '')
}

test('the mapping that the others are made from is taken', () => {
  expect(told(MAPPING)).toBe('taken')
  expect(told(`\ufeff${MAPPING.replaceAll('\n', '\r\n')}`)).toBe('taken')
})

test('what is no file is told as what it is, and not waited for', () => {
  mkdirSync(path.join(folder, 'folder.yml'))
  execFileSync('mkfifo', [path.join(folder, 'pipe.yml')])
  expect(connect('no-such.yml')).toContain('expected a file that can be read, got ENOENT')
  expect(connect('folder.yml')).toContain('expected a file that can be read, got a folder')
  expect(connect('pipe.yml')).toContain('expected a file that can be read, got a pipe or a device')
  expect(connect('/dev/zero')).toContain('expected a file that can be read, got a pipe or a device')
})

test.each([
  ['ten megabytes', `${MAPPING}# ${'x'.repeat(10_000_000)}`, /10000\d+ bytes, more than 262144$/],
  ['no text', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]), /line 1: the file: expected a text; got a control character$/],
  ['GBK', new Uint8Array([...Buffer.from('registry: education\nname: t.'), 0xd0, 0xd5, 0xc3, 0xfb]), /line 2: the file: expected UTF-8; got other bytes, as GBK and UTF-16 have them$/],
  ['UTF-16', new Uint8Array([0xff, 0xfe, ...Buffer.from('registry: education', 'utf16le')]), /line 1: the file: expected UTF-8/],
  ['brackets without end', '['.repeat(100_000), /line 1: the file: expected at most 64 levels; got more$/],
  ['lists within lists', '- '.repeat(20_000), /line 1: the file: expected at most 64 levels; got more$/],
  ['ever deeper keys', Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), /line \d+: the file: expected at most 64 levels; got more$/],
  ['several documents', `${MAPPING}---\n${MAPPING}`, /expected well-formed YAML; got: Source contains multiple documents/],
  ['a directive', `%FOO bar\n---\n${MAPPING}`, /expected well-formed YAML; got: Unknown directive/],
  ['nothing', '', /line 1: the file: expected keys and values, as in .*; got nothing$/],
  ['settings of a shell', 'TONGLIAN_EDUCATION_URL=postgresql://reader:hidden-word@roll/roll', /line 1: the file: expected keys and values, as in .*; got a text$/],
  ['a private key', '-----BEGIN PRIVATE KEY-----\nhidden-word\n-----END PRIVATE KEY-----\n', /expected keys and values, as in .*; got a text$/],
  ['the hub’s secrets', '{"auditKey":"hidden-word","cookieSecret":"hidden-word"}', /auditKey: expected one of .*; got an unknown key/],
  ['signs of no YAML', '"hidden-word" "hidden-word" ]: hidden-word', /expected well-formed YAML/],
] as [string, string | Uint8Array, RegExp][])('%s', (_what, content, sentence) => {
  expect(told(content)).toMatch(sentence)
}) // prettier-ignore

const withLines = (...lines: string[]) => `${MAPPING}${lines.join('\n')}\n`
test.each([
  ['a key twice', MAPPING.replace('  name: t.full_name', '  name: t.full_name\n  name: t.other'), /^ {2}line 9: the file: expected each key once; got "name" again$/],
  ['a code twice', MAPPING.replace('{ A: ENROLLED }', '{ A: ENROLLED, A: WITHDRAWN }'), /^ {2}line 5: the file: expected each key once; got "A" again$/],
  ['a code that YAML takes for nothing', MAPPING.replace('{ A: ENROLLED }', '{ ~: ENROLLED, null: WITHDRAWN }'), /^ {2}line 5: the file: expected a key that is a text \(in quotes.*\); got nothing\n {2}line 5: the file: .*; got nothing$/],
  ['a key that is a list', MAPPING.replace('{ A: ENROLLED }', '{ ? [A, B] : ENROLLED, A: ENROLLED }'), /expected a key that is a text .*; got a list/],
  ['tags', MAPPING.replace('t.full_name', '!include name.txt'), /line 8: expected well-formed YAML; got: Unresolved tag: !include$/],
  ['a tag of YAML’s own', MAPPING.replace('t.full_name', '!!binary dC5mdWxsX25hbWU='), /line 8: the file: expected no tags; got tag:yaml\.org,2002:binary/],
  ['a merge', withLines('codes: { yesNo: &x { "1": true } }', 'more: { <<: *x }'), /line 13: more: expected one of .*; got an unknown key$/],
  ['an alias', MAPPING.replace('t.full_name', '&x t.full_name').replace('{ M: MALE }', '*x'), /line 9: identity\.sex\.code: expected keys and values; got an alias/],
  ['a bomb of aliases', withLines('codes:', '  a0: &a0 { x: y }', ...Array.from({ length: 30 }, (_, i) => `  a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`)), /line 14: codes\.a1: expected keys and values; got a list/],
  ['numbers where texts belong', MAPPING.replace('t.full_name', '5').replace('pupil t', '5'), /root\.from: expected a table with the alias t, such as 'pupil t'; got "5"/],
  ['__proto__', withLines('codes: { __proto__: { a: b } }').replace('code: { A: ENROLLED }', 'code: { __proto__: ENROLLED }').replace('  rollNumber', '  __proto__: t.x\n  rollNumber'), /line 4: __proto__: expected a column of the schema \(.*\); got an unknown one$/],
  ['a time zone of another country', MAPPING.replace('changed: t.updated', 'changed: t.updated, changedType: timestamp, zone: CST'), /root\.zone: expected a time zone such as Asia\/Shanghai; got "CST"$/],
  ['a zone that there is not', MAPPING.replace('changed: t.updated', 'changed: t.updated, changedType: timestamp, zone: Asia/Nowhere'), /root\.zone: expected a time zone/],
  ['a schema that PostgreSQL would cut', withLines(`schema: ${'学'.repeat(22)}`), /line 12: schema: expected a schema of at most 63 bytes/],
  ['a slow form', withLines().replace('rollNumber: t.roll_no', "rollNumber: { sql: t.roll_no, read: shaped, form: '([A-Z]+)+', expected: letters }"), /columns\.rollNumber\.form: expected a form of at most 200 letters that repeats single characters.*; got "\(\[A-Z\]\+\)\+"/],
  ['half a number for a grade', withLines().replace('rollNumber:', 'grade: { sql: t.g, code: { A: 1.5 } }\n  rollNumber:'), /grade: expected read: integer, count or whole; got a reader of number$/],
  ['a number beyond all for a grade', withLines().replace('rollNumber:', 'grade: { sql: t.g, code: { A: 99999999999 } }\n  rollNumber:'), /grade: expected read: integer/],
  ['a number that is none', withLines().replace('rollNumber:', 'schoolDistanceKm: { sql: t.g, code: { A: .nan } }\n  rollNumber:'), /schoolDistanceKm: expected read: decimal or amount; got a reader of mixed words/],
  ['a conclusion of another kind', withLines().replace('rollNumber:', 'grade: { sql: t.g, conclude: inSchool }\n  rollNumber:'), /grade: expected read: integer, count or whole; got a reader of boolean$/],
  ['a conclusion about a person', MAPPING.replace('t.full_name', '{ sql: t.g, conclude: guardianName }'), /identity\.name\.conclude: expected a conclusion of the registry \(rollKind, rollState\)/],
] as [string, string, RegExp][])('%s', (_what, content, sentence) => {
  expect(told(content)).toMatch(sentence)
}) // prettier-ignore

test('a truth value for all other codes is one', () => {
  const other = `boarding: { sql: t.b, code: { '1': true }, otherwise: { form: '\\d', value: false } }\n  rollNumber:`
  expect(told(MAPPING.replace('rollNumber:', other))).toBe('taken')
})

test('a schema of any script and form is taken', () => {
  for (const schema of ['Roll', '学籍', "'a\"b'", 'order']) expect(told(withLines(`schema: ${schema}`))).toBe('taken')
})

test('of thousands of faults a hundred are told, and how many more there are', () => {
  const many = withLines(...Array.from({ length: 20_000 }, (_, i) => `k${i}: x`))
  const lines = told(many).split('\n')
  expect(lines).toHaveLength(101)
  expect(lines.at(-1)).toBe('  and 19900 more')
})

test('the faults of several files come together', () => {
  writeFileSync(path.join(folder, 'a.yml'), 'registry: police\n')
  const env = {
    TONGLIAN_EDUCATION_URL: 'postgresql://a:b@c/d',
    TONGLIAN_EDUCATION_MAPPING: 'a.yml',
    TONGLIAN_HEALTH_URL: 'postgresql://a:b@c/d',
    TONGLIAN_HEALTH_MAPPING: 'no-such.yml',
    TONGLIAN_DEMO_ALLOW_OUTER_REGISTRIES: 'true',
  }
  const config = loadConfig({ env, cwd: folder, keepSecrets: false })
  const urls = { education: env.TONGLIAN_EDUCATION_URL, health: env.TONGLIAN_HEALTH_URL }
  expect(() => connectRegistries(config, urls, systemClock)).toThrow(/a\.yml:\n {2}line 1: [^]*no-such\.yml: expected a file that can be read, got ENOENT/) // prettier-ignore
})
