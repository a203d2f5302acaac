import { REGISTRIES } from '../../connectors/registries'
import { describedEnum } from './described-enum'

/** 'attendanceBand' in `ChildFilter`: ATTENDANCE_BAND. */
export function statisticsFactName(filter: string): string {
  return filter.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
}

const OWN = {
  registeredDivision: '户籍所在地 division of the household registration',
  residenceDivision: '现居住地 division of residence',
  schoolDivision: '学校所在地 division of the school',
  schoolCode: '学校标识码 school code',
  sex: '性别 sex',
  dropoutLevel: '控辍保学研判等级 level of the verdict of dropout control',
  birthMonth: '出生年份 year of birth',
}

const OF_REGISTRIES = REGISTRIES.flatMap(({ words, indexed }) =>
  (indexed?.columns ?? []).map(({ filter }) => [filter, `${words.short}: as \`ChildFilter.${filter}\``] as const),
)

/** A fact that numbers are grouped by; its rights are those of the field it derives from. */
export type StatisticsFact = string
export const StatisticsFact = describedEnum(
  'StatisticsFact',
  '统计项 a fact that children are counted by',
  Object.fromEntries(
    [...Object.entries(OWN), ...OF_REGISTRIES].map(([name, text]) => [statisticsFactName(name), text]),
  ),
)

export type StatisticsMeasure = keyof typeof StatisticsMeasure
export const StatisticsMeasure = describedEnum('StatisticsMeasure', '统计指标 what is told of a cell', {
  COUNT: '人数 children',
  SHARE: '占比 share of the total, from 0 to 1',
  CHANGE: '变化 children more or fewer than in the month of compareTo',
  RATE: '比率 children as a part of the population',
})

export type StatisticsRule = keyof typeof StatisticsRule
export const StatisticsRule = describedEnum('StatisticsRule', '不发布的原因 why a number is withheld', {
  PROTECTED: '受保护 the number, or another one that would tell it, is too small or tells of everybody in it',
  AREA_CLOSED: '本区划不发布 too few children: the division shows nothing of these facts',
})
