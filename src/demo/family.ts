import type { FaultRates } from './faults'
import { IdIssuer } from './id-number'
import { addMonths, ageOn, yearOf } from './days'
import { drawGivenName, drawSurname } from './names'
import { ETHNICITY_SHARE } from './name-tables'
import type { Place } from './places'
import { Random, Weighted } from './random'
import { drawBothAway, drawState, type Away, type ParentState } from './parents'

export type Sex = '1' | '2'

export interface Person {
  readonly sex: Sex
  readonly name: string
  readonly formerName: string | null
  /** Day number. */
  readonly birth: number
  readonly ethnicity: string
  readonly division: string
  readonly idNumber: string
  readonly alive: boolean
}

export interface Child extends Person {
  readonly order: number
  readonly twin: boolean
}

export interface Parent extends Person {
  readonly state: ParentState
  readonly away: Away | null
}

/** In whose book the children are: their parents', a grandfather's with the parents in it or apart, an uncle's, or a collective one. */
export type Arrangement = 'PARENTS' | 'PATERNAL' | 'MATERNAL' | 'APART' | 'OTHER' | 'COLLECTIVE'

export interface Family {
  readonly number: number
  readonly place: Place
  readonly group: number
  readonly children: readonly Child[]
  readonly father: Parent
  readonly mother: Parent
  readonly grandfather: Person
  readonly grandmother: Person
  readonly maternalGrandfather: Person
  readonly maternalGrandmother: Person
  readonly uncle: Person | null
  readonly arrangement: Arrangement
  readonly poor: boolean
  readonly phone: string
}

/** Children by age: births in Hunan peaked in 2014-2017 and fell since. */
const AGES = new Weighted(
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17].map(
    (age) => [age, age < 3 ? 0.55 : age < 6 ? 0.75 : 1.15] as const,
  ),
)
const SIZES = new Weighted([
  [1, 45],
  [2, 43],
  [3, 12],
] as const)
const ARRANGEMENTS = new Weighted<Arrangement>([
  ['PARENTS', 47],
  ['PATERNAL', 34],
  ['MATERNAL', 6],
  ['APART', 10],
  ['OTHER', 2],
  ['COLLECTIVE', 1],
])
const ETHNICITIES = new Weighted(ETHNICITY_SHARE)

/** Hengyang's city districts until 2001, in the ID numbers of adults; the mothers also come from other counties of Hunan. */
const OLD_CITY = ['430402', '430403', '430404', '430411']
const ELSEWHERE = [
  '430422',
  '430424',
  '430426',
  '430481',
  '430482',
  '430122',
  '430124',
  '430521',
  '430221',
  '431121',
  '430181',
  '430524',
  '431026',
  '433123',
]

export interface FamilyMaker {
  make(number: number, place: Place, most: number): Family
}

/** Makes families one after another; equal (seed, today, order of calls) gives equal families. */
export function familyMaker(seed: number, today: number, faults: FaultRates): FamilyMaker {
  const issuer = new IdIssuer()

  const person = (
    random: Random,
    sex: Sex,
    surname: string,
    birth: number,
    division: string,
    ethnicity: string,
    alive = true,
  ): Person => {
    const year = yearOf(birth)
    const name = surname + drawGivenName(random, sex, year)
    const formerName = random.chance(0.02) ? surname + drawGivenName(random, sex, year) : null
    return { sex, name, formerName, birth, division, ethnicity, idNumber: issuer.issue(division, birth, sex), alive }
  }

  const couple = (random: Random, eldest: Person, county: string): [Person, Person] => {
    const birth = eldest.birth - random.between(21 * 365, 31 * 365)
    const surname = eldest.name.slice(0, 1)
    const old = (at: number) => !random.chance(Math.max(0, (ageOn(at, today) - 60) / 60))
    const wifeBirth = birth + random.between(-700, 1800)
    return [
      person(random, '1', surname, birth, county, eldest.ethnicity, old(birth)),
      person(random, '2', drawSurname(random), wifeBirth, county, eldest.ethnicity, old(wifeBirth)),
    ]
  }

  return {
    make(number, place, most) {
      const random = new Random(seed, number)
      const births = drawBirths(random, today, Math.min(most, SIZES.draw(random)), faults.twins)
      const ethnicity = ETHNICITIES.draw(random)
      const surname = drawSurname(random)
      const first = Math.min(...births.map((each) => each.birth))
      const home = random.chance(0.03) && place.county.startsWith('4304') ? random.pick(OLD_CITY) : place.county
      const fatherPerson = person(random, '1', surname, first - random.between(22 * 365, 35 * 365), home, ethnicity)
      const motherDivision = random.chance(0.7) ? place.county : random.pick(ELSEWHERE)
      const motherEthnicity = random.chance(0.9) ? ethnicity : ETHNICITIES.draw(random)
      const motherPerson = person(
        random,
        '2',
        drawSurname(random),
        first - random.between(20 * 365, 33 * 365),
        motherDivision,
        motherEthnicity,
      )
      const [grandfather, grandmother] = couple(random, fatherPerson, place.county)
      const [maternalGrandfather, maternalGrandmother] = couple(random, motherPerson, motherDivision)
      const arrangement = ARRANGEMENTS.draw(random)
      const uncleBirth = fatherPerson.birth + random.between(400, 2400)
      const hasUncle = arrangement === 'OTHER' || (arrangement === 'PATERNAL' && random.chance(0.25))
      const bearer = random.chance(0.95) ? surname : motherPerson.name.slice(0, 1)
      const states = { father: drawState(random, '1', first, today), mother: drawState(random, '2', first, today) }
      const away = drawBothAway(random, states, today)
      return {
        number,
        place,
        group: random.between(1, 18),
        children: births.map(({ birth, sex, twin }, order) => ({
          ...person(random, sex, bearer, birth, place.county, ethnicity),
          order,
          twin,
        })),
        father: { ...fatherPerson, alive: states.father.kind !== 'DEAD', state: states.father, away: away.father },
        mother: { ...motherPerson, alive: states.mother.kind !== 'DEAD', state: states.mother, away: away.mother },
        grandfather,
        grandmother,
        maternalGrandfather,
        maternalGrandmother,
        uncle: hasUncle ? person(random, '1', surname, uncleBirth, place.county, ethnicity) : null,
        arrangement,
        poor: random.chance(0.07),
        phone: `19900${String(random.int(1_000_000)).padStart(6, '0')}`,
      }
    },
  }
}

/** Birth days and sexes, eldest first; twins share the day. All of them are under 18 on `today`. */
function drawBirths(
  random: Random,
  today: number,
  size: number,
  twinRate: number,
): { birth: number; sex: Sex; twin: boolean }[] {
  const sexOf = (): Sex => (random.chance(0.53) ? '1' : '2')
  const eldest = AGES.draw(random)
  const earliest = addMonths(today, -12 * (eldest + 1)) + 1
  let birth = random.between(earliest, addMonths(today, -12 * eldest) - (eldest === 0 ? 8 : 0))
  const births: { birth: number; sex: Sex; twin: boolean }[] = [{ birth, sex: sexOf(), twin: false }]
  const twins = size > 1 ? random.chance(twinRate * 1.8) : false
  while (births.length < size) {
    const twin = twins && births.length === 1
    if (twin) births[0] = { birth, sex: births[0]?.sex ?? '1', twin }
    else birth += random.between(400, 2200)
    if (birth > today - 8) break
    births.push({ birth, sex: twin && random.chance(0.6) ? (births[0]?.sex ?? '1') : sexOf(), twin })
  }
  return births
}
