import { ETHNICITY, RELATION, SEX_NAMES } from '../../connectors/contract/standard-codes'

/** Code tables of the household registry and the justice ledger. Person states, event and restriction kinds are the demo's own order. */
export const POLICE_CODES = {
  xb: SEX_NAMES,
  mz: ETHNICITY,
  /** Relation to the head of the household, never to the child. */
  yhzgx: RELATION,
  hblx: { '1': '家庭户', '2': '集体户' },
  ryzt: { '0': '正常', '1': '死亡注销', '2': '迁出', '9': '其他注销' },
  bdlx: { '01': '出生登记', '02': '迁入', '03': '迁出', '04': '变更更正', '05': '注销' },
  xzlb: { '1': '服刑', '2': '强制隔离戒毒', '3': '拘留逮捕', '4': '社区矫正' },
} as const
