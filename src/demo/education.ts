import { digits, recordIdentity, stamp, type Case, type Context } from './context'
import { addMonths, ageOn, compactDay, dayOf, isoDay, yearOf } from './days'
import { checkDigit } from './id-number'
import type { School } from './places'
import type { Random } from './random'
import { attendanceWriter } from './attendance'
import { dropoutWriter } from './dropout'

/** Hengyang's codes that ended: a registered division copied from an old book. */
const ABOLISHED = ['430402', '430403', '430404', '430411']

/** The roll code of a grade 1..12: stage digit and year in the stage. */
export function gradeCode(grade: number): string {
  if (grade <= 6) return `1${grade}`
  return grade <= 9 ? `2${grade - 6}` : `3${grade - 9}`
}

/** The school year's first calendar year. */
export function schoolYear(today: number): number {
  return yearOf(today) - (isoDay(today).slice(5) < '09-01' ? 1 : 0)
}

/** The grade a child reaches at normal age: 6 years by 31 August of its first year. Below 1 = not yet. */
export function gradeOf(birth: number, today: number): number {
  const entry = yearOf(birth) + (isoDay(birth).slice(5) <= '08-31' ? 6 : 7)
  return schoolYear(today) - entry + 1
}

export function educationWriter(context: Context, seed: number) {
  const attendance = attendanceWriter(context.today)
  const dropout = dropoutWriter(context, seed)
  return (one: Case, random: Random): void => {
    const { child, truth } = one
    const grade = gradeOf(child.birth, context.today)
    if (grade < 1 || grade > 12) return
    if (ageOn(child.birth, context.today) < 16) {
      if (random.chance(context.faults.noRoll)) {
        context.count('noRoll')
        truth.faults.push('noRoll')
        return
      }
    } else if (random.chance(0.06)) return
    const school = schoolOf(one, grade)
    const second = random.chance(context.faults.twoRolls)
    writeRoll(one, random, context, attendance, dropout, grade, school, second ? 'LEFT' : 'NOW')
    if (second) {
      context.count('twoRolls')
      truth.faults.push('twoRolls')
      writeRoll(one, random, context, attendance, dropout, grade, school, 'AGAIN')
    }
  }
}

function schoolOf({ family: { place } }: Case, grade: number): School {
  if (grade <= 6) return place.primary
  return grade <= 9 ? place.junior : place.senior
}

