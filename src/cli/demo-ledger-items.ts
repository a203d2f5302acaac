import type { StepAction } from '../ledgers/step-rights'
import type { Ledger } from '../ledgers/words'

/** A step of the demo's past. */
export interface DemoStep {
  readonly by: string
  readonly action: StepAction
  /** Hours before now. */
  readonly ago: number
  readonly note: string
  readonly reference?: string
  /** What the action's entry holds beside its texts. */
  readonly data?: object
}

/** An item of the demo: of a child that the account `by` may list. */
export interface DemoItem {
  readonly by: string
  readonly ledger: Ledger
  /** Hours before now. */
  readonly opened: number
  readonly note: string
  /** Of the child that every demo shows, whom the village director knows too. */
  readonly showcase?: true
  readonly steps: readonly DemoStep[]
}

const DAY = 24
const home = (met: string) => ({ form: 'HOME', met })

/** One overdue, one that waits for a visit, one reported, one under an order, one claimed, one closed, one paused, one offered, one handed over. */
export const ITEMS: readonly DemoItem[] = [
  {
    ...{ by: 'school', ledger: 'SUSPECTED', opened: 6 * DAY, showcase: true },
    note: '连续一周没有到校，电话无人接听，班主任反映家长外出务工',
    steps: [],
  },
  {
    ...{ by: 'school', ledger: 'SUSPECTED', opened: 3 },
    note: '今天早读点名缺席，同学反映已随亲戚外出',
    steps: [],
  },
  {
    ...{ by: 'school', ledger: 'SUSPECTED', opened: 3 * DAY },
    note: '国庆后一直没有到校',
    steps: [
      { by: 'school', action: 'VISIT', ago: 2 * DAY, note: '祖父在家，孩子随表哥去了广东，答应电话联系', data: home('OTHER') },
      { by: 'school', action: 'VISIT', ago: 4, note: '与父亲通话，同意下周一送回学校', data: { form: 'TELEPHONE', met: 'GUARDIAN' } },
    ],
  },
  {
    ...{ by: 'school', ledger: 'DROPPED_OUT', opened: 12 * DAY },
    note: '缺课超过一个月，多次联系无果',
    steps: [
      { by: 'school', action: 'VISIT', ago: 11 * DAY, note: '家中无人，邻居说已外出务工', data: home('NOBODY') },
      { by: 'school', action: 'REPORT', ago: 2 * DAY, note: '两次劝返无效，监护人拒绝配合，现书面报告' },
    ],
  },
  {
    ...{ by: 'education', ledger: 'DROPPED_OUT', opened: 20 * DAY },
    note: '开学未报到，无学籍变动手续',
    steps: [
      { by: 'education', action: 'VISIT', ago: 19 * DAY, note: '监护人称孩子不愿上学', data: home('GUARDIAN') },
      { by: 'education', action: 'REPORT', ago: 16 * DAY, note: '学校劝返无效' },
      { by: 'education', action: 'ORDER', ago: 13 * DAY, note: '责令监护人在期限内送子女返校', data: { days: 15 } },
    ],
  },
  {
    ...{ by: 'school', ledger: 'SUSPECTED', opened: 9 * DAY },
    note: '请假期满未返校',
    steps: [
      { by: 'school', action: 'VISIT', ago: 8 * DAY, note: '监护人答应送回', data: home('CHILD_AND_GUARDIAN') },
      { by: 'school', action: 'RETURN', ago: 1 * DAY, note: '昨天起到校上课' },
    ],
  },
  {
    ...{ by: 'education', ledger: 'SUSPECTED', opened: 30 * DAY },
    note: '连续缺课一周',
    steps: [
      { by: 'education', action: 'VISIT', ago: 29 * DAY, note: '孩子住院，监护人已提交病历', data: home('GUARDIAN') },
      { by: 'education', action: 'EXCUSE', ago: 25 * DAY, note: '因病休学', data: { reason: 'SUSPENSION' } },
      { by: 'education', action: 'CLOSE', ago: 22 * DAY, note: '休学申请已批准', reference: '休学批复 2026-117', data: { proof: 'SUSPENSION_APPROVAL' } },
    ],
  },
  {
    ...{ by: 'education', ledger: 'SCHOOL_AGE', opened: 15 * DAY },
    note: '适龄，户籍在册，无学籍',
    steps: [
      { by: 'education', action: 'VISIT', ago: 15 * DAY - 5, note: '户籍地无人，去向不明', data: home('NOBODY') },
      { by: 'education', action: 'PAUSE', ago: 14 * DAY, note: '已请公安协查，等待回复', data: { clock: 'WRITTEN_REPORT', reason: 'WHEREABOUTS_UNKNOWN' } },
    ],
  },
  {
    ...{ by: 'education', ledger: 'SUSPECTED', opened: 5 * DAY },
    note: '随父母迁往邻县，原校未办转学',
    steps: [
      { by: 'education', action: 'VISIT', ago: 4 * DAY, note: '现住邻县，监护人同意就近入学', data: { form: 'TELEPHONE', met: 'GUARDIAN' } },
      { by: 'education', action: 'OFFER', ago: 1 * DAY, note: '儿童已在贵县居住，请接收', data: { division: '430422', school: null } },
    ],
  },
  {
    ...{ by: 'school', ledger: 'SUSPECTED', opened: 8 * DAY },
    note: '学生已离开本镇，本校无法继续劝返',
    steps: [
      { by: 'school', action: 'VISIT', ago: 7 * DAY, note: '家中无人', data: home('NOBODY') },
      { by: 'school', action: 'OFFER', ago: 6 * DAY, note: '请县教育局接手', data: { division: '430421', school: null } },
      { by: 'education', action: 'ACCEPT', ago: 5 * DAY, note: '由县局协调' },
    ],
  },
] // prettier-ignore
