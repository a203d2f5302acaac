/** What an answer says was really done: its calls and look-ups, without what was estimated. */
export function madeOf(extensions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { calls, linkLookups } = extensions['cost'] as Record<string, unknown>
  return { calls, linkLookups }
}
