import type { SpoiltCell } from '../../src/demo/dirty/sheet'
import type { AskedPart, Part } from './ask'

export interface Judged {
  /** What is wrong; empty when the record is as it must be. */
  readonly wrong: readonly string[]
  /** What became of each cell that is shown, by its place in the list of cells. */
  readonly became: readonly string[]
}

/** A record as it is answered, against the truth and the cells of it that were spoilt. */
export function judgeRecord(
  part: string,
  truth: Part,
  asked: AskedPart,
  cells: readonly SpoiltCell[],
  hidden: ReadonlySet<string>,
): Judged {
  const wrong: string[] = []
  const below = (paths: readonly string[]) =>
    paths.filter((path) => path.startsWith(`${part}.`)).map((path) => path.slice(part.length + 1))
  const shown = new Set(cells.flatMap((cell) => below(cell.shown)))
  const free = new Set(cells.flatMap((cell) => below(cell.concluded)))
  if (cells.some(({ table }) => table === 'xx_jbxx')) free.add('schoolCode') // the school was made for the pupil
  const left = cells.filter(({ fate }) => fate.is === 'left').flatMap((cell) => below(cell.shown))

  for (const [name, came] of Object.entries(asked.part ?? {})) {
    if (hidden.has(name)) continue
    if (free.has(name) || (shown.has(name) && !Array.isArray(came))) continue
    const expected = truth[name] ?? null
    if (Array.isArray(came) && came.some((each) => typeof each === 'object')) {
      const spoilt = [...shown, ...free, ...hidden]
        .filter((path) => path.startsWith(`${name}.`))
        .map((path) => path.slice(name.length + 1))
      const lost = left.includes(name) ? 1 : 0
      const names = new Set((came as object[]).flatMap((entry) => Object.keys(entry)))
      if (!isPart(entries(came, names, spoilt), entries(expected, names, spoilt), lost))
        wrong.push(`${name} is not the truth`)
    } else if (left.includes(name) && JSON.stringify(came) === '[]') continue
    else if (!shown.has(name) && JSON.stringify(came) !== JSON.stringify(expected))
      wrong.push(`${name} is not the truth`)
  }
  const became = cells.map((cell) => becameOf(cell, below(cell.shown), asked, wrong, hidden))
  for (const path of new Set(asked.told)) {
    const isSpoilt = shown.has(path) || free.has(path) || free.has(path.split('.')[0]!)
    if (!isSpoilt) wrong.push(`${path} is told and was not spoilt`)
  }
  return { wrong, became }
}

function becameOf(
  cell: SpoiltCell,
  paths: readonly string[],
  asked: AskedPart,
  wrong: string[],
  hidden: ReadonlySet<string>,
): string {
  const { fate } = cell
  if (paths.length === 0)
    return cell.shown.length > 0 ? 'identity' : cell.concluded.length > 0 ? 'concluded' : 'not read'
  for (const path of paths) {
    const told = asked.told.includes(path)
    const name = `${cell.table}.${cell.column} (${cell.kind}) at ${path}`
    if (fate.is === 'told' && !told) wrong.push(`${name} is not told`)
    if (fate.is !== 'told' && fate.is !== 'identity' && told) wrong.push(`${name} is told, expected ${fate.is}`)
    if (!path.includes('.') && fate.is === 'absent' && asked.part?.[path] !== null) wrong.push(`${name} is not null`)
    if (fate.is === 'value' && !told && fate.as !== '' && !hidden.has(path))
      shownValue(asked.part, path, fate.as, cell, name, wrong)
  }
  return fate.is
}

/** A text, a day or a division is shown as the sheet says; codes and numbers have words of their own. */
function shownValue(
  part: Part | null,
  path: string,
  as: string,
  { column }: SpoiltCell,
  name: string,
  wrong: string[],
): void {
  const [list = '', inner] = path.split('.')
  const values = inner === undefined ? [part?.[list]] : ((part?.[list] ?? []) as Part[]).map((entry) => entry[inner])
  if (values.every((value) => value == null || value === '')) wrong.push(`${name} is null, expected a value`)
  const isText = [
    'bjmc',
    'xzz',
    'lxdh',
    'ydyy',
    'yxxmc',
    'xxxmc',
    'hzxm',
    'xjzd',
    'zfjg',
    'zfr',
    'gzdw',
    'sccj',
    'ph',
    'zsm',
  ].includes(column)
  const isDay = /^\d{4}-\d\d-\d\d$/.test(as)
  if ((isText || isDay) && !values.includes(as)) wrong.push(`${name} is shown otherwise`)
}

function entries(list: unknown, names: ReadonlySet<string>, without: readonly string[]): string[] {
  return ((list ?? []) as Record<string, unknown>[]).map((entry) => {
    const kept = Object.entries(entry).filter(([name]) => names.has(name) && !without.includes(name))
    return JSON.stringify(kept.sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/** Whether `came` is `expected` without `lost` of its entries, in any order. */
function isPart(came: readonly string[], expected: readonly string[], lost: number): boolean {
  const rest = [...expected]
  for (const each of came) {
    const at = rest.indexOf(each)
    if (at < 0) return false
    rest.splice(at, 1)
  }
  return rest.length === lost
}
