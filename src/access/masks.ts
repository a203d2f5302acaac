type Mask = (value: string) => string | null

/**
 * The named masks. Each shows at most half of the value, and nothing of a name of one character. The ID number keeps only its first six
 * digits: with the last four and the birth date the whole number would be known (decision 0005).
 */
const MASKS = {
  'id-number': (value) => keepFirst(value, 6),
  surname: (value) => keepFirst(value, 1),
  'division-county': county,
  year: (value) => /^(\d{4})-\d\d/.exec(value)?.[1] ?? null,
  phone: (value) => keepLast(value, 4),
  text: () => '***',
} as const satisfies Record<string, Mask>

export type MaskName = keyof typeof MASKS

export function isMaskName(name: unknown): name is MaskName {
  return typeof name === 'string' && Object.hasOwn(MASKS, name)
}

/**
 * Masks a text or each text of a list. What cannot be masked, and what its mask would leave as it is, answers null: never the
 * value itself.
 */
export function applyMask(name: MaskName, value: unknown): string | null | (string | null)[] {
  return Array.isArray(value) ? value.map((one: unknown) => masked(name, one)) : masked(name, value)
}

function masked(name: MaskName, value: unknown): string | null {
  if (typeof value !== 'string') return null
  const shown = MASKS[name](value)
  return shown === value ? null : shown
}

function keepFirst(value: string, most: number): string {
  const letters = [...value]
  const kept = Math.min(most, Math.floor(letters.length / 2))
  return letters.map((letter, i) => (i < kept ? letter : '*')).join('')
}

function keepLast(value: string, most: number): string {
  const letters = [...value]
  const kept = Math.min(most, Math.floor(letters.length / 2))
  return letters.map((letter, i) => (i >= letters.length - kept ? letter : '*')).join('')
}

/** The county of a township or a village; of a county or city the level above, of a province nothing. Any other text has none. */
function county(code: string): string | null {
  if (!/^\d{6}(?:\d{3}){0,2}$/.test(code)) return null
  if (/[1-9]/.test(code.slice(6))) return code.slice(0, 6)
  if (code.slice(4, 6) !== '00') return `${code.slice(0, 4)}00`
  return code.slice(2, 4) === '00' ? null : `${code.slice(0, 2)}0000`
}
