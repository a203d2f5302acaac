/** The whole country, as the jurisdiction of an account. */
export const WHOLE = '000000'

/** The codes of a division and of what it lies in, by their form: 430421100 -> 430421100, 430421, 430400, 430000. */
export function chainOf(code: string): readonly string[] {
  const above = aboveOf(code)
  return above === null ? [code] : [code, ...chainOf(above)]
}

/** The level of a division, by the form of its code. */
export function levelOf(code: string): string {
  if (code.length === 12) return 'VILLAGE'
  if (code.length === 9) return 'TOWNSHIP'
  if (code.endsWith('0000')) return 'PROVINCE'
  return code.endsWith('00') ? 'CITY' : 'COUNTY'
}

function aboveOf(code: string): string | null {
  if (code.length > 6) return code.slice(0, code.length - 3)
  if (code.endsWith('0000')) return null
  return code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`
}
