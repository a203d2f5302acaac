import type { Case } from './read-cases'

const WHO: Readonly<Record<string, string>> = {
  education: 'education officer 教育',
  police: 'police officer 公安',
  doctor: 'doctor 卫健',
  'civil-affairs': 'civil-affairs officer 民政',
  school: 'school 学校',
  director: 'village child director 儿童主任',
  analyst: 'analyst 统计',
}

/** What an answer of this account means, in a sentence: the reader of that page looks here for the why. */
const WHY: Readonly<Record<string, string>> = {
  education: 'roll and attendance whole, of the family the guardian’s name, of health the conclusions',
  police:
    'the household whole, the sealed section too; nothing of health, and of school not even the state of the roll',
  doctor: 'health whole, the ID number masked, of the family the guardian’s name; nothing of school and care',
  'civil-affairs':
    'guardianship and care whole; the ID number masked, for the child is on no list of this officer; no days of attendance without dropout control or a case',
  school: 'its own pupil: roll, carers and conclusions; nothing of the household but the guardian’s name',
  director: 'a child on the own list: care whole, conclusions elsewhere, the ID number masked',
  analyst: 'statistics alone: a single child is not shown, and reads like one that does not exist',
}

/** The table of docs/SEVEN-ANSWERS.md: one row per account, the same question, what is shown, masked and withheld. */
export function answersTable(cases: readonly Case[]): string {
  const rows = Object.keys(WHO).map((account) => {
    const one = cases.find(({ name }) => name === account)
    if (!one) throw new RangeError(`no case ${account}`)
    const child = one.expected.data['child'] as Record<string, unknown> | null
    const masked = one.expected.masked.map(strip)
    const shown =
      child === null
        ? ['nothing: `child` is null']
        : leaves(child)
            .map(strip)
            .filter((path) => !masked.includes(path))
    const cell = (paths: readonly string[]) => (paths.length === 0 ? '–' : paths.map(code).join(' '))
    const calls = Object.keys(one.calls)
    return [
      WHO[account],
      child === null ? shown[0] : cell(shown),
      cell(masked),
      child === null ? 'every field' : cell(one.expected.withheld.map(strip)),
      calls.length === 0 ? 'none' : calls.join(', '),
      WHY[account],
    ].join(' | ')
  })
  const head = ['who asks', 'shown', 'masked', 'withheld', 'registries asked', 'in words'].join(' | ')
  return [`| ${head} |`, `| ${Array(6).fill('---').join(' | ')} |`, ...rows.map((row) => `| ${row} |`)].join('\n')
}

const code = (path: string) => `\`${path}\``
const strip = (told: string) => told.replace(/^child\./, '').replace(/: .*$/, '')

/** The paths that hold a value; a list stands as itself with its fields. */
function leaves(value: Record<string, unknown>, at = ''): string[] {
  return Object.entries(value).flatMap(([name, one]) => {
    const path = at === '' ? name : `${at}.${name}`
    if (one === null) return []
    const first: unknown = Array.isArray(one) ? one[0] : one
    if (typeof first === 'object' && first !== null) return leaves(first as Record<string, unknown>, path)
    return [path]
  })
}
