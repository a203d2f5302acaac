import { HubError } from '../errors/hub-error'
import type { Decision } from './decide'
import type { DecisionAt, View } from './view'
import type { Command, ScopeBits } from './words'

/** The rules behind some decisions, each once. */
export function rulesOf(decisions: readonly DecisionAt[]): string[] {
  return [...new Set(decisions.map(({ decision }) => decision.row.rule))].sort()
}

/** What every grant that could be given would show: behind an opened rule there may be another. */
export function widestView(view: (bits: ScopeBits, opened: readonly string[]) => View, bits: ScopeBits): View {
  const opened = new Set<string>()
  for (;;) {
    const made = view(bits, [...opened].sort())
    const further = made.openable.filter((rule) => !opened.has(rule))
    if (further.length === 0) return made
    for (const rule of further) opened.add(rule)
  }
}

/** A mutation that may not be called refuses the operation: a null would look like one that was done. Throws HubError ACCESS_DENIED. */
export function refuseCommand(field: string, position: Command, { row }: Decision): never {
  throw new HubError('ACCESS_DENIED', `${field} needs the position ${position}, which this account does not have`, {
    field,
    position,
    rule: row.rule,
    level: 'none',
  })
}
