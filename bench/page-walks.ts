/** What a person of the demo does after sign-in to learn which children need them today. */
export interface Walk {
  readonly account: string
  /** The words on the button of its purpose. */
  readonly purpose: string
  /** The first useful view: what is seen before anything but the purpose is chosen. */
  readonly useful: string
  /** What is clicked from there. */
  readonly clicks: readonly string[]
  /** Where the answer stands. */
  readonly answer: string
}

const NUMBERS = '.home [data-number=all]'
const ROWS = '.children tbody a'

export const WALKS: readonly Walk[] = [
  { account: 'education', purpose: '控辍保学', useful: NUMBERS, clicks: ['.urgent a >> nth=0'], answer: ROWS },
  {
    account: 'police',
    purpose: '户籍管理',
    useful: NUMBERS,
    clicks: ['nav.pages a[href="#/children"]'],
    answer: ROWS,
  },
  { account: 'doctor', purpose: '医疗卫生服务', useful: NUMBERS, clicks: ['.home .card a >> nth=0'], answer: ROWS },
  {
    account: 'civil-affairs',
    purpose: '福利核查',
    useful: NUMBERS,
    clicks: ['.headline a[href*=welfareCategory]'],
    answer: ROWS,
  },
  {
    account: 'school',
    purpose: '控辍保学',
    useful: NUMBERS,
    clicks: ['nav.pages a[href="#/school"]'],
    answer: '.absent a',
  },
  { account: 'director', purpose: '福利核查', useful: '.listed', clicks: [], answer: '.listed' },
  { account: 'supervisor', purpose: '福利核查', useful: '.listed', clicks: [], answer: '.listed' },
  { account: 'analyst', purpose: '统计', useful: '.offers', clicks: [], answer: '.offers' },
  { account: 'auditor', purpose: '审计监督', useful: '.offers', clicks: [], answer: '.offers' },
]
