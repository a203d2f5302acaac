import { parseTable, versionOf } from '../../src/access/parse-table'
import { TableVersions, type VersionTexts } from '../../src/access/table-versions'

const files = (level: string) => [
  {
    name: 'hub.yml',
    text: `owner: hub
groups:
  name: { title: Name, class: sensitive, basis: law, permissions: { police: { level: ${level}, scope: area } } }
types:
  Child: { name: name }
`,
  },
]
const AT = '2026-01-01T00:00:00Z'
const textOf = (seq: number, level = 'full') => ({ seq, content: JSON.stringify(files(level)), at: AT })

/** Counts the texts that were read. */
class CountingTexts implements VersionTexts {
  read = 0
  constructor(readonly kept: ReturnType<typeof textOf>[]) {}

  async history(after: number) {
    const found = this.kept.filter(({ seq }) => seq > after).sort((a, b) => b.seq - a.seq)
    this.read += found.length
    return found
  }

  async one(seq: number) {
    this.read += 1
    return this.kept.find((one) => one.seq === seq) ?? null
  }
}

test('a version is the hash that its table has', () =>
  expect(versionOf(files('full'))).toBe(parseTable(files('full')).version))

test('each text is read once, whoever asks, and a new one is told first', async () => {
  const texts = new CountingTexts([textOf(1), textOf(2, 'none')])
  const versions = new TableVersions(texts)
  await Promise.all([versions.all(), versions.all()])
  const before = texts.read
  expect((await versions.all()).map(({ number }) => number)).toEqual([2, 1])
  texts.kept.push(textOf(3))
  expect((await versions.all()).map(({ number }) => number)).toEqual([3, 2, 1])
  expect(texts.read).toBe(before + 1)
})

test('one that this hub cannot read is told by its version, and not compared', async () => {
  const versions = new TableVersions(new CountingTexts([textOf(1, 'somewhat')]))
  expect(await versions.all()).toEqual([{ number: 1, since: AT, version: versionOf(files('somewhat')) }])
  await expect(versions.byNumber(1)).rejects.toMatchObject({ code: 'ACCESS_VERSION' })
  await expect(versions.byNumber(7)).rejects.toMatchObject({ code: 'ACCESS_VERSION' })
})
