import { digits, recordIdentity, stamp, type Case, type Context } from './context'
import { addMonths, ageOn, isoDay } from './days'
import { gradeOf } from './education'
import type { Family, Person } from './family'
import { isAbleToCare } from './parents'
import type { Random } from './random'
import type { WelfareFacts } from './welfare-facts'
import { workerName } from './workers'

const FINDINGS = [
  '情况正常',
  '学习稳定,情绪良好',
  '祖父母年迈,需加强关注',
  '沉默寡言,建议心理关怀',
  '家中卫生较差',
  '未见到本人',
  '作业无人辅导',
]
const AID_OF: Readonly<Record<string, readonly [code: string, monthly: number]>> = {
  '02': ['05', 1000],
  '03': ['06', 950],
  '04': ['07', 110],
  '05': ['03', 300],
  '06': ['01', 320],
}

export function civilAffairsWriter(context: Context, seed: number) {
  return (one: Case, facts: WelfareFacts, random: Random): void => {
    if (facts.categories.length === 0) return
    const { family, child, truth } = one
    const { today } = context
    const lines = context.lines['civil-affairs']
    const { place } = family
    const key = `MZ${place.county}${digits(1000 + context.counters.next(`mz${place.county}`), 7)}`
    truth.records['civil-affairs'].push(key)
    const { name, idNumber } = recordIdentity(one, 'civil-affairs', random, context)
    const age = ageOn(child.birth, today)
    const registered = Math.max(child.birth + 1, today - random.between(30, 2500))
    const director = `D${place.village}`
    const carer = carerOf(family)
    const category = facts.categories
    lines.add(
      'et_djb',
      key,
      name,
      child.sex,
      child.ethnicity,
      isoDay(child.birth),
      idNumber,
      truth.faults.includes('noHousehold') ? '0' : '1',
      random.chance(0.6) ? place.village : place.county,
      place.village,
      `${place.address}${family.group}组`,
      category.includes('04') ? '2' : category.includes('05') ? '3' : '1',
      category.join(','),
      facts.leftBehind,
      guardianship(family, carer, facts, random, today),
      incomes(family, category, random),
      schooling(one, age, today, random),
      gradeOf(child.birth, today) >= 7 && random.chance(0.6) ? '1' : '0',
      family.grandfather.name,
      family.grandmother.name,
      family.maternalGrandfather.name,
      family.maternalGrandmother.name,
      random.chance(0.97) ? director : null,
      `S${place.township}`,
      isoDay(registered),
      stamp(random, today),
    )
    writeParentsAway(key, family, random, context)
    writeCarer(key, family, carer, facts, registered, random, context)
    category.forEach((code, at) => {
      const aid = AID_OF[code]
      if (aid && random.chance(0.88))
        lines.add(
          'et_bz',
          key,
          at + 1,
          aid[0],
          isoDay(registered),
          random.chance(0.1) ? isoDay(today - 30) : null,
          aid[1],
        )
    })
    writeVisits(key, workerName(seed, director), random, context)
    const signers = [
      workerName(seed, director),
      workerName(seed, `S${place.township}`),
      workerName(seed, `C${place.county}`),
    ]
    signers.slice(0, random.chance(0.95) ? 3 : 2).forEach((signer, at) => {
      lines.add('et_qz', key, String(at + 1), signer, isoDay(Math.min(today - 1, registered + at * 6)))
    })
    if (category.includes('11')) {
      const opened = today - random.between(5, 300)
      lines.add(
        'et_baj',
        `AJ${key.slice(2)}`,
        key,
        isoDay(opened),
        facts.openCase ? null : isoDay(Math.min(today - 1, opened + 60)),
      )
    }
  }
}

function carerOf(family: Family): Person | null {
  return (
    [family.grandmother, family.grandfather, family.maternalGrandmother, family.maternalGrandfather].find(
      (each) => each.alive,
    ) ?? family.uncle
  )
}

