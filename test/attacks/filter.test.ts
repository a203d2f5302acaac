import { startTestHub, type TestHub } from '../support/hub'
import { hiddenBirthDate } from '../audit-suite/table-folder'
import { refusedAlike, victimOf, type Try, type Victim } from './support/attack'

/**
 * A police officer knows a child of the county by name, and wants to know what its disability is. Lists may be filtered by
 * name, and a filter by the class of disability would answer: yes or no, guess by guess.
 */
const CLASSES = ['VISUAL', 'HEARING', 'SPEECH', 'PHYSICAL', 'INTELLECTUAL', 'MENTAL', 'MULTIPLE']
const LIST = 'query ($w: ChildFilter) { children(where: $w) { edges { node { id } } } }'
const HIDDEN = 'HealthRecord.disabilityClass filter'

const table = hiddenBirthDate()
let hub: TestHub
let victim: Victim
let wrongClass: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60, overrides: { 'access.tableDir': table.folder } })
  victim = await victimOf(hub)
  wrongClass = CLASSES.find((one) => one !== victim.disabilityClass)!
}, 120_000)
afterAll(async () => {
  await hub?.stop()
  table.remove()
})

/** The victim by name, and a guess in some place of the filter. */
const guess = (place: (hidden: object) => object): Pick<Try, 'right' | 'wrong'> => {
  const where = (value: string) => ({
    w: { name: { exact: victim.name }, ...place({ disabilityClass: { eq: value } }) },
  })
  return { right: where(victim.disabilityClass), wrong: where(wrongClass) }
}
const nested = (depth: number, hidden: object): object =>
  depth === 0 ? hidden : { and: [{ or: [nested(depth - 1, hidden)] }] }

const PLACES: [string, (hidden: object) => object][] = [
  ['beside the name', (hidden) => hidden],
  ['inside not', (hidden) => ({ not: hidden })],
  ['inside not of not', (hidden) => ({ not: { not: hidden } })],
  ['as one way of or', (hidden) => ({ or: [{ sex: { eq: 'UNKNOWN' } }, hidden] })],
  ['twelve levels deep', (hidden) => nested(6, hidden)],
  ['beside an and that asks nothing', (hidden) => ({ and: null, ...hidden })],
  ['in a not beside itself, so that it takes nothing away', (hidden) => ({ or: [hidden, { not: hidden }] })],
]

describe('the class of disability, guessed', () => {
  test.each(PLACES)('%s', async (_name, place) => {
    await refusedAlike(hub, 'police', { query: LIST, ...guess(place) }, HIDDEN, victim)
  })

  test('by whether anything is recorded at all', async () => {
    const where = (isNull: boolean) => ({ w: { name: { exact: victim.name }, disabilityClass: { isNull } } })
    await refusedAlike(hub, 'police', { query: LIST, right: where(false), wrong: where(true) }, HIDDEN, victim)
  })

  test('by halving the classes until one is left', async () => {
    const half = (classes: string[]) => ({ w: { name: { exact: victim.name }, disabilityClass: { in: classes } } })
    for (let left = CLASSES.slice(0, Math.ceil(CLASSES.length / 2)); left.length > 1; left = left.slice(0, Math.ceil(left.length / 2)))
      await refusedAlike(hub, 'police', { query: LIST, right: half(left), wrong: half(CLASSES.slice(left.length)) }, HIDDEN, victim) // prettier-ignore
  })

  test('with the value alone as a variable, and as its default', async () => {
    const query = (declared: string) =>
      `query ($n: String, ${declared}) { children(where: { name: { exact: $n }, disabilityClass: { eq: $c } }) { totalCount } }`
    const [right, wrong] = [victim.disabilityClass, wrongClass].map((c) => ({ n: victim.name, c }))
    await refusedAlike(
      hub,
      'police',
      { query: query('$c: DisabilityClass'), right: right!, wrong: wrong! },
      HIDDEN,
      victim,
    )
    const byDefault = query(`$c: DisabilityClass = ${wrongClass}`)
    await refusedAlike(hub, 'police', { query: byDefault, right: right!, wrong: { n: victim.name } }, HIDDEN, victim)
  })

  test('behind a list that is allowed: that one is not answered either', async () => {
    const query = `query ($n: ChildFilter, $w: ChildFilter) { allowed: children(where: $n) { totalCount } guess: children(where: $w) { totalCount } }`
    const { right, wrong } = guess((hidden) => hidden)
    const allowed = { n: { name: { exact: victim.name } } }
    await refusedAlike(hub, 'police', { query, right: { ...allowed, ...right }, wrong: { ...allowed, ...wrong } }, HIDDEN, victim) // prettier-ignore
  })

  test('skipped when the plan was made, asked when it is kept', async () => {
    const query = `query ($w: ChildFilter, $ask: Boolean!) { me { subject } children(where: $w) @include(if: $ask) { totalCount } }`
    const { right, wrong } = guess((hidden) => hidden)
    expect((await hub.ask('police', query, { ...right, ask: false })).errors).toBeUndefined()
    await refusedAlike(hub, 'police', { query, right: { ...right, ask: true }, wrong: { ...wrong, ask: true } }, HIDDEN, victim) // prettier-ignore
  })

  test('for another purpose of the account', async () => {
    const headers = { 'x-purpose': 'case' }
    await refusedAlike(hub, 'police', { query: LIST, headers, ...guess((hidden) => hidden) }, HIDDEN, victim)
  })
})

describe('the month of birth, by an account that sees the year alone', () => {
  test('by halving the year', async () => {
    const year = victim.birthMonth.slice(0, 4)
    for (const month of ['07', '04', '10', '02', '12']) {
      const half = (bound: string) => ({
        w: { name: { exact: victim.name }, birthMonth: { [bound]: `${year}-${month}` } },
      })
      const halves = { query: LIST, right: half('from'), wrong: half('to') }
      await refusedAlike(hub, 'disabled-persons-federation', halves, 'Child.birthDate filter', { ...victim, birthMonth: `${year}-${month}` }) // prettier-ignore
    }
  })
})

test('months of attendance within the child, by an account that may not see them', async () => {
  const query = `query ($id: ID!, $from: Month) { child(id: $id) { education { attendance(from: $from) { month } } } }`
  const from = (month: string) => ({ id: victim.id, from: month })
  await refusedAlike(hub, 'police', { query, right: from('2000-01'), wrong: from('2099-01') }, 'AttendanceMonth.month filter', victim) // prettier-ignore
})
