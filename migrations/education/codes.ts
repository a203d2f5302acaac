import { ETHNICITY, RELATION, SEX_NAMES, YES_NO_NAMES } from '../../connectors/contract/standard-codes'

/** Code tables of the education roll. Sources: import template of the roll system; state and movement codes from general knowledge. */
export const EDUCATION_CODES = {
  xb: SEX_NAMES,
  mz: ETHNICITY,
  gx: RELATION,
  sf: YES_NO_NAMES,
  zjlx: {
    '1': '居民身份证',
    '6': '香港特区护照/身份证明',
    '7': '澳门特区护照/身份证明',
    '8': '台湾居民来往大陆通行证',
    '9': '境外永久居住证',
    A: '护照',
    Z: '其他',
  },
  hkxz: { '1': '农业户口', '2': '非农业户口' },
  lset: { '0': '非留守儿童', '1': '单亲留守儿童', '2': '双亲留守儿童' },
  rxfs: { '11': '就近入学', '12': '其他方式入学', '21': '统一招生', '22': '体育特招', '23': '艺术特招', '99': '其他' },
  jdfs: { '1': '走读', '2': '住校' },
  sbjd: { '00': '普通', '10': '随班就读', '11': '视力残疾', '12': '听力残疾', '13': '智力残疾', '19': '其他残疾' },
  /** Year codes: stage digit + year in the stage; the hub's grade is 1..12. */
  nj: {
    '11': '小学一年级',
    '12': '小学二年级',
    '13': '小学三年级',
    '14': '小学四年级',
    '15': '小学五年级',
    '16': '小学六年级',
    '21': '初中一年级',
    '22': '初中二年级',
    '23': '初中三年级',
    '31': '高中一年级',
    '32': '高中二年级',
    '33': '高中三年级',
  },
  xszt: {
    '01': '在读',
    '02': '休学',
    '03': '退学',
    '04': '停学',
    '05': '复学',
    '06': '流失',
    '07': '毕业',
    '08': '结业',
    '09': '肄业',
    '10': '转出',
    '11': '死亡',
  },
  ydlb: { '01': '入学', '11': '休学', '12': '复学', '21': '转出', '22': '转入', '31': '退学', '41': '毕业' },
  xxlb: { '211': '小学', '311': '初级中学', '342': '高级中学' },
} as const

/** Code tables of the dropout ledger (控辍保学台账, 教基厅函〔2024〕15号). States and reasons as on local forms, numbers are the demo's own. */
export const DROPOUT_CODES = {
  kctz: { '1': '疑似辍学', '2': '辍学' },
  kczt: { '1': '跟踪', '2': '劝返中', '3': '家访', '4': '已复学', '5': '已核实' },
  kcyy: {
    '01': '长假',
    '02': '休学',
    '03': '专门学校',
    '04': '特殊教育学校或送教上门',
    '05': '借读',
    '06': '厌学',
    '07': '家庭困难',
    '08': '外出务工',
    '99': '其他',
  },
} as const
