// 健康档案代码: the health archive's words.
import { describedEnum } from './described-enum'

export type Feeding = keyof typeof Feeding
export const Feeding = describedEnum('Feeding', '喂养方式 feeding of the newborn', {
  BREAST: '1 纯母乳 breast milk only',
  MIXED: '2 混合 mixed',
  FORMULA: '3 人工 formula',
})

export type DevelopmentResult = keyof typeof DevelopmentResult
export const DevelopmentResult = describedEnum('DevelopmentResult', '发育评估 assessment of development', {
  PASSED: '1 通过 passed',
  FAILED: '2 未过 not passed',
  NOT_DONE: '未评估 not assessed',
})

export type MentalConcern = keyof typeof MentalConcern
export const MentalConcern = describedEnum('MentalConcern', '心理筛查结果 concern after a mental health screening', {
  NONE: '无 none',
  MILD: '轻度 mild',
  MODERATE: '中度 moderate',
  SEVERE: '重度 severe',
})

export type DisabilityClass = keyof typeof DisabilityClass
export const DisabilityClass = describedEnum(
  'DisabilityClass',
  '残疾类别 class of disability: 19th digit of the disability card number',
  {
    VISUAL: '1 视力 visual',
    HEARING: '2 听力 hearing',
    SPEECH: '3 言语 speech',
    PHYSICAL: '4 肢体 physical',
    INTELLECTUAL: '5 智力 intellectual',
    MENTAL: '6 精神 mental',
    MULTIPLE: '7 多重 multiple',
  },
)
