import { withoutUnseen } from './characters'

/**
 * A citizen ID number's normal form: 18 characters, or the 15 digits of the first generation; null when it has neither form.
 * Says nothing of its day and check character (src/linkage/id-number.ts).
 */
export function normaliseIdNumber(written: string): string | null {
  const number = compact(written)
  return /^(?:\d{15}|\d{17}[\dX])$/.test(number) ? number : null
}

/** 学籍号: one of G, J, L and 18 characters, the last of which may be X; null for anything else. */
export function normaliseRollNumber(written: string): string | null {
  const number = compact(written)
  return /^[GJL]\d{17}[\dX]$/.test(number) ? number : null
}

/**
 * A division's code (GB/T 2260, GB/T 10114) of 6, 9 or 12 digits, without the zeros that fill up a shorter one: 430421000000
 * is 430421. Null for anything else: a code of another form would match by accident.
 */
export function normaliseDivisionCode(written: string): string | null {
  const code = compact(written)
  return /^\d{6}(?:\d{3}){0,2}$/.test(code) ? code.slice(0, 6) + code.slice(6).replace(/(?:000)+$/, '') : null
}

/**
 * Without unseen signs, blanks, the apostrophe that spreadsheets put before a text, and hyphens between groups; full width to
 * ASCII, the Roman ten to X, capital letters. Any other look-alike (Х, Χ, ×, О) stays as it is, and so has no right form.
 */
function compact(written: string): string {
  return withoutUnseen(written)
    .replace(/\s+/g, '')
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2169\u2179]/g, 'X')
    .replace(/^['`\u2018\u2019]/, '')
    .replace(/(?<=[\dA-Za-z])[-\u2010-\u2015\u2212](?=[\dA-Za-z])/g, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
}
