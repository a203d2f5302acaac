type Mask = (value: string) => string

/**
 * The named masks. A mask never lengthens what it hides by guessing from neighbours: the ID number keeps its first six
 * digits only, because first six, last four and the birth date together give the whole number back (decision 0005).
 */
const MASKS = {
  'id-number': (value) => value.slice(0, 6) + '*'.repeat(Math.max(value.length - 6, 0)),
  surname: (value) => [...value].map((letter, i) => (i === 0 ? letter : '*')).join(''),
  'division-county': (value) => value.slice(0, 6),
  year: (value) => value.slice(0, 4),
  phone: (value) => '*'.repeat(Math.max(value.length - 4, 0)) + value.slice(-4),
  text: () => '***',
} as const satisfies Record<string, Mask>

export type MaskName = keyof typeof MASKS

export function isMaskName(name: unknown): name is MaskName {
  return typeof name === 'string' && Object.hasOwn(MASKS, name)
}

/** Masks a text or each text of a list. Anything else cannot be masked and answers null: never the value itself. */
export function applyMask(name: MaskName, value: unknown): string | null | (string | null)[] {
  if (typeof value === 'string') return MASKS[name](value)
  if (Array.isArray(value)) return value.map((one: unknown) => (typeof one === 'string' ? MASKS[name](one) : null))
  return null
}
