/** The whole country, as the jurisdiction of an account. */
export const WHOLE = '000000'

/** The codes of a division and of what it lies in, by their form: 430421100 -> 430421100, 430421, 430400, 430000. */
export function chainOf(code: string): readonly string[] {
  const above = aboveOf(code)
  return above === null ? [code] : [code, ...chainOf(above)]
}

function aboveOf(code: string): string | null {
  if (code.length > 6) return code.slice(0, code.length - 3)
  if (code.endsWith('0000')) return null
  return code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`
}
