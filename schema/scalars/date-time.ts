import { isCalendarDay, passThroughScalar } from './pass-through'

/** An instant as an ISO 8601 string in UTC, seconds with up to 9 decimals, ending in Z. */
export const DateTimeScalar = passThroughScalar({
  name: 'DateTime',
  description: '日期时间 instant in UTC, ISO 8601, e.g. 2026-09-01T00:00:00Z',
  specifiedBy: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  expected: 'an instant in UTC, YYYY-MM-DDThh:mm:ssZ',
  valid: (text) => {
    const parts = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/.exec(text)
    return parts !== null && isCalendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  },
})
