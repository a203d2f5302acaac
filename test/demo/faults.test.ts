import { DEFAULT_FAULTS, type FaultName } from '../../src/demo'
import { hasValidCheckDigit } from '../../src/demo/id-number'
import { openDemoRegistries, type DemoRegistries } from './demo-registries'

let demo: DemoRegistries
beforeAll(async () => {
  demo = await openDemoRegistries()
})
afterAll(() => demo.close())

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
