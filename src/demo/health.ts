import { HEALTH_CODES, VACCINATION_SCHEDULE } from '../../migrations/health/codes'
import { digits, recordIdentity, stamp, type Case, type Context } from './context'
import { addMonths, ageOn, dayOf, isoDay, yearOf } from './days'
import { Random, Weighted } from './random'

const FOLLOW_UPS = Object.keys(HEALTH_CODES.sfxc).sort()
const DOSES = [...VACCINATION_SCHEDULE].sort((a, b) => a[3] - b[3])
const MAKERS = ['北京某生物制品公司', '武汉某生物制品所', '成都某生物制品所', '长春某生物公司']
const COMMON = new Weighted([
  ['D50', 30],
  ['J18', 30],
  ['E55', 12],
  ['H52', 40],
  ['J45', 8],
  ['G40', 2.5],
  ['E10', 0.8],
  ['Q21', 1.5],
  ['C91', 0.4],
  ['D56', 0.6],
] as const)
/** Diagnosis that goes with a class of disability. */
const BY_CLASS: Readonly<Record<string, string>> = { '4': 'G80', '6': 'F84' }
const CLASSES = new Weighted([
  ['1', 8],
  ['2', 10],
  ['3', 6],
  ['4', 34],
  ['5', 24],
  ['6', 10],
  ['7', 8],
] as const)

/** What the health registry knows and civil affairs acts on. */
export interface HealthFacts {
  readonly disability: { readonly class: string; readonly grade: number } | null
  readonly seriouslyIll: boolean
}

/** Drawn before any record, so that the registries agree on the child. */
export function drawHealth(random: Random): HealthFacts {
  const disabled = random.chance(0.015)
  return {
    disability: disabled ? { class: CLASSES.draw(random), grade: random.between(1, 4) } : null,
    seriouslyIll: random.chance(0.004),
  }
}

export function healthWriter(context: Context) {
  const { today } = context
  const lines = context.lines.health
  return (one: Case, facts: HealthFacts, random: Random): void => {
    const { family, child, truth } = one
    const age = ageOn(child.birth, today)
    if (!random.chance(facts.disability || facts.seriouslyIll ? 0.98 : age < 7 ? 0.95 : 0.81)) return
    const { place } = family
    const key = place.village + digits(100 + context.counters.next(`da${place.village}`), 5)
    truth.records.health.push(key)
    const { name, idNumber } = recordIdentity(one, 'health', random, context)
    const early = random.chance(0.05)
    const weeks = early ? random.between(32, 36) : random.between(37, 41)
    const weight = early ? random.between(1600, 2600) : random.between(2500, 4100)
    const entry = dayOf(`${yearOf(child.birth) + 6}-09-05`)
    const checked = age >= 7 && entry < today
    lines.add(
      'et_da',
      key,
      name,
      random.chance(0.002) ? '9' : child.sex,
      isoDay(child.birth),
      idNumber,
      family.mother.name,
      random.chance(0.9) ? family.father.name : null,
      family.phone,
      place.village,
      `${place.address}${random.chance(0.95) ? family.group : random.between(1, 18)}组`,
      weight,
      (random.between(-20, 20) + 350 + Math.round(weight / 22)) / 10,
      weeks,
      random.chance(0.96) ? random.pick(['1', '1', '2', '3']) : null,
      checked ? (random.chance(0.9) ? '1' : random.chance(0.6) ? '3' : '2') : null,
      checked ? isoDay(entry) : null,
      isoDay(Math.min(today - 1, child.birth + random.between(3, 60))),
      `${place.townName}卫生院`,
      stamp(random, today),
    )
    if (age < 7) {
      writeFollowUps(key, child.birth, child.sex, random, context)
      writeDoses(key, child.birth, random, context)
    }
    writeDiagnoses(key, child.birth, age, facts, random, context)
    if (age >= 10 && random.chance(0.3)) writeScreening(key, age, random, context)
    if (facts.disability && age >= 1) {
      const issued = Math.max(child.birth + 200, today - random.between(100, 3000))
      const card = child.idNumber + facts.disability.class + facts.disability.grade
      lines.add('cj_zj', card, key, isoDay(issued), isoDay(addMonths(issued, 120)), random.chance(0.97) ? '1' : '0')
    }
  }
}

