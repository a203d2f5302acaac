import type { ExpectedActor } from '../../auth/support/demo-actors'
import { readTable, type WrittenPermission, type WrittenTable } from '../../schema/read-table'

/**
 * The oracle: the access table as a lawyer would apply it by hand, to one child at a time. Shares no code with src/access.
 */
export const WRITTEN: WrittenTable = readTable()
const BEST_FIRST = ['full', 'masked', 'granted', 'none']
const COMMAND_OF: Readonly<Record<string, string>> = {
  'Mutation.requestGrant': 'create',
  'Mutation.decideGrant': 'decide',
  'Mutation.revokeGrant': 'revoke',
  'Mutation.reviewGrant': 'review',
  'Mutation.saveFilter': 'create',
  'Mutation.deleteFilter': 'delete',
  'Mutation.draftReturn': 'create',
  'Mutation.recountReturn': 'create',
  'Mutation.fillReturn': 'create',
  'Mutation.reviewReturn': 'review',
  'Mutation.sendBackReturn': 'review',
  'Mutation.signReturn': 'decide',
  'Mutation.openLedgerItem': 'create',
  'Mutation.recordLedgerVisit': 'visit',
  'Mutation.reportLedgerItem': 'report',
  'Mutation.orderLedgerItem': 'order',
  'Mutation.penaliseLedgerItem': 'penalise',
  'Mutation.claimLedgerOutcome': 'claim',
  'Mutation.closeLedgerItem': 'close',
  'Mutation.reopenLedgerItem': 'reopen',
  'Mutation.handOverLedgerItem': 'hand-over',
  'Mutation.answerLedgerHandOver': 'hand-over',
  'Mutation.pauseLedgerClock': 'pause',
  'Mutation.resumeLedgerClock': 'pause',
  'Mutation.decideLedgerBrake': 'decide',
  'Mutation.createWebhook': 'create',
  'Mutation.rotateWebhookSecret': 'create',
  'Mutation.pauseWebhook': 'create',
  'Mutation.resumeWebhook': 'create',
  'Mutation.replayWebhook': 'create',
  'Mutation.testWebhook': 'create',
  'Mutation.deleteWebhook': 'delete',
}

/** How a child stands to an actor, found in the databases by the test itself. */
export interface Standing {
  readonly area: boolean
  readonly school: boolean
  readonly caseload: boolean
}

export interface Ruling {
  readonly level: string
  readonly mask: string | null
  readonly rule: string
}

export function rulingOf(
  field: string,
  actor: ExpectedActor,
  purpose: string,
  standing: Standing,
  table = WRITTEN,
): Ruling {
  const group = table.groupOf(field)
  const readers = ['everyone', ...actor.roles.map((role) => (role === 'officer' ? String(actor.department) : role))]
  const holding = group.permissions.filter(
    ({ audience, scope, purposes }) =>
      readers.includes(audience) && (!purposes || purposes.includes(purpose)) && within(scope, standing),
  )
  const rule = `${group.file}#${group.name}`
  if (field.startsWith('Mutation.')) {
    const command = COMMAND_OF[field]
    if (!command) throw new RangeError(`no command for ${field}`)
    return { level: holding.some(({ may }) => may?.includes(command)) ? 'full' : 'none', mask: null, rule }
  }
  const levelOf = (one: WrittenPermission | undefined) => one?.level ?? 'none'
  const best = holding.sort((a, b) => BEST_FIRST.indexOf(levelOf(a)) - BEST_FIRST.indexOf(levelOf(b)))[0]
  return { level: levelOf(best), mask: levelOf(best) === 'masked' ? (best!.mask ?? null) : null, rule }
}

/** Whether the written table gives a position beside reading, by hand. */
export function positionOf(
  field: string,
  actor: ExpectedActor,
  purpose: string,
  standing: Standing,
  position: string,
  table = WRITTEN,
): boolean {
  const readers = ['everyone', ...actor.roles.map((role) => (role === 'officer' ? String(actor.department) : role))]
  return table
    .groupOf(field)
    .permissions.some(
      ({ audience, scope, purposes, may }) =>
        readers.includes(audience) &&
        (!purposes || purposes.includes(purpose)) &&
        within(scope, standing) &&
        (may?.includes(position) ?? false),
    )
}

function within(scope: WrittenPermission['scope'], standing: Standing): boolean {
  if (scope === undefined || scope === 'all') return true
  return standing[scope as keyof Standing]
}

/** The masks by hand. Null where the mask has nothing to hide behind: the value itself is never shown. */
export function naiveMask(mask: string, value: string): string | null {
  const letters = Array.from(value)
  const half = Math.trunc(letters.length / 2)
  const veiled = (open: (place: number) => boolean) => letters.map((letter, i) => (open(i) ? letter : '*')).join('')
  const shown = () => {
    switch (mask) {
      case 'id-number':
        return veiled((i) => i < 6 && i < half)
      case 'surname':
        return veiled((i) => i < 1 && i < half)
      case 'division-county':
        return coarser(value)
      case 'year':
        return value.length > 6 && value[4] === '-' ? value.substring(0, 4) : null
      case 'phone':
        return veiled((i) => letters.length - i <= 4 && letters.length - i <= half)
      case 'text':
        return '***'
    }
    throw new RangeError(`no such mask: ${mask}`)
  }
  const masked = shown()
  return masked === value ? null : masked
}

/** A county's code at most, and always of a larger place than the code itself. */
function coarser(code: string): string | null {
  const own = code.padEnd(12, '0')
  return (
    [6, 4, 2]
      .map((digits) => code.substring(0, digits).padEnd(6, '0'))
      .find((above) => above.padEnd(12, '0') !== own) ?? null
  )
}