function guardianship(
  family: Family,
  carer: Person | null,
  facts: WelfareFacts,
  random: Random,
  today: number,
): string {
  if (facts.leftBehind === '0') {
    const able = [family.father, family.mother].some((each) => each.alive && isAbleToCare(each.state, today))
    return able ? (random.chance(0.7) ? '5' : '4') : '2'
  }
  if (!carer || random.chance(0.005)) return '1'
  if (facts.leftBehind === '2' && random.chance(0.25)) return '2'
  const old = ageOn(carer.birth, today) >= 72
  return random.chance(old ? 0.5 : 0.1) ? '3' : random.chance(0.65) ? '4' : '5'
}

function incomes(family: Family, categories: readonly string[], random: Random): string {
  const sources = [
    family.father.away || family.mother.away || random.chance(0.4) ? '1' : '',
    random.chance(0.45) ? '2' : '',
    categories.some((code) => code in AID_OF) ? '3' : '',
    random.chance(0.08) ? '4' : '',
  ].filter((code) => code !== '')
  return sources.length === 0 ? '5' : sources.join(',')
}

function schooling({ child, truth }: Case, age: number, today: number, random: Random): string {
  const grade = gradeOf(child.birth, today)
  if (grade < 1) return age >= 3 && random.chance(0.85) ? '1' : '2'
  if (truth.records.education.length === 0) return grade <= 9 ? '7' : random.chance(0.7) ? '6' : '8'
  return grade <= 6 ? '3' : grade <= 9 ? '4' : '5'
}

function writeParentsAway(key: string, family: Family, random: Random, context: Context): void {
  for (const [code, parent] of [
    ['1', family.father],
    ['2', family.mother],
  ] as const) {
    if (!parent.away || !parent.alive) continue
    const { since, province, city, workplace, acrossCounty } = parent.away
    const phone = random.chance(0.85) ? `19901${digits(random.int(1_000_000), 6)}` : null
    context.lines['civil-affairs'].add(
      'et_wcfm',
      key,
      code,
      parent.name,
      isoDay(parent.birth),
      random.chance(0.9) ? parent.idNumber : null,
      isoDay(since),
      province,
      city,
      workplace,
      phone,
      acrossCounty ? '1' : '0',
      isAbleToCare(parent.state, context.today) ? '1' : '0',
    )
  }
}

function writeCarer(
  key: string,
  family: Family,
  carer: Person | null,
  facts: WelfareFacts,
  registered: number,
  random: Random,
  context: Context,
): void {
  if (!carer || (facts.leftBehind === '0' && !facts.categories.some((code) => ['02', '03', '07'].includes(code))))
    return
  const lines = context.lines['civil-affairs']
  const { today } = context
  const maternal = carer === family.maternalGrandfather || carer === family.maternalGrandmother
  const relation =
    carer === family.uncle ? '83' : maternal ? (carer.sex === '1' ? '63' : '64') : carer.sex === '1' ? '61' : '62'
  const address = `${family.place.address}${family.group}组`
  const entrusted = random.chance(0.6)
  lines.add(
    'et_jhr',
    key,
    1,
    carer.name,
    relation,
    family.phone,
    carer.idNumber,
    address,
    isoDay(registered),
    null,
    entrusted ? '1' : '0',
  )
  if (!entrusted) return
  const signed = Math.max(registered, today - random.between(20, 700))
  const until = addMonths(signed, 12)
  const ended = random.chance(0.03)
  const state = ended ? '3' : until < today ? '2' : '1'
  const reviewed = random.chance(0.5) ? isoDay(Math.min(today - 1, signed + 150)) : null
  lines.add('et_wtxy', key, 1, carer.name, isoDay(signed), isoDay(signed), isoDay(until), state, reviewed)
}

function writeVisits(key: string, visitor: string, random: Random, context: Context): void {
  const count = random.between(1, 3)
  let day = context.today - (random.chance(0.12) ? random.between(100, 300) : random.between(3, 80))
  for (let at = count; at >= 1; at -= 1) {
    const kind = random.pick(['1', '1', '1', '2', '3'])
    context.lines['civil-affairs'].add(
      'et_zf',
      key,
      at,
      isoDay(day),
      visitor,
      kind,
      random.pick(FINDINGS),
      isoDay(day + 90),
    )
    day -= random.between(60, 110)
  }
}
