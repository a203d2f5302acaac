import { addMonths } from './days'
import { Random, Weighted } from './random'

/** A parent at work elsewhere since a day. */
export interface Away {
  readonly since: number
  readonly province: string
  readonly city: string
  readonly workplace: string
  readonly acrossCounty: boolean
}

export type ParentState =
  | { readonly kind: 'WELL' }
  | { readonly kind: 'DEAD' }
  | { readonly kind: 'MISSING'; readonly since: number }
  | { readonly kind: 'DISABLED' }
  /** Restricted liberty: kind of the ledger 1 prison, 2 compulsory treatment, 3 detention, 4 community correction; until is null while open. */
  | {
      readonly kind: 'RESTRICTED'
      readonly ledger: '1' | '2' | '3' | '4'
      readonly since: number
      readonly until: number | null
    }

const CITIES = new Weighted([
  [['广东省', '深圳市'], 20],
  [['广东省', '东莞市'], 18],
  [['广东省', '广州市'], 14],
  [['广东省', '佛山市'], 8],
  [['广东省', '惠州市'], 6],
  [['浙江省', '义乌市'], 4],
  [['浙江省', '宁波市'], 4],
  [['江苏省', '苏州市'], 4],
  [['福建省', '泉州市'], 3],
  [['上海市', '上海市'], 3],
  [['湖南省', '长沙市'], 10],
  [['湖南省', '株洲市'], 3],
] as const)

const MONTHS = new Weighted([
  [1, 8],
  [2, 8],
  [4, 10],
  [5, 8],
  [8, 14],
  [11, 14],
  [16, 14],
  [26, 12],
  [44, 12],
] as const)
const WORKPLACES = ['电子厂', '制衣厂', '建筑工地', '鞋厂', '餐馆', '物流园', '家具厂', '五金厂', '家政公司', '快递站']

interface Both<T> {
  readonly father: T
  readonly mother: T
}

/** Who is away: both of a third of the couples (most left together), the father alone of a seventh, the mother alone of a few. */
export function drawBothAway(random: Random, states: Both<ParentState>, today: number): Both<Away | null> {
  const draw = random.next()
  const father = draw < 0.48 && states.father.kind === 'WELL' ? drawAway(random, today) : null
  const motherAway = (draw < 0.34 || (draw >= 0.48 && draw < 0.53)) && states.mother.kind === 'WELL'
  const mother = !motherAway ? null : father && random.chance(0.75) ? father : drawAway(random, today)
  return { father, mother }
}

/** Away for between one month and four years, so that the 3 and the 6 months of the two definitions of 留守 part company. */
function drawAway(random: Random, today: number): Away {
  const [province, city] = CITIES.draw(random)
  const since = addMonths(today, -MONTHS.draw(random)) - random.int(28)
  return { since, province, city, workplace: random.pick(WORKPLACES), acrossCounty: random.chance(0.94) }
}

/** What befell a parent since the eldest child's birth. Rates per parent, set so that 孤儿 and 事实无人抚养 stay rare. */
export function drawState(random: Random, sex: '1' | '2', eldest: number, today: number): ParentState {
  const draw = random.next()
  const man = sex === '1' ? 1 : 0.4
  if (draw < 0.011 * man) return { kind: 'DEAD' }
  if (draw < 0.017 * man) return { kind: 'MISSING', since: addMonths(today, -random.between(3, 60)) }
  if (draw < 0.034 * man) return { kind: 'DISABLED' }
  if (draw < 0.046 * man) {
    const since = Math.max(eldest, addMonths(today, -random.between(1, 70)))
    const ledger = draw < 0.039 * man ? '1' : random.pick(['2', '3', '4'] as const)
    const until = since + (ledger === '3' ? random.between(15, 200) : random.between(200, 2500))
    return { kind: 'RESTRICTED', ledger, since, until: ledger === '3' && random.chance(0.3) ? null : until }
  }
  return { kind: 'WELL' }
}

/** Whether a parent can look after a child on a day, as civil affairs judges it. */
export function isAbleToCare(state: ParentState, today: number): boolean {
  if (state.kind === 'WELL') return true
  return state.kind === 'RESTRICTED' && (state.ledger === '4' || (state.until !== null && state.until < today))
}
