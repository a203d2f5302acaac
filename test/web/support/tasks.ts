import type { Language } from './browser'
import type { Step } from './keyboard'

/** What an account comes for, from its purpose to the answer, with the keyboard alone. */
export interface Task {
  readonly account: string
  /** As the API has it, and as its button says it. */
  readonly purpose: string
  readonly words: Readonly<Record<Language, string>>
  readonly question: string
  readonly steps: readonly Step[]
  /** How the test finds the answer in the API. */
  readonly answer:
    | { readonly kind: 'child'; readonly where: object | null; readonly place: number; readonly section: string }
    | { readonly kind: 'absent' | 'due' | 'right' | 'readers' | 'decided' }
}

const DROPOUT = { purpose: 'dropout-control', words: { zh: '控辍保学', en: 'Dropout control' } }
const WELFARE = { purpose: 'welfare-review', words: { zh: '福利核查', en: 'Welfare review' } }
const CASE = { purpose: 'case', words: { zh: '个案办理', en: 'Casework' } }

const page = (name: string): Step => ({ enter: `nav.pages a[href="#/${name}"]` })
const FIRST_CHILD: Step = { enter: '.children tbody a' }
/** The field that the analyst looks up, and what the approver writes. */
export const FIELD = 'HealthRecord.disabilityClass'
export const NOTE = { zh: '已核实，同意查看', en: 'checked, the need is clear' }

export const TASKS: readonly Task[] = [
  {
    account: 'education',
    ...DROPOUT,
    question: 'who comes to school too seldom',
    steps: [{ enter: '.urgent a[href="#/children/attendanceBand.POOR"]' }, FIRST_CHILD],
    answer: { kind: 'child', where: { attendanceBand: { in: ['POOR'] } }, place: 0, section: 'education' },
  },
  {
    account: 'police',
    purpose: 'household-registration',
    words: { zh: '户籍管理', en: 'Household registration' },
    question: 'what the register has of the third child of the list',
    steps: [page('children'), { goTo: '.children tbody a' }, { press: 'j' }, { press: 'j' }, { press: 'Enter' }],
    answer: { kind: 'child', where: null, place: 2, section: 'household' },
  },
  {
    account: 'doctor',
    purpose: 'health-care',
    words: { zh: '医疗卫生服务', en: 'Health care' },
    question: 'what the health archive has of a child',
    steps: [page('children'), { goTo: '.children tbody a' }, { press: 'j' }, { press: 'Enter' }],
    answer: { kind: 'child', where: null, place: 1, section: 'health' },
  },
  {
    account: 'civil-affairs',
    ...WELFARE,
    question: 'who has a category of difficulty, and which guardianship',
    steps: [{ enter: '.headline a[href="#/children/welfareCategory.recorded"]' }, FIRST_CHILD],
    answer: { kind: 'child', where: { welfareCategory: { isNull: false } }, place: 0, section: 'welfare' },
  },
  {
    account: 'school',
    ...DROPOUT,
    question: 'which pupil is absent most',
    steps: [page('school'), { enter: '.absent a' }],
    answer: { kind: 'absent' },
  },
  {
    account: 'supervisor',
    ...WELFARE,
    question: 'which visit of the township is overdue',
    steps: [{ enter: '.listed .action[href^="#/child/"]' }],
    answer: { kind: 'due' },
  },
  {
    account: 'director',
    ...WELFARE,
    question: 'whom of the village to visit first',
    steps: [{ enter: '.listed .action[href^="#/child/"]' }],
    answer: { kind: 'due' },
  },
  {
    account: 'analyst',
    purpose: 'statistics',
    words: { zh: '统计', en: 'Statistics' },
    question: 'whether a field may be counted by, and by which law',
    steps: [
      page('rights'),
      { goTo: '.rights input[type=search]' },
      { type: FIELD },
      { enter: `[data-field="${FIELD}"] .expand` },
    ],
    answer: { kind: 'right' },
  },
  {
    account: 'auditor',
    purpose: 'audit',
    words: { zh: '审计监督', en: 'Audit' },
    question: 'who looked at a child',
    steps: [page('audit'), { goTo: '.audit input[spellcheck=false]' }, { type: '{child}' }, { press: 'Enter' }],
    answer: { kind: 'readers' },
  },
  {
    account: 'health-approver',
    ...CASE,
    question: 'whether to approve what waits',
    steps: [
      { enter: '.home h3 a[href="#/grants"]' },
      { enter: { zh: '审批', en: 'Decide' } },
      { type: NOTE },
      { enter: { zh: '批准', en: 'Approve' } },
    ],
    answer: { kind: 'decided' },
  },
]
