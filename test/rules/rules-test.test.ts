import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { allFacts, compareRules, type KeptFacts } from '../../src/dropout/compare-rules'
import { today } from '../../src/kit/clock'
import { HubStore } from '../../src/store/hub-store'
import { runCli } from '../cli/support/run-cli'
import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../support/hub'
import { FILE, rulesIn, rulesWith } from './made-up'

const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-rules-'))
let hub: TestHub
let store: HubStore
beforeAll(async () => {
  hub = await startTestHub({ children: 300 })
  store = new HubStore({ url: hub.urls.hub.app, poolSize: 1 })
}, 120_000)
afterAll(async () => {
  await store?.close()
  await hub?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const LAXER = FILE.replace('absentMonth: true', 'absentMonth: false') // the national rule only
const day = () => today(hub.clock)
const pages = (kept: string | null = null) => allFacts(store, kept)
const all = async () => {
  const found: KeptFacts[] = []
  for await (const page of pages()) found.push(...page)
  return found
}
const total = (changed: ReadonlyMap<string, number>) => [...changed.values()].reduce((sum, count) => sum + count, 0)

test('each child with facts is counted once; the same rules change nothing', async () => {
  const [{ count }] = await asOwner(hub, 'hub', 'SELECT count(*)::int FROM dropout_facts')
  const same = await compareRules(pages(), rulesWith(), rulesWith(), day())
  expect([same.children, same.changed.size, same.kept]).toEqual([count, 0, 0])
  expect(await all()).toHaveLength(count)
})

test('a rule that no longer looks at absent months takes away just those pupils whom nothing else makes suspected', async () => {
  await asOwner(hub, 'hub', `UPDATE dropout_facts SET facts = jsonb_set(facts, '{education,months}', '[["2026-11", 20, 0, 0, 20]]')
    WHERE facts -> 'education' ->> 'roll' = 'ENROLLED' AND facts -> 'child' ->> 'born' BETWEEN '2013-01-01' AND '2014-12-31' AND facts -> 'child' ->> 'division' IS NOT NULL`) // prettier-ignore
  const counted = await compareRules(pages(), rulesWith(), rulesIn(LAXER), day())
  expect([...counted.changed.keys()].filter((key) => !/^\d{6} SUSPECTED -> NONE$/.test(key))).toEqual([])
  const hit = (await all()).filter(({ facts }) => JSON.stringify(facts).includes('["2026-11",20,0,0,20]'))
  expect(hit.length).toBeGreaterThan(0)
  expect(total(counted.changed)).toBeGreaterThanOrEqual(hit.length)
})

test('rules that count days are tried with days', async () => {
  const days = FILE.replace('absentMonth: true', 'suspectedFrom: 6\n    droppedOutFrom: 19\n    absentMonth: true')
  const { changed } = await compareRules(pages(), rulesWith(), rulesIn(days), day())
  expect([...changed.keys()].some((key) => key.endsWith('SUSPECTED -> DROPPED_OUT'))).toBe(true)
})

test('of the month before, later months are not looked at, and kept levels stand for the rule in force', async () => {
  const end = `${day().slice(0, 7)}-01`
  const before = new Date(Date.parse(end) - 86_400_000).toISOString().slice(0, 10)
  await asOwner(hub, 'hub', `INSERT INTO dropout_verdict_step (child_id, day, level, rules_version) SELECT child_id, $1, 'SUSPECTED', 'old' FROM dropout_verdict WHERE level = 'NOT_OF_AGE' LIMIT 7`, [before]) // prettier-ignore
  const { kept, changed } = await compareRules(pages(before), rulesWith(), rulesWith(), before, before.slice(0, 7))
  expect(kept).toBe(7)
  expect(total(changed)).toBe(7)
})

describe('tonglian rules test', () => {
  const env = () => ({ TONGLIAN_DATA_DIR: hub.dataDir, TONGLIAN_HUB_URL: hub.urls.hub.app, TONGLIAN_EDUCATION_URL: hub.urls.education.reader, TONGLIAN_DEMO_ALLOW_OUTER_REGISTRIES: 'true' }) // prettier-ignore
  const written = (text: string) => {
    const file = path.join(folder, 'new.yml')
    writeFileSync(file, text)
    return file
  }

  test('counts by county and level, shows no small number, and names nobody', async () => {
    const { code, out } = await runCli(['rules', 'test', written(LAXER), '--on', 'national'], { ...env(), TONGLIAN_RULES_DROPOUT: 'national' }) // prettier-ignore
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^[0-9a-f]{12} -> [0-9a-f]{12} on \d{4}-\d\d-\d\d; \d+ children/),
    ])
    const lines = out.split('\n').filter((line) => line.includes('\t'))
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(line).toMatch(/^\d{6} SUSPECTED -> NONE\t(<5|\d{2,}|[5-9])$/)
    expect(out).not.toMatch(/\d{17}[\dX]|child:/)
    // The total is of the numbers shown, so that none that is hidden can be reckoned from it.
    const shown = lines.map((line) => line.split('\t')[1]!).filter((count) => count !== '<5')
    const sum = shown.reduce((added, count) => added + Number(count), 0)
    const least = shown.length < lines.length ? 'at least ' : ''
    expect(out).toContain(`\n${least}${sum} children would be judged differently`)
  })

  test('of last month it says what it knows and what it does not', async () => {
    const { code, out } = await runCli(['rules', 'test', written(LAXER), '--on', 'national', '--last-month'], env())
    expect([code, out]).toEqual([0, expect.stringMatching(/Levels before: as they were kept .* of 7 of the children/)])
    expect(out).toMatch(/household, roll, transfers, aid and ledger as they are today/)
  })

  test.each([
    ['a file with a fault', () => written(FILE.replace('absentMonth: true', 'absentMonth: 1')), [], ':14: variants.national.absentMonth: expected true or false'], // prettier-ignore
    ['a file that is not there', () => path.join(folder, 'none.yml'), [], 'cannot be read'],
    ['two days', () => written(LAXER), ['--day', '2026-11-30', '--last-month'], 'expected one of them'],
    ['a day that is none', () => written(LAXER), ['--day', '2026-13-01'], 'expected a day'],
  ])('%s is refused', async (_what, file, more, sentence) => {
    const { code, err } = await runCli(['rules', 'test', file(), ...more], env())
    expect([code, err]).toEqual([1, expect.stringContaining(sentence)])
  })

  test('a hub with a broken rule file does not start', async () => {
    const { code, err } = await runCli(['start'], { ...env(), TONGLIAN_RULES_FILE: written('rules: none') })
    expect([code, err]).toEqual([1, expect.stringContaining('refused whole')])
  })
})
