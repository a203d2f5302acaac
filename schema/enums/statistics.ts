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
