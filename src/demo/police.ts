import { digits, stamp, type Case, type Context } from './context'
import { addMonths, compactDay } from './days'
import type { Arrangement, Family, Parent, Person } from './family'
import type { Random } from './random'

interface Member {
  readonly person: Person
  readonly relation: string
}

const SONS = ['22', '23', '24', '29']
const DAUGHTERS = ['32', '33', '34', '39']

/** Books and persons of a family: every child but those in no register, and the adults of the book. */
export function policeWriter(context: Context) {
  const lines = context.lines.police
  return (family: Family, cases: readonly Case[], random: Random): void => {
    const registered = cases.filter(({ truth }) => {
      if (!random.chance(context.faults.noHousehold)) return true
      context.count('noHousehold')
      truth.faults.push('noHousehold')
      return false
    })
    for (const parent of [family.father, family.mother]) writeRestriction(parent, context)
    if (registered.length === 0) return
    const arrangement = possible(family)
    const adults = adultsOf(family, arrangement, random)
    const head = adults[0]?.person
    const { place, group } = family
    const book = `${place.village}${digits(group, 2)}${digits(context.counters.next(`hh${place.village}`) % 10_000, 4)}`
    const address = `${place.address}${group}组${(context.counters.next(`zz${place.village}`) % 300) + 1}号`
    const issued = context.today - random.between(100, 6000)
    const collective = arrangement === 'COLLECTIVE'
    lines.add(
      'hk_sy',
      book,
      collective ? '2' : '1',
      head?.name ?? `${place.townName}集体户`,
      address,
      place.county,
      place.village,
      `${place.townName}派出所`,
      compactDay(issued),
    )
    for (const { person, relation } of adults) {
      const away = 'away' in person ? (person as Parent).away : null
      const lives = away ? `${away.province}${away.city}` : null
      writePerson(person, relation, book, compactDay(issued), lives, person.alive ? '0' : '1', random, context)
    }
    for (const one of registered) {
      const { child, truth } = one
      const late = random.chance(0.04) ? random.between(60, 900) : random.between(2, 30)
      const day = Math.min(context.today - 1, child.birth + late)
      const lives = random.chance(0.05) ? `${place.address}${random.between(1, 18)}组` : null
      const relation = relationOfChild(one, arrangement)
      const key = writePerson(child, relation, book, compactDay(day), lives, '0', random, context)
      truth.records.police.push(key)
      lines.addLine('rk_bdxx', `${key}\t1\t01\t${compactDay(day)}\t\\N\t\\N`)
      const event = random.next()
      if (event < 0.06) {
        const then = compactDay(Math.min(context.today - 1, day + random.between(30, 2500)))
        if (event < 0.04)
          lines.add('rk_bdxx', key, 2, '02', then, random.pick(['430422', '430481', '430122', '440300']), place.county)
        else lines.add('rk_bdxx', key, 2, '04', then, null, null)
      }
    }
  }
}

/** The arrangement that the living allow: a book needs a living head. */
function possible(family: Family): Arrangement {
  const elders = family.grandfather.alive || family.grandmother.alive
  const parents = family.father.alive || family.mother.alive
  if (family.arrangement === 'MATERNAL' && (family.maternalGrandfather.alive || family.maternalGrandmother.alive))
    return 'MATERNAL'
  if ((family.arrangement === 'PATERNAL' || family.arrangement === 'APART') && elders) return family.arrangement
  if (family.arrangement === 'OTHER' && family.uncle) return 'OTHER'
  if (family.arrangement === 'COLLECTIVE') return 'COLLECTIVE'
  if (parents) return 'PARENTS'
  return elders ? 'PATERNAL' : 'COLLECTIVE'
}

/** The adults of the book, the head first, each with the relation to the head. */
function adultsOf(family: Family, arrangement: Arrangement, random: Random): Member[] {
  const { father, mother, uncle } = family
  const elders = (man: Person, woman: Person): Member[] => {
    if (!man.alive) return [{ person: woman, relation: '02' }]
    return [{ person: man, relation: '02' }, ...(woman.alive ? [{ person: woman, relation: '12' }] : [])]
  }
  const motherHere = mother.alive && mother.state.kind !== 'MISSING' && random.chance(0.88)
  switch (arrangement) {
    case 'PARENTS': {
      if (!father.alive) return [{ person: mother, relation: '02' }]
      return [{ person: father, relation: '02' }, ...(motherHere ? [{ person: mother, relation: '12' }] : [])]
    }
    case 'PATERNAL':
      return [
        ...elders(family.grandfather, family.grandmother),
        { person: father, relation: uncle ? '22' : '21' },
        ...(motherHere ? [{ person: mother, relation: '38' }] : []),
        ...(uncle ? [{ person: uncle, relation: '23' }] : []),
      ]
    case 'MATERNAL':
      return [
        ...elders(family.maternalGrandfather, family.maternalGrandmother),
        { person: mother, relation: '31' },
        ...(father.alive && random.chance(0.6) ? [{ person: father, relation: '28' }] : []),
      ]
    case 'APART':
      return elders(family.grandfather, family.grandmother)
    case 'OTHER':
      return uncle ? [{ person: uncle, relation: '02' }] : []
    case 'COLLECTIVE':
      return []
  }
}

function relationOfChild({ family, child }: Case, arrangement: Arrangement): string {
  const male = child.sex === '1'
  switch (arrangement) {
    case 'PARENTS': {
      const same = family.children.filter((each) => each.sex === child.sex)
      if (same.length === 1) return family.children.length === 1 ? (male ? '21' : '31') : male ? '20' : '30'
      const order = Math.min(same.indexOf(child), 3)
      return (male ? SONS : DAUGHTERS)[order] as string
    }
    case 'PATERNAL':
    case 'APART':
      return male ? '41' : '42'
    case 'MATERNAL':
      return male ? '43' : '44'
    case 'OTHER':
      return '97'
    case 'COLLECTIVE':
      return '99'
  }
}

function writePerson(
  person: Person,
  relation: string,
  book: string,
  registered: string,
  lives: string | null,
  state: string,
  random: Random,
  context: Context,
): string {
  const key = `RY${digits(1000 + context.counters.next('RY'), 9)}`
  context.lines.police.add(
    'rk_ryxx',
    key,
    book,
    relation,
    person.name,
    person.formerName,
    person.sex,
    compactDay(person.birth),
    person.division,
    person.ethnicity,
    person.division,
    person.idNumber,
    book.slice(0, 6),
    lives,
    registered,
    state,
    stamp(random, context.today),
  )
  return key
}

function writeRestriction({ state, idNumber, name }: Parent, context: Context): void {
  if (state.kind !== 'RESTRICTED') return
  const key = `XZ${digits(1000 + context.counters.next('XZ'), 8)}`
  const since = Math.min(state.since, addMonths(context.today, 0) - 1)
  context.lines.police.add(
    'sf_xzzy',
    key,
    idNumber,
    name,
    state.ledger,
    compactDay(since),
    state.until === null ? null : compactDay(state.until),
  )
}