function writeFollowUps(key: string, birth: number, sex: string, random: Random, context: Context): void {
  const { today } = context
  const stopped = random.chance(0.06) ? random.between(1, FOLLOW_UPS.length) : FOLLOW_UPS.length
  for (let at = 0; at < stopped; at += 1) {
    const schedule = FOLLOW_UPS[at] as string
    const month = schedule === '00' ? 0 : Number(schedule)
    const due = schedule === '00' ? birth + 5 : addMonths(birth, month)
    const day = due + random.int(18)
    if (day >= today) break
    if (random.next() < 0.03) continue
    const following = FOLLOW_UPS[at + 1]
    const next = following === undefined ? '\\N' : isoDay(addMonths(birth, Number(following)) + 14)
    const weight =
      (sex === '1' ? 3.4 : 3.2) + (month <= 12 ? month * 0.53 : 6.4 + (month - 12) * 0.19) + random.next() * 1.6 - 0.8
    const height = (month <= 12 ? 50 + month * 2.1 : 75 + (month - 12) * 0.68) + random.next() * 5 - 2.5
    const blood = month === 6 || month === 8 || month === 18 || month === 30 ? String(random.between(100, 138)) : '\\N'
    const development = random.next()
    const passed = development < 0.97 ? '1' : development < 0.985 ? '2' : '\\N'
    const illness = random.next() < 0.1 ? random.pick(['感冒', '腹泻', '肺炎', '湿疹']) : '\\N'
    context.lines.health.addLine(
      'et_sf',
      `${key}\t${schedule}\t${isoDay(day)}\t${weight.toFixed(2)}\t${height.toFixed(1)}\t${blood}\t${passed}\t${illness}\t${next}`,
    )
  }
}

function writeDoses(key: string, birth: number, random: Random, context: Context): void {
  const behind = random.chance(0.06)
  for (const [vaccine, , dose, month] of DOSES) {
    const due = month === 0 ? birth : addMonths(birth, month)
    if (due >= context.today) break
    // A child that is up to date has every dose on the day it falls due: "due" and "given" agree on any day.
    const day = behind ? due + random.int(40) : due
    if (day >= context.today || (behind && random.next() < 0.2)) continue
    const batch = `${isoDay(day).slice(0, 7).replace('-', '')}${random.int(90) + 10}`
    const site = vaccine === '0301' ? '9' : random.next() < 0.5 ? '1' : '2'
    context.lines.health.addLine(
      'et_jz',
      `${key}\t${vaccine}\t${dose}\t${isoDay(day)}\t${random.pick(MAKERS)}\t${batch}\t8${batch}${random.int(900_000) + 100_000}\t${site}`,
    )
  }
}

function writeDiagnoses(
  key: string,
  birth: number,
  age: number,
  facts: HealthFacts,
  random: Random,
  context: Context,
): void {
  const codes: string[] = []
  const byClass = facts.disability ? BY_CLASS[facts.disability.class] : undefined
  if (byClass) codes.push(byClass)
  if (facts.seriouslyIll) codes.push(random.pick(['E10', 'Q21', 'C91', 'D56']))
  if (random.chance(0.11)) codes.push(age < 6 ? random.pick(['D50', 'J18', 'E55']) : COMMON.draw(random))
  codes.forEach((code, at) => {
    const day = Math.max(birth + 1, context.today - random.between(1, Math.max(2, age * 365)))
    context.lines.health.add('et_zd', key, at + 1, code, isoDay(Math.min(day, context.today - 1)))
  })
}

function writeScreening(key: string, age: number, random: Random, context: Context): void {
  const draw = random.next()
  const concern = draw < 0.8 ? 0 : draw < 0.93 ? 1 : draw < 0.985 ? 2 : 3
  const tool = age >= 12 ? random.pick(['1', '3']) : '2'
  context.lines.health.add(
    'et_xlsc',
    key,
    1,
    isoDay(context.today - random.between(5, 400)),
    tool,
    concern * 6 + random.int(6),
    String(concern),
  )
}
