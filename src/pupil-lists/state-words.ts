import type { Language } from '../errors/language'
import type { AnswerField } from './answer-columns'

type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>

/** The codes of the answers in words, as the schema's enums have them: a test holds both equal. */
export const STATE_WORDS: Readonly<Partial<Record<AnswerField, Words>>> = {
  rollState: {
    ENROLLED: { zh: '在籍', en: 'enrolled' },
    SUSPENDED: { zh: '休学', en: 'suspended' },
    TRANSFERRED_OUT: { zh: '转出', en: 'transferred out' },
    GRADUATED: { zh: '毕业', en: 'graduated' },
    WITHDRAWN: { zh: '退学', en: 'withdrawn' },
    DECEASED: { zh: '死亡', en: 'deceased' },
  },
  attendanceBand: {
    FULL: { zh: '全勤', en: '98 % or more of the days due' },
    GOOD: { zh: '较好', en: '80 % or more' },
    POOR: { zh: '较差', en: 'more than 0 %' },
    ABSENT: { zh: '缺勤', en: 'absent, 0 %' },
    UNKNOWN: { zh: '未知', en: 'no month recorded' },
  },
  dropoutState: {
    NONE: { zh: '无', en: 'in no ledger' },
    SUSPECTED: { zh: '疑似辍学', en: 'in the ledger of those suspected to have dropped out' },
    DROPPED_OUT: { zh: '辍学', en: 'in the ledger of dropouts' },
    RETURNED: { zh: '已复学', en: 'back at school' },
  },
  status: {
    NOT_JUDGED: { zh: '未判定', en: 'not judged' },
    NOT_OF_AGE: { zh: '非适龄', en: 'not of school age' },
    NONE: { zh: '无', en: 'in school, or not in school for a reason' },
    OUT_OF_SCHOOL: { zh: '适龄失学', en: 'of school age and on no roll' },
    SUSPECTED: { zh: '疑似辍学', en: 'on the roll and suspected of having dropped out' },
    DROPPED_OUT: { zh: '辍学', en: 'on the roll and dropped out' },
  },
  confidence: {
    HIGH: { zh: '高', en: 'every input is there and fresh' },
    MEDIUM: { zh: '中', en: 'one or two inputs are missing, old or coarse' },
    LOW: { zh: '低', en: 'more of them are' },
    NONE: { zh: '无', en: 'nothing was judged' },
  },
}

/** A cell as people and programs read it: the code, a space, and its words. An unknown code stands alone. */
export function inWords(field: AnswerField, code: string | null, language: Language): string {
  const words = code === null ? undefined : STATE_WORDS[field]?.[code]?.[language]
  return words === undefined ? (code ?? '') : `${code} ${words}`
}