/** LEFT: an older roll that should have been closed; AGAIN: the roll opened anew, as a temporary one, in place of a transfer. */
function writeRoll(
  one: Case,
  random: Random,
  context: Context,
  attendance: ReturnType<typeof attendanceWriter>,
  dropout: ReturnType<typeof dropoutWriter>,
  grade: number,
  school: School,
  kind: 'NOW' | 'LEFT' | 'AGAIN',
): void {
  const { family, child, truth } = one
  const { today, faults } = context
  const lines = context.lines.education
  const roll = context.counters.next('XS')
  const key = `XS${digits(1000 + roll, 8)}`
  truth.records.education.push(key)
  const { name, idNumber } = recordIdentity(one, 'education', random, context)
  const number = rollNumber(idNumber, kind, one, random)
  const abolished = random.chance(faults.abolishedDivision)
  if (abolished) {
    context.count('abolishedDivision')
    truth.faults.push('education:abolishedDivision')
  }
  const stageYear = grade <= 6 ? grade : grade <= 9 ? grade - 6 : grade - 9
  const entered = dayOf(`${schoolYear(today) - stageYear + 1}-09-01`)
  const draw = random.next()
  const state =
    kind === 'LEFT' && random.chance(0.5)
      ? '10'
      : draw < 0.988
        ? '01'
        : draw < 0.992
          ? '02'
          : draw < 0.994
            ? '06'
            : draw < 0.998
              ? '10'
              : '05'
  const since = state === '01' ? entered : Math.max(entered, today - random.between(20, 400))
  const boarding = grade >= 10 || random.chance(grade >= 7 ? 0.55 : 0.06)
  const poor = family.poor
  const awayLong = [family.father, family.mother].filter(
    (parent) => parent.away && parent.away.since <= addMonths(today, -3),
  ).length
  const leftBehind = random.chance(0.96) ? awayLong : random.int(3)
  const orphan = !family.father.alive && !family.mother.alive
  const distance = (random.int(grade >= 7 ? 180 : 60) + 3) / 10
  lines.add(
    'xs_jbxx',
    key,
    number,
    name,
    child.formerName !== null && random.chance(0.5) ? child.formerName : null,
    child.sex,
    isoDay(child.birth),
    child.division,
    child.division,
    child.ethnicity,
    idNumber === null ? 'Z' : '1',
    idNumber,
    random.chance(0.8) ? '1' : '2',
    abolished ? random.pick(ABOLISHED) : child.division,
    random.chance(0.7) ? family.place.village : null,
    `${family.place.address}${family.group}组`,
    family.phone,
    school.code,
    gradeCode(grade),
    `${gradeName(grade)}(${1 + random.int(4)})班`,
    compactDay(entered).slice(0, 6),
    grade >= 10 ? '21' : random.chance(0.93) ? '11' : '12',
    boarding ? '2' : '1',
    random.chance(0.99) ? '00' : random.pick(['10', '11', '12', '13', '19']),
    random.chance(0.9) ? '1' : '0',
    String(leftBehind),
    random.chance(0.02) ? '1' : '0',
    orphan ? '1' : '0',
    random.chance(0.003) ? '1' : '0',
    poor ? '1' : '0',
    poor && random.chance(0.8) ? '1' : '0',
    distance,
    distance > 4 && !boarding ? '1' : '0',
    state,
    isoDay(since),
    stamp(random, today),
  )
  lines.add('xs_yd', key, 1, '01', isoDay(entered), null, school.name, null)
  if (state === '10') lines.add('xs_yd', key, 2, '21', isoDay(since), school.name, null, '随父母外出')
  else if (state === '02') lines.add('xs_yd', key, 2, '11', isoDay(since), school.name, school.name, '因病')
  else if (state === '05') {
    lines.add('xs_yd', key, 2, '11', isoDay(Math.max(entered, since - 180)), school.name, school.name, '因病')
    lines.add('xs_yd', key, 3, '12', isoDay(since), school.name, school.name, null)
  } else if (kind === 'AGAIN' || random.chance(0.04)) {
    lines.add(
      'xs_yd',
      key,
      2,
      '22',
      isoDay(Math.max(entered, today - random.between(40, 500))),
      '广东省某小学',
      school.name,
      '回原籍就读',
    )
  }
  writeContacts(one, random, context, key)
  const truancy = attendance(lines, key, random, state === '01' || state === '05' ? entered : null)
  dropout({ key, roll, grade, birth: child.birth, state, since, truancy })
}

function rollNumber(idNumber: string | null, kind: string, { child }: Case, random: Random): string {
  const base = `${child.division}${compactDay(child.birth)}`
  if (kind === 'AGAIN') return `L${base}${digits(random.int(10_000), 4)}`
  if (idNumber?.length === 18) return `G${idNumber}`
  if (idNumber !== null) return `G${child.idNumber}`
  if (random.chance(0.4)) return `L${base}${digits(random.int(10_000), 4)}`
  const body = base + digits(random.int(1000), 3)
  return `J${body}${checkDigit(body)}`
}

function gradeName(grade: number): string {
  const year = '一二三四五六'
  if (grade <= 6) return `${year[grade - 1]}年级`
  return grade <= 9 ? `初${year[grade - 7]}` : `高${year[grade - 10]}`
}

function writeContacts({ family, child }: Case, random: Random, context: Context, key: string): void {
  const lines = context.lines.education
  const address = `${family.place.address}${family.group}组`
  const home = [family.father, family.mother].filter((each) => each.alive && each.state.kind !== 'MISSING')
  const near = home.filter((each) => each.away === null)
  const elders =
    child.order % 2 === 0 ? [family.grandmother, family.grandfather] : [family.grandfather, family.grandmother]
  const people = [...near, ...home.filter((each) => each.away !== null), ...elders.filter((each) => each.alive)]
  const chosen = near.length > 0 ? people.slice(0, 2) : [...elders.filter((each) => each.alive), ...home].slice(0, 2)
  chosen.forEach((person, at) => {
    const elder = person === family.grandfather || person === family.grandmother
    const code = elder ? (person.sex === '1' ? '61' : '62') : person.sex === '1' ? '51' : '52'
    const away =
      'away' in person && person.away !== null && typeof person.away === 'object'
        ? (person.away as { workplace: string }).workplace
        : null
    const phone = at === 0 ? family.phone : null
    const number = random.chance(0.8) ? person.idNumber : null
    lines.add(
      'xs_jtcy',
      key,
      at + 1,
      person.name,
      code,
      address,
      phone,
      away,
      at === 0 ? '1' : '0',
      number === null ? null : '1',
      number,
    )
  })
}
