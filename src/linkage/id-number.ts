const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/** The check character of a citizen ID number's first 17 digits (GB 11643-1999: weighted sum modulo 11). */
export function checkCharacter(first17: string): string {
  let sum = 0
  for (let i = 0; i < 17; i += 1) sum += Number(first17[i]) * WEIGHTS[i]!
  return CHECK_CHARACTERS[sum % 11]!
}

/** Whether this is an 18-character ID number with a real calendar day and a right check character. */
export function isIdNumber(text: string): boolean {
  return /^\d{17}[\dX]$/.test(text) && birthDateOf(text) !== null && checkCharacter(text) === text[17]
}

/** The birth date an 18-character ID number carries, YYYY-MM-DD; null when those digits are no day. */
export function birthDateOf(idNumber: string): string | null {
  const day = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
  const parsed = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== day ? null : day
}

/** A 15-digit number of the first generation as one of 18, its century taken from the birth date; null when they disagree. */
export function lengthen(fifteen: string, birthDate: string): string | null {
  if (!/^\d{15}$/.test(fifteen) || fifteen.slice(6, 12) !== birthDate.replaceAll('-', '').slice(2)) return null
  const first17 = `${fifteen.slice(0, 6)}${birthDate.slice(0, 2)}${fifteen.slice(6)}`
  return first17 + checkCharacter(first17)
}
