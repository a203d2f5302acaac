import { isCalendarDay, passThroughScalar } from './pass-through'

/** A calendar day as 'YYYY-MM-DD', never a JavaScript Date: a birthday has no time zone. */
export const DateScalar = passThroughScalar(
  'Date',
  '日期 calendar day, YYYY-MM-DD (GB/T 7408); behind the mask `year` the year alone, YYYY',
  'a calendar day, YYYY-MM-DD',
  (text) => {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
    return parts !== null && isCalendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  },
)
