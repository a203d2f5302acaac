import { addMonths, ageOn } from './days'
import type { Child, Family, Parent } from './family'
import type { HealthFacts } from './health'
import { isAbleToCare, type ParentState } from './parents'
import type { Random } from './random'

export interface WelfareFacts {
  /** Codes of etlb. Empty: the child is not in civil affairs' register. */
  readonly categories: readonly string[]
  /** 国发〔2016〕13号: 0 none, 1 both parents away, 2 one away and the other unable. */
  readonly leftBehind: '0' | '1' | '2'
  readonly openCase: boolean
}

/** Away for six months or more across county lines: the long way of 2024. */
function isLongAway(parent: Parent, today: number): boolean {
  return parent.alive && parent.away !== null && parent.away.since <= addMonths(today, -6) && parent.away.acrossCounty
}

/** A parent in a state that counts for 事实无人抚养 (民发〔2019〕62号); death counts beside one of these. */
function isQualifying(state: ParentState, today: number): boolean {
  switch (state.kind) {
    case 'MISSING':
      return state.since <= addMonths(today, -6)
    case 'DISABLED':
      return true
    case 'RESTRICTED':
      return state.ledger !== '4' && state.until !== null && state.until >= today && state.until - state.since >= 180
    case 'WELL':
    case 'DEAD':
      return false
  }
}

/** In which categories civil affairs would register the child today. */
export function welfareFacts(
  family: Family,
  child: Child,
  health: HealthFacts,
  random: Random,
  today: number,
): WelfareFacts {
  const { father, mother } = family
  const parents = [father, mother]
  const away = parents.map((parent) => isLongAway(parent, today))
  const able = parents.map((parent) => parent.alive && isAbleToCare(parent.state, today))
  const both = away[0] && away[1]
  const oneUnable = (away[0] && !able[1]) || (away[1] && !able[0])
  const leftBehind = ageOn(child.birth, today) >= 16 ? '0' : both ? '1' : oneUnable ? '2' : '0'
  const dead = parents.filter((parent) => !parent.alive).length
  const qualifying = parents.filter((parent) => parent.alive && isQualifying(parent.state, today)).length
  const restricted = parents.map((parent) => parent.state).filter((state) => state.kind === 'RESTRICTED')
  const held = restricted.filter((state) => state.until === null || state.until >= today)
  const violence = random.chance(0.002)
  const categories = [
    leftBehind === '0' ? '' : '01',
    dead === 2 ? '02' : '',
    qualifying > 0 && dead + qualifying === 2 ? '03' : '',
    health.disability ? '04' : '',
    health.seriouslyIll ? '05' : '',
    family.poor ? '06' : '',
    able.includes(true) || dead === 2 ? '' : '07',
    held.some((state) => state.ledger === '1') ? '08' : '',
    held.some((state) => state.ledger === '2') ? '09' : '',
    random.chance(0.0003) ? '10' : '',
    violence ? '11' : '',
    random.chance(0.0002) ? '12' : '',
    random.chance(0.0003) ? '13' : '',
  ].filter((code) => code !== '')
  return { categories: random.chance(0.95) ? categories : [], leftBehind, openCase: violence && random.chance(0.6) }
}
