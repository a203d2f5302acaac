import { describeConnector, RULES, runConformance } from '../../connectors/contract/conformance'
import { BrokenConnector } from '../support/fakes/broken-connector'
import { LyingConnector, type Lie } from '../support/fakes/lying-connector'
import { memorySubject as make } from './memory-subject'

describeConnector('the reference connector', make)

describe('the suite itself', () => {
  test('each rule has its own id, none is missing, and a sentence', () => {
    expect(RULES.map(({ id }) => id).sort()).toEqual(RULES.map((_, i) => `C-${String(i + 1).padStart(2, '0')}`))
    for (const { sentence } of RULES) expect(sentence).toMatch(/\w+ \w+/)
  })

  test('a connector that keeps the contract is reported so, without jest', async () => {
    const report = await runConformance(await make())
    expect(report.text).toBe(`education passes ${RULES.length} of ${RULES.length}`)
    expect(report.conforms).toBe(true)
  })

  test('a connector without find and changes keeps the contract by refusing them', async () => {
    const { connector, sample, close } = await make({ find: [], changes: false } as never)
    const report = await runConformance({ connector, sample, close })
    expect(report.text.split('\n')).toEqual([
      `education passes ${RULES.length - 5} of ${RULES.length - 5}`,
      'C-47 not tried: the subject names no declared columns',
      'C-48 not tried: the subject names no declared columns',
      'C-40 not tried: the subject offers no way to spoil a cell',
      'C-43 not tried: the subject offers no way to spoil a cell',
      'C-44 not tried: the subject offers no way to spoil a cell of an entry',
    ])
  })

  const lies: readonly (readonly [Lie, string])[] = [
    ['wrong order', 'C-01'],
    ['missing answer', 'C-01'],
    ['one answer too many', 'C-04'],
    ['record of another id', 'C-01'],
    ['unasked column', 'C-05'],
    ['unasked collection', 'C-06'],
    ['unasked entry column', 'C-06'],
    ['unasked column in a later entry', 'C-06'],
    ['missing column', 'C-05'],
  ]
  test.each(lies)('a connector with the sin "%s" is found out by %s', async (lie, rule) => {
    const subject = await make()
    const report = await runConformance({ ...subject, connector: new LyingConnector(subject.connector, lie) })
    expect(report.conforms).toBe(false)
    expect(report.results.filter(({ outcome }) => outcome === 'failed').map((failed) => failed.rule.id)).toContain(rule)
    expect(report.text).toContain(`${rule} (MUST) fails: `)
  })

  test('a broken connector fails rules but never the run', async () => {
    const subject = await make()
    const report = await runConformance({ ...subject, connector: new BrokenConnector(subject.connector) })
    expect(report.conforms).toBe(false)
    expect(report.results).toHaveLength(RULES.length)
  })
})
