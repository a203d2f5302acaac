import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

export interface PassThrough {
  readonly name: string
  readonly description: string
  /** The public text that says what its values are (`@specifiedBy`). */
  readonly specifiedBy: string
  /** What `valid` takes, in words. */
  readonly expected: string
  readonly valid: (text: string) => boolean
}

/**
 * A scalar whose values are strings inside and outside: passed through as they stand in answers (connectors have checked
 * them), checked by `valid` in arguments. The message never repeats the value.
 */
export function passThroughScalar({ name, description, specifiedBy, expected, valid }: PassThrough) {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && valid(value)) return value
    throw new GraphQLError(`${name} must be ${expected}`)
  }
  return new GraphQLScalarType<string, string>({
    name,
    description,
    specifiedByURL: specifiedBy,
    serialize: (value) => value as string,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
  })
}

/** Whether year, month (1 to 12) and day are a day of the Gregorian calendar. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return day <= days
}
