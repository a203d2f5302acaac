import type { MyListQuery } from '@generated/app/graphql'

export type ListedChild = NonNullable<NonNullable<MyListQuery['children']>['edges'][number]['node']>
export type Welfare = NonNullable<ListedChild['welfare']>

/**
 * Days from the registration to the first visit, where no visit named a next one. No law names an interval (the visits of
 * 国发〔2016〕13号 have none): it is the hub's own, operational rule, the one by which WelfareRecord.visitOverdue is concluded.
 */
export const VISIT_INTERVAL_DAYS = 90
/** Within so many days a visit counts as coming up. */
export const SOON_DAYS = 7
const DAY = 86_400_000

export interface Due {
  /** Day of the next visit; null where nothing tells it. */
  readonly on: string | null
  /** Days until then; negative: late by so many. */
  readonly days: number | null
  /** Named by the last visit, or reckoned by the interval. */
  readonly byRule: boolean
  readonly group: 'overdue' | 'soon' | 'later' | 'unknown'
}

/** When the next visit is due. What the register concludes (visitOverdue) counts before what is reckoned here. */
export function dueOf(welfare: ListedChild['welfare'], today: string): Due {
  const named = newestVisit(welfare)?.nextDue ?? null
  const on = named ?? reckoned(welfare)
  const days = on === null ? null : daysBetween(today, on)
  const overdue = welfare?.visitOverdue ?? (days !== null && days < 0)
  const group = overdue ? 'overdue' : days === null ? 'unknown' : days <= SOON_DAYS ? 'soon' : 'later'
  return { on, days, byRule: named === null && on !== null, group }
}

/** The first of the list: the hub gives the newest first. */
export function newestVisit(welfare: ListedChild['welfare']): NonNullable<Welfare['visits']>[number] | null {
  return welfare?.visits?.[0] ?? null
}

function reckoned(welfare: ListedChild['welfare']): string | null {
  const registered = welfare?.signOffs?.find(({ step }) => step === 'FILLED_IN')?.date ?? null
  return registered === null ? null : isoDay(Date.parse(registered) + VISIT_INTERVAL_DAYS * DAY)
}

const GROUPS: readonly Due['group'][] = ['overdue', 'soon', 'later', 'unknown']

/** The most urgent first: overdue before all, then by the day; the id breaks ties, so that nothing jumps. */
export function byDue(a: { readonly due: Due; readonly id: string }, b: { readonly due: Due; readonly id: string }) {
  const day = ({ on }: Due) => on ?? '9999'
  return (
    GROUPS.indexOf(a.due.group) - GROUPS.indexOf(b.due.group) ||
    day(a.due).localeCompare(day(b.due)) ||
    a.id.localeCompare(b.id)
  )
}

/** Today in Shanghai, YYYY-MM-DD. */
export function todayInShanghai(now: number = Date.now()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(now)
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}

function isoDay(millis: number): string {
  return new Date(millis).toISOString().slice(0, 10)
}
