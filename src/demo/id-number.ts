import { compactDay } from './days'
import type { Random } from './random'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK = '10X98765432'

/** The check digit of 17 digits by GB 11643 (ISO 7064 MOD 11-2). */
export function checkDigit(body: string): string {
  let sum = 0
  for (let at = 0; at < 17; at += 1) sum += (body.charCodeAt(at) - 48) * (WEIGHTS[at] as number)
  return CHECK[sum % 11] as string
}

/** Whether 18 characters have the right check digit. Says nothing about the division or the date. */
export function hasValidCheckDigit(number: string): boolean {
  return /^\d{17}[\dX]$/.test(number) && checkDigit(number) === number[17]
}

const FIRST_DAY = Date.UTC(1920, 0, 1) / 86_400_000
const LAST_DAY = Date.UTC(2060, 0, 1) / 86_400_000

/** Issues ID numbers that are unique per (division, day, sex): 495 of each. Sequences below 010 are reserved for the showcase. Memory: 200 kB a division. */
export class IdIssuer {
  private readonly issued = new Map<string, Uint16Array>()

  issue(division: string, birth: number, sex: '1' | '2'): string {
    let counts = this.issued.get(division)
    if (!counts) this.issued.set(division, (counts = new Uint16Array((LAST_DAY - FIRST_DAY) * 2)))
    const at = (birth - FIRST_DAY) * 2 + (sex === '1' ? 1 : 0)
    const count = counts[at] ?? 0
    counts[at] = count + 1
    const sequence = String(10 + (count % 495) * 2 + (sex === '1' ? 1 : 0)).padStart(3, '0')
    const body = `${division}${compactDay(birth)}${sequence}`
    return body + checkDigit(body)
  }
}

/** One digit of birth date or sequence typed wrong: the check digit always shows it. */
export function mistype(number: string, random: Random): string {
  const at = random.between(10, 16)
  const digit = (Number(number[at]) + random.between(1, 9)) % 10
  return `${number.slice(0, at)}${digit}${number.slice(at + 1)}`
}

/** The form of before 1999: two digits of the year, no check digit. */
export function toFifteenDigits(number: string): string {
  return number.slice(0, 6) + number.slice(8, 17)
}
