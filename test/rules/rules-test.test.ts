import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { compare } from '../../src/cli/rules'
import { dropoutGroups, type DropoutGroup } from '../../src/index/dropout-groups'
import { today } from '../../src/kit/clock'
import { HubStore } from '../../src/store/hub-store'
import { runCli } from '../cli/support/run-cli'
import { everyChild } from '../index/support/list'
import { rows } from '../support/run-hub'
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
const all = async () => {
  const found: DropoutGroup[] = []
  for await (const county of dropoutGroups(store, today(hub.clock))) found.push(...county)
  return found
}
const asked = (day = today(hub.clock)) => ({ day, caughtUpAt: `${day}T00:00:00Z`, education: true })

test('the groups are the listed children with a registered division, each once', async () => {
  const children = (await everyChild(hub)).filter(({ identity }) => identity['registeredDivision'] !== null)
  const groups = await all()
  expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(children.length)
  const absent = children.filter(({ parts }) => parts.education?.values['attendanceBand'] === 'ABSENT')
  const counted = groups.filter(({ attendanceBand }) => attendanceBand === 'ABSENT')
  expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(absent.length)
})

test('a rule that no longer looks at absent months takes away just those pupils whom nothing else makes suspected', async () => {
  await rows(hub.urls.hub.owner, `UPDATE child_index SET attendance_band = 'ABSENT' WHERE roll_state = 'ENROLLED' AND born BETWEEN '2013-01-01' AND '2014-12-31' RETURNING id`) // prettier-ignore
  const groups = await all()
  const day = today(hub.clock)
  const hit = groups.filter(({ attendanceBand, rollState, born }) => attendanceBand === 'ABSENT' && rollState === 'ENROLLED' && ofAge(born!, day)) // prettier-ignore
  const counted = await compare(dropoutGroups(store, day), rulesWith(), rulesIn(LAXER), asked(day))
  expect(counted.changed.size).toBeGreaterThan(0)
  expect([...counted.changed.keys()].filter((key) => !/^\d{6} SUSPECTED -> NONE$/.test(key))).toEqual([])
  const total = [...counted.changed.values()].reduce((sum, count) => sum + count, 0)
  expect(total).toBe(hit.reduce((sum, { count }) => sum + count, 0))
  expect(total).toBeGreaterThan(0)
})

/** Six to fourteen on the last day of August. */
function ofAge(born: string, day: string): boolean {
  const cut = `${Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0)}-08-31`
  const years = (age: number) => `${Number(born.slice(0, 4)) + age}${born.slice(4)}`
  return years(6) <= cut && cut < years(15)
}

test('the same rules change nothing; without the education roll nothing of it is judged', async () => {
  const day = today(hub.clock)
  const same = await compare(dropoutGroups(store, day), rulesWith(), rulesWith(), asked(day))
  expect([same.changed.size, same.children]).toEqual([0, expect.any(Number)])
  const blind = await compare(dropoutGroups(store, day), rulesWith(), rulesIn(LAXER), {
    ...asked(day),
    education: false,
  })
  expect(blind.changed.size).toBe(0)
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
    const sum = shown.reduce((total, count) => total + Number(count), 0)
    const least = shown.length < lines.length ? 'at least ' : ''
    expect(out).toContain(`\n${least}${sum} children would be judged differently`)
  })

  test.each([
    ['a file with a fault', () => written(FILE.replace('absentMonth: true', 'absentMonth: 1')), ':14: variants.national.absentMonth: expected true or false'], // prettier-ignore
    ['a file that is not there', () => path.join(folder, 'none.yml'), 'cannot be read'],
  ])('%s is refused', async (_what, file, sentence) => {
    const { code, err } = await runCli(['rules', 'test', file()], env())
    expect([code, err]).toEqual([1, expect.stringContaining(sentence)])
  })

  test('a hub with a broken rule file does not start', async () => {
    const { code, err } = await runCli(['start'], { ...env(), TONGLIAN_RULES_FILE: written('rules: none') })
    expect([code, err]).toEqual([1, expect.stringContaining('refused whole')])
  })
})
