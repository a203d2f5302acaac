import { RELATION } from '../../connectors/contract/standard-codes'

/** Code tables of the survey. `xb` is written by hand: some offices write the word, some the code. Other numbers are the demo's own. */
export const JUSTICE_CODES = {
  xb: { 男: '男', 女: '女', '1': '男', '2': '女' },
  lb: { '1': '服刑', '2': '强制隔离戒毒' },
  gx: { '1': '父', '2': '母' },
  jhfs: {
    '1': '另一方父母监护',
    '2': '祖父母、外祖父母照料',
    '3': '其他亲属照料',
    '4': '委托他人照护',
    '5': '民政部门监护',
    '6': '无人监护',
  },
  /** The carer's relation to the child. */
  jhrgx: RELATION,
  bfxm: {
    '01': '物资帮扶',
    '02': '临时救助',
    '03': '助学',
    '04': '心理疏导',
    '05': '法律援助',
    '06': '亲情会见',
    '99': '其他',
  },
  /** Places of detention by their division. A form has the code, or the name. */
  gydd: {
    '430405': '湖南省珠晖监狱',
    '430408': '湖南省蒸湘监狱',
    '430406': '雁峰强制隔离戒毒所',
    '430407': '石鼓强制隔离戒毒所',
  },
} as const
