import { useMemo } from 'react'
import { useLanguage, type Language } from './language'
import { termsIn } from './terms'

/** How values are written, the same on every page. `null` where there is nothing to write. */
export interface Formats {
  /** A value of the schema by the name of its type; a list as its members one after the other. */
  value(type: string, value: unknown): string | null
  /** An instant of the hub as a time of day in Shanghai, with the day if it is another. */
  time(instant: string): string
  number(value: number): string
  age(years: number): string
}

export interface DivisionLike {
  readonly name: string | null
  readonly fullName?: string
  readonly code?: string
}

export function useFormats(): Formats {
  const { language } = useLanguage()
  return useMemo(() => formatsIn(language), [language])
}

export function formatsIn(language: Language): Formats {
  const terms = termsIn(language)
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  const zone = { timeZone: 'Asia/Shanghai', hourCycle: 'h23' } as const
  const clock = new Intl.DateTimeFormat(locale, { ...zone, hour: '2-digit', minute: '2-digit' })
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zone.timeZone, dateStyle: 'short' })
  const numbers = new Intl.NumberFormat(locale)
  const time = (instant: string) => {
    const at = new Date(instant)
    const today = day.format(at) === day.format(new Date())
    return today ? clock.format(at) : `${day.format(at)} ${clock.format(at)}`
  }
  const one = (type: string, value: unknown): string | null => {
    if (value === null || value === undefined || value === '') return null
    if (type === 'Boolean') return value ? { zh: '是', en: 'Yes' }[language] : { zh: '否', en: 'No' }[language]
    if (type === 'DateTime') return time(String(value))
    if (type === 'Division') return (value as DivisionLike).fullName ?? (value as DivisionLike).name
    if (type === 'Int' || type === 'Float') return numbers.format(Number(value))
    if (terms.isEnum(type)) return terms.value(type, String(value))
    return inGroups(String(value))
  }
  return {
    time,
    number: (value) => numbers.format(value),
    age: (years) => (language === 'zh' ? `${years}岁` : `${years} years`),
    value(type, value) {
      if (!Array.isArray(value)) return one(type, value)
      const members = value.map((each) => one(type, each)).filter((each) => each !== null)
      return members.length === 0 ? null : members.join(language === 'zh' ? '、' : ', ')
    },
  }
}

/** ID numbers, masked ones too, in groups of 6, 8 and 4, so that people can compare them. */
function inGroups(text: string): string {
  const found = /^([A-Z]?[\d*]{6})([\d*]{8})([\d*]{3}[\dX*])$/.exec(text)
  return found ? `${found[1]} ${found[2]} ${found[3]}` : text
}
