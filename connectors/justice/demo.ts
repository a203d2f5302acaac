import type { DemoChild, DemoFamily, DemoParent, DemoRow, RegistryDemo } from '../contract/demo'
import { addDays, addMonths } from '../sql/calendar'
import { dirt } from './dirt'

/** The survey in the demo: a form a year for each parent who is or was in prison or in treatment, with all children of the family on it. */
export const demo: RegistryDemo = {
  dirt,
  tables: {
    sf_et: 'znbh,xm,xb,csrq,sfzh,gxsj',
    sf_dcb: 'dcbh,dcnd,rysfz,ryxm,lb,xq,qsrq,jcrq,gydd',
    sf_dczn: 'dcbh,xh,znbh,gx,jhfs,jhr,jhrgx',
    sf_bf: 'znbh,xh,bfrq,bfxm,dw,je',
  },
  write(family, chance) {
    const held = family.parents.filter(({ restricted }) => restricted !== null && restricted.kind in KINDS)
    if (held.length === 0 || family.children.length === 0) return { rows: [], records: [] }
    const write = new Writer(family, chance)
    const rows = [
      ...family.children.map((child) => write.child(child)),
      ...held.flatMap((parent) => write.forms(parent)),
      ...family.children.flatMap((child) => write.support(child)),
    ]
    return { rows, records: family.children.map(({ number }) => ({ child: number, record: keyOf(number) })) }
  },
  known: imprisoned,
}

/** A father in prison since this year, so that there is one form. */
function imprisoned(family: DemoFamily): DemoFamily {
  const from = `${family.today.slice(0, 4)}-01-01`
  const restricted = { kind: 'PRISON', from, until: addMonths(from, 40) } as const
  const [father, ...others] = family.parents
  return { ...family, parents: [{ ...father!, restricted }, ...others.map((one) => ({ ...one, restricted: null }))] }
}

const KINDS = { PRISON: '1', COMPULSORY_TREATMENT: '2' } as const
const PLACES = {
  '1': { '430405': '湖南省珠晖监狱', '430408': '湖南省蒸湘监狱' },
  '2': { '430406': '雁峰强制隔离戒毒所', '430407': '石鼓强制隔离戒毒所' },
} as const
const MOST_FORMS = 3
const GIVERS = ['县司法局', '乡镇司法所', '县妇联', '爱心企业']
const SUPPORT = ['01', '02', '03', '04', '05', '06']

const keyOf = (child: number) => `SF${String(child).padStart(9, '0')}`

class Writer {
  constructor(
    private readonly family: DemoFamily,
    private readonly chance: () => number,
  ) {}

  /** No number on some forms, as everywhere; the fixed child is whole. */
  child({ number, name, sex, birthDate, idNumber }: DemoChild): DemoRow {
    const word = sex === 'MALE' ? this.pick(['男', '男', '1']) : this.pick(['女', '女', '2'])
    const known = this.chance() < 0.96 || number === 0
    const day = addDays(this.family.today, -1 - this.int(60))
    const changed = `${day} 0${this.int(10)}:${10 + this.int(50)}:00+08`
    return ['sf_et', [keyOf(number), name, word, this.day(birthDate), known ? idNumber : null, changed]]
  }

  /** A form for each of the last years in which the person was held. */
  forms({ name, idNumber, relation, restricted }: DemoParent): DemoRow[] {
    const { today, children } = this.family
    const { from, until, kind } = restricted!
    const code = KINDS[kind as keyof typeof KINDS]
    const [first, last] = [from, until !== null && until < today ? until : today].map((day) => Number(day.slice(0, 4)))
    const place = this.pick(Object.entries(PLACES[code]))
    const term = this.term(code, from, until)
    return Array.from({ length: Math.min(MOST_FORMS, last! - first! + 1) }, (_, back) => last! - back).flatMap(
      (year) => {
        const parent = relation === 'FATHER' ? '1' : '2'
        const form = `DC${year}${String(children[0]!.number).padStart(9, '0')}${parent}`
        const released = until !== null && until < today && year === last ? this.day(until) : null
        const carer = this.carer(relation, year === last)
        return [
          ['sf_dcb', [form, year, idNumber, name, code, term, this.day(from), released, this.pick(place)]],
          ...children.map(({ number }, at): DemoRow => ['sf_dczn', [form, at + 1, keyOf(number), parent, ...carer]]),
        ] satisfies DemoRow[]
      },
    )
  }

  support({ number }: DemoChild): DemoRow[] {
    const given = number === 0 ? 2 : this.int(4)
    return Array.from({ length: given }, (_, at): DemoRow => {
      const kind = this.pick(SUPPORT)
      const yuan = kind === '02' || kind === '03' || number === 0 ? 200 + 100 * this.int(9) : null
      const day = addDays(this.family.today, -30 * (given - at) - this.int(250))
      return ['sf_bf', [keyOf(number), at + 1, this.day(day), kind, this.pick(GIVERS), yuan]]
    })
  }

  /** Who cares while the parent is held. What older forms say no longer counts. */
  private carer(held: DemoParent['relation'], newest: boolean): readonly [string, string | null, string | null] {
    const { parents, elders } = this.family
    const other = parents.find(({ relation, caring }) => relation !== held && caring)
    if (!newest) return this.chance() < 0.5 ? ['6', null, null] : ['3', '邻居', '99']
    if (other) return ['1', other.name, other.relation === 'FATHER' ? '51' : '52']
    const [side] = elders
    if (!side) return ['5', null, null]
    const of = parents.find(({ relation }) => (relation === 'FATHER') === (side === 'PATERNAL'))
    return [
      '2',
      `${of?.name.slice(0, 1) ?? '王'}${this.pick(['德生', '长生', '有福'])}`,
      side === 'PATERNAL' ? '61' : '63',
    ]
  }

  /** One day, as one clerk or another writes it. */
  private day(day: string): string {
    const [year, month, ofMonth] = day.split('-').map(Number)
    return this.pick([day, day.replaceAll('-', ''), `${year}.${month}.${ofMonth}`, `${year}年${month}月${ofMonth}日`])
  }

  private term(code: '1' | '2', from: string, until: string | null): string {
    if (until === null) return '无期徒刑'
    let months = 1
    while (addMonths(from, months) <= until && months < 300) months += 1
    const [years, rest] = [Math.floor(months / 12), months % 12]
    const kind = code === '2' ? '强制隔离戒毒' : months < 6 ? '拘役' : '有期徒刑'
    const text = `${years > 0 ? `${chinese(years)}年` : ''}${rest > 0 ? `${chinese(rest)}个月` : ''}`
    const plain = `${years > 0 ? `${years}年` : ''}${rest > 0 ? `${rest}个月` : ''}`
    return this.pick([`${kind}${text}`, `${kind}${text}`, plain, String(months)])
  }

  private int(below: number): number {
    return Math.floor(this.chance() * below)
  }

  private pick<T>(items: readonly T[]): T {
    return items[this.int(items.length)]!
  }
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

function chinese(value: number): string {
  if (value < 10) return DIGITS[value]!
  const tens = Math.floor(value / 10)
  return `${tens > 1 ? DIGITS[tens] : ''}十${DIGITS[value % 10]}`
}
