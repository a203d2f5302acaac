import type { NativeColumn } from './native-column'

/**
 * What must happen to a spoilt cell where it is shown. `told`: null with a registry fault in its place. `absent`: null without a fault.
 * `value`: read as `as`. `other`: another relative. `left`: the row belongs to nobody. `renamed`: the record continues under its new key.
 * `same`: no change. `state`: the record's state changes, which may end it. `identity`: see the record's own links.
 */
export type Fate =
  | { readonly is: 'told' | 'absent' | 'other' | 'left' | 'renamed' | 'same' | 'identity' }
  | { readonly is: 'value'; readonly as: string }

const TOLD: Fate = { is: 'told' }
const ABSENT: Fate = { is: 'absent' }
const SAME: Fate = { is: 'same' }
const value = (as: string): Fate => ({ is: 'value', as })

/** `today`: YYYY-MM-DD. */
export function fateOf(column: NativeColumn, written: string | null, today: string): Fate {
  const { meaning, known } = column
  switch (meaning) {
    case 'unread':
    case 'order':
    case 'changed':
      return SAME
    case 'key':
      return { is: 'renamed' }
    case 'record':
      return { is: 'left' }
    case 'id-number':
    case 'id-type':
    case 'roll-number':
    case 'name':
    case 'names':
      return { is: 'identity' }
    default:
  }
  if (written === null) return meaning === 'check' ? value('0') : meaning === 'codes' ? value('') : ABSENT
  const plain = narrow(written)
  switch (meaning) {
    case 'check':
      return written.trim() === '' ? value('0') : known.includes(plain) || plain === '0' ? value(plain) : TOLD
    case 'code':
    case 'state':
      return known.includes(plain) ? value(plain) : TOLD
    case 'relation':
      return known.includes(plain) ? value(plain) : /^\d\d$/.test(plain) ? { is: 'other' } : TOLD
    case 'codes': {
      const parts = plain.split(/[,;]/).filter((part) => part.trim() !== '')
      return (parts.length > 0 || plain === '') && parts.every((part) => known.includes(part.trim()))
        ? value(parts.join(','))
        : TOLD
    }
    case 'date':
      return dateFate(plain, '2100-12-31')
    case 'written-date':
      return dateFate(dashed(plain), '2100-12-31')
    case 'past-date':
      return dateFate(plain, today)
    case 'month':
      return monthFate(plain, today.slice(0, 7))
    case 'month-start':
      return monthFate(plain, '2100-12')
    case 'division':
      return /^[1-8]\d{5}(\d{3}(\d{3})?)?$/.test(plain) ? value(plain) : TOLD
    case 'days':
      return /^\d+$/.test(plain) && Number(plain) <= 31 ? value(plain) : TOLD
    case 'amount':
      return /^\d+(\.\d+)?$/.test(plain) ? value(plain) : TOLD
    case 'text':
    case 'school':
    case 'school-key':
    case 'book':
      return textFate(written)
  }
}

/** Of a fixed form: without signs that are not seen and blanks around it, full-width letters and digits as their narrow ones. */
function narrow(written: string): string {
  const seen = written.replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '').trim()
  return seen.replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
}

/** A text longer than any address or finding is none. */
const LONGEST = 4_000

function textFate(written: string): Fate {
  const seen = written
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
  if (seen.length > LONGEST) return TOLD
  return seen === '' ? ABSENT : value(seen)
}

/** A day of the calendar from 1900 on, written YYYY-MM-DD or YYYYMMDD, and not after `last`. */
function dateFate(plain: string, last: string): Fate {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(plain) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(plain)
  if (!parts) return TOLD
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  const ofMonth = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
  const written = parts.slice(1).join('-')
  const isDay = year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= ofMonth
  return isDay && written <= last ? value(written) : TOLD
}

/** 2015.5.2, 2015/5/2 and 2015年5月2日 as 2015-05-02. */
function dashed(plain: string): string {
  const parts = /^(\d{4})(?:[-./年])(\d\d?)(?:[-./月])(\d\d?)日?$/.exec(plain.replace(/\s/g, ''))
  return parts ? [parts[1], parts[2]!.padStart(2, '0'), parts[3]!.padStart(2, '0')].join('-') : plain
}

function monthFate(plain: string, last: string): Fate {
  const parts = /^(\d{4})-?(\d\d)$/.exec(plain)
  if (!parts) return TOLD
  const day = dateFate(`${parts[1]}${parts[2]}01`, `${last}-31`)
  return day.is === 'value' ? value(day.as.slice(0, 7)) : TOLD
}
