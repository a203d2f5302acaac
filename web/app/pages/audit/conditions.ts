import type { AuditFilter, AuditKind } from '@generated/app/graphql'

/** What the form holds; an empty text asks nothing. Days are of Shanghai, both of them in the span. */
export interface Conditions {
  readonly subject: string
  readonly department: string
  readonly purpose: string
  readonly field: string
  readonly kind: AuditKind | ''
  readonly from: string
  readonly until: string
  /** Hub id without its prefix. */
  readonly child: string
}

const DAY = 86_400_000
const DAYS = 30

/** The last thirty days; of one child, if any. */
export function conditionsFor(child: string, now = Date.now()): Conditions {
  const nothing = { subject: '', department: '', purpose: '', field: '', kind: '' } as const
  return { ...nothing, from: dayOf(now - DAYS * DAY), until: dayOf(now), child }
}

export function whereOf({ child, from, until, kind, ...texts }: Conditions): AuditFilter {
  const text = (value: string) => (value === '' ? null : value)
  return {
    subject: text(texts.subject),
    department: text(texts.department),
    purpose: text(texts.purpose),
    field: text(texts.field),
    kind: kind === '' ? null : kind,
    child: child === '' ? null : `child:${child}`,
    from: from === '' ? null : startOf(from),
    until: until === '' ? null : new Date(Date.parse(startOf(until)) + DAY).toISOString(),
  }
}

function startOf(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString()
}

function dayOf(instant: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(instant)
}
