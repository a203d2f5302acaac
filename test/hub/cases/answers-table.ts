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

/** What the answer of each account means, in one sentence. */
const WHY: Readonly<Record<string, string>> = {
  education: 'roll and attendance in full, the guardian’s name, conclusions of health',
  police: 'household in full with the sealed section; nothing of health and school',
  doctor: 'health in full, ID number masked, the guardian’s name; nothing of school and care',
  'civil-affairs':
    'guardianship and care in full; ID number masked, as the child is not in the caseload; months of attendance need dropout control or a case',
  school: 'its own pupil: roll, carers, conclusions; of the household the guardian’s name',
  director: 'a child of the caseload: care in full, conclusions elsewhere, ID number masked',
  analyst: 'statistics only: a single child looks like one that does not exist',
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
