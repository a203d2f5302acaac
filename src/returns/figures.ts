/**
 * What a return of dropout control counts, by the number of its column. One to nine are the children as the rules judge them on the day of
 * counting; the rest are the items of the ledgers in the period. A number is never used for another figure: add at the end.
 */
export const FIGURES = [
  { number: 1, zh: '适龄儿童', en: 'children of school age' },
  { number: 2, zh: '在校', en: 'of 1: in school' },
  { number: 3, zh: '疑似辍学', en: 'of 1: suspected of dropping out' },
  { number: 4, zh: '辍学', en: 'of 1: dropped out' },
  { number: 5, zh: '适龄失学', en: 'of 1: on no roll' },
  { number: 6, zh: '无法判断', en: 'of 1: not judged' },
  { number: 7, zh: '失学辍学合计', en: 'out of school: dropped out or on no roll' },
  { number: 8, zh: '失学辍学中享受资助的', en: 'of 7: with aid' },
  { number: 9, zh: '失学辍学中判定可信度高的', en: 'of 7: judged with high confidence' },
  { number: 10, zh: '期初在账', en: 'items open at the beginning' },
  { number: 11, zh: '本期建账', en: 'items opened in the period' },
  { number: 12, zh: '本期重新打开', en: 'items opened again in the period' },
  { number: 13, zh: '本期销号', en: 'items closed in the period' },
  { number: 14, zh: '期末在账', en: 'items open at the end' },
  { number: 15, zh: '销号中已复学', en: 'of 13: back in school' },
  { number: 16, zh: '销号中有正当理由', en: 'of 13: excused' },
  { number: 17, zh: '销号中系误报', en: 'of 13: wrongly suspected' },
  { number: 18, zh: '期末在账：适龄', en: 'of 14: ledger of school age' },
  { number: 19, zh: '期末在账：疑似', en: 'of 14: ledger of suspicion' },
  { number: 20, zh: '期末在账：辍学', en: 'of 14: ledger of dropping out' },
  { number: 21, zh: '劝返走访', en: 'persuasion visits' },
  { number: 22, zh: '书面报告', en: 'written reports' },
  { number: 23, zh: '责令改正', en: 'orders to correct' },
  { number: 24, zh: '处罚', en: 'penalties' },
] as const

/** By number, as FIGURES has them: the first is figure 1. */
export type Figures = readonly number[]

export const NO_FIGURES: Figures = FIGURES.map(() => 0)

/** Figure by figure. */
export function sum(parts: readonly Figures[]): Figures {
  return FIGURES.map((_, i) => parts.reduce((total, part) => total + (part[i] ?? 0), 0))
}

/** Whole numbers from 0, one for each figure. Throws TypeError: what is stored is written by the hub alone. */
export function checkFigures(figures: Figures): Figures {
  if (figures.length === FIGURES.length && figures.every((one) => Number.isSafeInteger(one) && one >= 0)) return figures
  throw new TypeError(`expected ${FIGURES.length} whole numbers from 0`)
}
