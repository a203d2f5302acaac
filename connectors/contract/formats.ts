/** The written forms of time in contract records. A day or month that no calendar has is not one. */
export function isDate(written: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return false
  const instant = Date.parse(`${written}T00:00:00Z`)
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(written)
}

export function isMonth(written: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(written)
}

/** An instant in UTC, to the microsecond at most: 2026-11-23T02:00:00.123456Z. */
export function isInstant(written: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/.test(written) && isDate(written.slice(0, 10))
  )
}
