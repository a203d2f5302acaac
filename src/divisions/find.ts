import { normaliseReading, readingsOfCharacter } from '../normal'

/** Tells of a division whether somebody who typed this text may mean it. */
export type Matches = (code: string, name: string) => boolean

/** Nobody types more to find a division. */
const LONGEST = 40

/**
 * Reads what somebody typed: digits are the beginning of a code, Latin letters the beginning of the name's reading or of its initials, anything
 * else a part of the name. Null for a text that can mean no division.
 */
export function matching(typed: string): Matches | null {
  const text = typed.length > LONGEST ? '' : typed.normalize('NFKC').replace(/\s+/g, '')
  if (text === '') return null
  if (/^\d+$/.test(text)) return beginning(text)
  const letters = normaliseReading(text)
  if (letters !== null) return (_code, name) => isRead(name, letters)
  return (_code, name) => name.includes(text)
}

/** Codes of divisions are written with zeros at the end, too: 430421000000 is 430421. */
function beginning(digits: string): Matches {
  const written = digits.length > 6 ? digits.slice(0, 6) + digits.slice(6).replace(/(?:000)+$/, '') : digits
  return (code) => code.startsWith(written)
}

/**
 * Whether letters are the beginning of a name's reading, 'xidu' and 'xid' of 西渡镇, or of its initials, 'xdz'. Of a character with several
 * readings any will do, because the tables do not say which one the place has: 乐清 is found by yueqing and by leqing.
 */
function isRead(name: string, letters: string): boolean {
  const characters = [...name]
  const spelt = (at: number, rest: string): boolean =>
    rest === '' ||
    (at < characters.length &&
      readingsOfCharacter(characters[at]!).some(
        (one) => one.startsWith(rest) || (rest.startsWith(one) && spelt(at + 1, rest.slice(one.length))),
      ))
  const initials = () =>
    letters.length <= characters.length &&
    [...letters].every((letter, at) => readingsOfCharacter(characters[at]!).some((one) => one[0] === letter))
  return spelt(0, letters) || initials()
}
