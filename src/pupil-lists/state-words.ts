import type { Language } from '../errors/language'
import type { EnrolmentAnswer } from './answer-columns'

/** The codes of a state in words, as a school reads them. A code that is not named here stands as it is. */
const WORDS: Readonly<Record<string, Readonly<Record<string, Readonly<Record<Language, string>>>>>> = {
  rollState: {
    ENROLLED: { zh: '在籍', en: 'enrolled' },
    SUSPENDED: { zh: '休学', en: 'suspended' },
    TRANSFERRED_OUT: { zh: '转出', en: 'transferred out' },
    GRADUATED: { zh: '毕业', en: 'graduated' },
    WITHDRAWN: { zh: '退学', en: 'withdrawn' },
    DECEASED: { zh: '死亡', en: 'deceased' },
  },
  attendanceBand: {
    FULL: { zh: '出勤全勤', en: 'full attendance' },
    GOOD: { zh: '出勤较好', en: 'good attendance' },
    POOR: { zh: '出勤较差', en: 'poor attendance' },
    ABSENT: { zh: '缺勤', en: 'absent' },
    UNKNOWN: { zh: '出勤未知', en: 'attendance unknown' },
  },
  dropoutState: {
    NONE: { zh: '不在台账', en: 'in no ledger' },
    SUSPECTED: { zh: '台账：疑似辍学', en: 'ledger: suspected' },
    DROPPED_OUT: { zh: '台账：辍学', en: 'ledger: dropped out' },
    RETURNED: { zh: '台账：已复学', en: 'ledger: returned' },
  },
  status: {
    NOT_JUDGED: { zh: '研判：未判定', en: 'verdict: not judged' },
    NOT_OF_AGE: { zh: '研判：非适龄', en: 'verdict: not of school age' },
    NONE: { zh: '研判：无', en: 'verdict: none' },
    OUT_OF_SCHOOL: { zh: '研判：适龄失学', en: 'verdict: out of school' },
    SUSPECTED: { zh: '研判：疑似辍学', en: 'verdict: suspected' },
    DROPPED_OUT: { zh: '研判：辍学', en: 'verdict: dropped out' },
  },
}

/** The state columns of one answer, in one line. */
export function inWords(answer: EnrolmentAnswer, language: Language): string {
  const said = Object.entries(WORDS).flatMap(([field, words]) => {
    const code = answer[field as keyof typeof answer] as string | null
    return code === null ? [] : [words[code]?.[language] ?? code]
  })
  return said.join(language === 'zh' ? '；' : '; ')
}
