import { isCalendarDay, passThroughScalar } from './pass-through'

/** A day, or its year alone where the access table masks it so. A scalar of its own: clients read `Date` strictly. */
export const PartialDateScalar = passThroughScalar({
  name: 'PartialDate',
  description:
    '日期或年份 a calendar day, YYYY-MM-DD, or its year alone, YYYY, where the account sees it masked (`extensions.masked` tells)',
  specifiedBy: 'https://www.iso.org/standard/70907.html',
  expected: 'a calendar day, YYYY-MM-DD, or a year, YYYY',
  valid: (text) => {
    const parts = /^(\d{4})(?:-(\d{2})-(\d{2}))?$/.exec(text)
    return (
      parts !== null && (parts[2] === undefined || isCalendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3])))
    )
  },
})
