import { parse } from 'yaml'
import { HubError } from '../errors/hub-error'
import type { SpecialDays } from './calendar'
import { UNITS, type Limit, type Limits, type Unit } from './clocks'
import { CLOCK_KINDS } from './words'

const STANDINGS = ['statutory', 'operational'] as const
const MOST = 366

/** The limits of the clocks, as YAML. Throws HubError RULES_INVALID naming every fault. */
export function readLimits(text: string): Limits {
  const clocks = record(record(parsed(text))?.['clocks'])
  const faults: string[] = []
  if (!clocks) throw new HubError('RULES_INVALID', 'limits: expected `clocks`')
  for (const name of Object.keys(clocks))
    if (!(CLOCK_KINDS as readonly string[]).includes(name)) faults.push(`${name}: no such clock`)
  const limits = CLOCK_KINDS.map((kind) => [kind, readLimit(kind, record(clocks[kind]), faults)] as const)
  if (faults.length > 0) throw new HubError('RULES_INVALID', `limits: ${faults.join('; ')}`)
  return Object.fromEntries(limits) as Record<(typeof CLOCK_KINDS)[number], Limit>
}

function readLimit(kind: string, written: Record<string, unknown> | null, faults: string[]): Limit | null {
  if (!written) {
    faults.push(`${kind}: missing`)
    return null
  }
  const { amount, unit, standing, basis, ...more } = written
  for (const name of Object.keys(more)) faults.push(`${kind}: unknown key ${name}`)
  if (!Number.isInteger(amount) || (amount as number) < 1 || (amount as number) > MOST)
    faults.push(`${kind}: expected amount from 1 to ${MOST}`)
  if (!UNITS.includes(unit as Unit)) faults.push(`${kind}: expected unit ${UNITS.join(', ')}`)
  if (!STANDINGS.includes(standing as Limit['standing'])) faults.push(`${kind}: expected ${STANDINGS.join(' or ')}`)
  if (typeof basis !== 'string' || basis.trim() === '') faults.push(`${kind}: expected basis`)
  return { amount, unit, standing, basis } as Limit
}

/** Days that a place works or rests beside the national calendar, as YAML with `holidays` and `workdays`. Throws HubError RULES_INVALID. */
export function readSpecialDays(text: string): SpecialDays {
  const written = record(parsed(text)) ?? {}
  const unknown = Object.keys(written).find((name) => name !== 'holidays' && name !== 'workdays')
  if (unknown !== undefined) throw new HubError('RULES_INVALID', `calendar: unknown key ${unknown.slice(0, 40)}`)
  const days = (name: string): string[] => {
    const list = written[name] ?? []
    if (!Array.isArray(list)) throw new HubError('RULES_INVALID', `calendar: ${name} is a list of days`)
    return list.map(String)
  }
  return { holidays: days('holidays'), workdays: days('workdays') }
}

function parsed(text: string): unknown {
  try {
    return parse(text)
  } catch (cause) {
    throw new HubError('RULES_INVALID', 'expected YAML', {}, { cause })
  }
}

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}
