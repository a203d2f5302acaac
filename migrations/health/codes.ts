import { SEX_NAMES } from '../../connectors/contract/standard-codes'

/** Code tables of the child-health registry. */
export const HEALTH_CODES = {
  xb: SEX_NAMES,
  wyfs: { '1': '纯母乳', '2': '混合', '3': '人工' },
  /** The follow-ups of 0-6 year olds, National Basic Public Health Service Standard, 3rd edition. */
  sfxc: {
    '00': '新生儿',
    '01': '满月',
    '03': '3月龄',
    '06': '6月龄',
    '08': '8月龄',
    '12': '12月龄',
    '18': '18月龄',
    '24': '24月龄',
    '30': '30月龄',
    '36': '3岁',
    '48': '4岁',
    '60': '5岁',
    '72': '6岁',
  },
  fypg: { '1': '通过', '2': '未过' },
  /** Certificate check at kindergarten or school entry (疫苗管理法 48). */
  rxcy: { '1': '全程接种', '2': '需补种', '3': '补种完成' },
  jzbw: { '1': '左上臂', '2': '右上臂', '3': '大腿', '9': '口服' },
  gjlb: { '1': 'MHT', '2': 'SDQ', '3': 'PHQ-A' },
  xljg: { '0': '无异常', '1': '轻度', '2': '中度', '3': '重度' },
  zjzt: { '1': '有效', '0': '注销' },
  cjlb: { '1': '视力', '2': '听力', '3': '言语', '4': '肢体', '5': '智力', '6': '精神', '7': '多重' },
} as const

/** The national immunisation schedule of 2021 as [vaccine code, name, dose, month of age it is due]. Vaccine codes are the demo's own. */
export const VACCINATION_SCHEDULE: readonly (readonly [code: string, name: string, dose: number, month: number])[] = [
  ['0101', '卡介苗', 1, 0],
  ['0201', '乙肝疫苗', 1, 0],
  ['0201', '乙肝疫苗', 2, 1],
  ['0201', '乙肝疫苗', 3, 6],
  ['0301', '脊灰疫苗', 1, 2],
  ['0301', '脊灰疫苗', 2, 3],
  ['0301', '脊灰疫苗', 3, 4],
  ['0301', '脊灰疫苗', 4, 48],
  ['0401', '百白破疫苗', 1, 3],
  ['0401', '百白破疫苗', 2, 4],
  ['0401', '百白破疫苗', 3, 5],
  ['0401', '百白破疫苗', 4, 18],
  ['0402', '白破疫苗', 1, 72],
  ['0501', '麻腮风疫苗', 1, 8],
  ['0501', '麻腮风疫苗', 2, 18],
  ['0601', '乙脑减毒活疫苗', 1, 8],
  ['0601', '乙脑减毒活疫苗', 2, 24],
  ['0701', 'A群流脑多糖疫苗', 1, 6],
  ['0701', 'A群流脑多糖疫苗', 2, 9],
  ['0702', 'A群C群流脑多糖疫苗', 1, 36],
  ['0702', 'A群C群流脑多糖疫苗', 2, 60],
  ['0801', '甲肝减毒活疫苗', 1, 18],
]

/** Diagnoses that the registry counts as chronic, as serious, or neither (ICD-10). */
export const DIAGNOSES = {
  D50: { name: '缺铁性贫血', chronic: false, serious: false },
  J18: { name: '肺炎', chronic: false, serious: false },
  E55: { name: '维生素D缺乏', chronic: false, serious: false },
  H52: { name: '屈光不正', chronic: true, serious: false },
  J45: { name: '哮喘', chronic: true, serious: false },
  G40: { name: '癫痫', chronic: true, serious: false },
  E10: { name: '1型糖尿病', chronic: true, serious: true },
  Q21: { name: '先天性心脏病', chronic: true, serious: true },
  C91: { name: '急性淋巴细胞白血病', chronic: true, serious: true },
  D56: { name: '地中海贫血', chronic: true, serious: true },
  G80: { name: '脑性瘫痪', chronic: true, serious: false },
  F84: { name: '孤独症谱系障碍', chronic: true, serious: false },
} as const
