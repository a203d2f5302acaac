import { isCalendarDay, passThroughScalar } from './pass-through'

/** A calendar day as 'YYYY-MM-DD', never a JavaScript Date: a birthday has no time zone. */
export const DateScalar = passThroughScalar({
  name: 'Date',
  description: '日期 calendar day, YYYY-MM-DD (GB/T 7408)',
  specifiedBy: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  expected: 'a calendar day, YYYY-MM-DD',
  valid: (text) => {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
    return parts !== null && isCalendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  },
})
