/** One thing that is wrong with the settings. Never holds the value of a secret. */
export interface ConfigFault {
  /** The key or variable, e.g. `http.port (TONGLIAN_PORT)`. */
  readonly where: string
  readonly expected: string
  readonly got: string
}

/** The settings cannot be used; all faults at once, one per line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly code = 'CONFIG_INVALID'

  constructor(readonly faults: readonly ConfigFault[]) {
    const lines = faults.map(({ where, expected, got }) => `  ${where}: expected ${expected}; got ${got}`)
    super(`The settings cannot be used (docs/CONFIG.md):\n${lines.join('\n')}`)
  }
}

/** The known name closest to a misspelt one, as a hint; empty when none is near. */
export function hint(name: string, known: Iterable<string>): string {
  let best = ''
  let least = Math.max(2, Math.floor(name.length / 3)) + 1
  for (const candidate of known) {
    const far = distance(name.toLowerCase(), candidate.toLowerCase())
    if (far < least) [best, least] = [candidate, far]
  }
  return best && ` (did you mean ${best}?)`
}

/** Levenshtein's distance: letters to add, drop or change. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
