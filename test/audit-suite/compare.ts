import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql'
import type { Answer } from '../support/hub'
import type { Outcome } from './tally'

/**
 * Holds what came against what the oracle says, field by field: anything that is not the expected value, and not null, is
 * a leak. Looks at the fields that came, so that a part of a profile compares with the whole one.
 */
export function compare(
  type: GraphQLObjectType,
  expected: unknown,
  came: unknown,
  note: (field: string, outcome: Outcome) => void,
): void {
  if (typeof came !== 'object' || came === null) return
  const fields = type.getFields()
  for (const [name, value] of Object.entries(came)) {
    const field = fields[name]
    if (!field) continue
    const whole = `${type.name}.${name}`
    const wanted = (expected as Record<string, unknown> | null)?.[name] ?? null
    const below = getNamedType(field.type)
    if (!isObjectType(below) || below.name === 'Division') {
      if (JSON.stringify(value) === JSON.stringify(wanted)) note(whole, 'right')
      else note(whole, value === null ? 'wrong' : 'leak')
      continue
    }
    if (value === null || wanted === null) {
      note(whole, value === wanted ? 'right' : value === null ? 'wrong' : 'leak')
      if (value !== null) for (const one of [value].flat()) compare(below, null, one, note)
      continue
    }
    const [cameList, wantedList] = [[value].flat(), [wanted].flat()]
    note(
      whole,
      cameList.length === wantedList.length ? 'right' : cameList.length > wantedList.length ? 'leak' : 'wrong',
    )
    cameList.forEach((one, i) => compare(below, wantedList[i] ?? null, one, note))
  }
}

/** Byte for byte, but for the request id, which is never the same. */
export function sameAnswer(one: Answer, other: Answer): boolean {
  const bare = ({ status, text }: Answer) => `${status} ${text.replace(/"requestId":"[^"]*"/g, '')}`
  return bare(one) === bare(other)
}
