/**
 * The one rule of age (docs/decisions/0018-one-rule-of-age.md): the hub shows minors, persons under 18 (未成年人保护法 2), by their
 * surviving birth date. A child with an unknown birth date stays. Each look-up and list checks it on the hub's day in Asia/Shanghai, so
 * it is exact to the day without a job.
 */
const MAJORITY = 18

/** Who was born on this day or before has come of age: a birthday that the year has not falls on the next day. */
export function adultsBornUntil(day: string): string {
  const born = `${String(Number(day.slice(0, 4)) - MAJORITY).padStart(4, '0')}${day.slice(4)}`
  return born.endsWith('-02-29') ? `${born.slice(0, 8)}28` : born
}

/** A child's row (`child`) that may be found: `until` is the place or the text of `adultsBornUntil`, as a date. */
export function isFindable(until: string): string {
  return `NOT child.retired AND coalesce(child.birth_date > ${until}, true)`
}

/** The same of the index of lists, which keeps no retired child: `born` is infinity where it is not known. */
export function isListed(until: string): string {
  return `born > ${until}`
}
