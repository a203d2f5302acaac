import { createHash } from 'node:crypto'
import { LineCounter, parseDocument, type Document, type Node } from 'yaml'
import { z } from 'zod'
import { HubError } from '../errors/hub-error'
import { SNAPSHOT_COLUMNS, type SnapshotColumn } from '../snapshots/columns'
import { MOST_FACTS } from '../statistics/cube'
import { BLOCK_LEVEL, DIGITS, LEVEL_NAMES, type Band, type Coding, type Statistics } from './design'
import { NOT_RECORDED, type PublishedDimension } from '../statistics/published'

const title = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const code = z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/, 'expected a code of capital letters, digits and _')
const age = z.number().int().min(0).max(130)
const FILE = z.strictObject({
  k: z.number().int().min(3).max(100),
  lowest: z.enum(LEVEL_NAMES.slice(BLOCK_LEVEL)),
  dimensions: z.record(
    z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'expected a name of letters and digits, a small one first'),
    z.strictObject({
      title,
      fact: z.string(),
      field: z.string(),
      sensitive: z.boolean(),
      codes: z.array(code).min(1).max(50).optional(),
      as: z.record(z.string(), code).default({}),
      bands: z.record(code, z.tuple([age, age])).optional(),
    }),
  ),
  families: z.array(z.array(z.string()).min(1).max(MOST_FACTS)).min(1).max(30),
})
type WrittenDimension = z.output<typeof FILE>['dimensions'][string]

/** Cells of one family in one division, its sums included: more of them are neither read nor computed in time. */
const MOST_CELLS = 2_000

/**
 * Reads what numbers are counted by (schema/statistics.yml), checked whole. `governed`: the fields of the access table. Throws HubError
 * STATISTICS_INVALID with every fault and its line.
 */
export function readStatistics(text: string, file: string, governed: ReadonlySet<string>): Statistics {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, merge: false })
  const faults = [...document.errors, ...document.warnings].map(({ pos: [at] }) => `${lines.linePos(at).line}: expected well-formed YAML, each key once`) // prettier-ignore
  const fault = (at: readonly PropertyKey[], sentence: string) =>
    void faults.push(`${lineOf(document, lines, at)}: ${at.map(String).join('.') || 'the file'}: ${sentence}`)
  const read = faults.length > 0 ? null : FILE.safeParse(document.toJS())
  for (const { path, message } of read?.error?.issues ?? []) fault(path, message)
  const written = read?.data
  if (!written) throw invalid(file, faults)

  const dimensions: PublishedDimension[] = []
  const codings = new Map<string, Coding>()
  for (const [name, one] of Object.entries(written.dimensions)) {
    const say = (key: string, sentence: string) => fault(['dimensions', name, ...(key ? [key] : [])], sentence)
    const column = SNAPSHOT_COLUMNS.find((each) => each.name === one.fact)
    if (!column) {
      say('fact', `expected one of ${SNAPSHOT_COLUMNS.map((each) => each.name).join(', ')}`)
      continue
    }
    if (column.field !== one.field) say('field', `expected ${column.field}, which the fact derives from`)
    if (!governed.has(one.field)) say('field', 'expected a field of the access table')
    const coding = codingOf(column, one, say)
    if (!coding) continue
    codings.set(name, coding)
    const { fact, field, sensitive } = one
    const codes = [...(one.codes ?? Object.keys(one.bands ?? {})).filter((each) => each !== NOT_RECORDED), NOT_RECORDED]
    if (new Set(codes).size < codes.length) say('codes', 'expected each code once')
    dimensions.push({
      name,
      codes,
      sensitive,
      silent: NOT_RECORDED,
      fact,
      field,
      titleZh: one.title.zh,
      titleEn: one.title.en,
    })
  }
  const seen = new Set<string>()
  written.families.forEach((family, i) => {
    for (const name of family) if (!(name in written.dimensions)) fault(['families', i], `expected names of dimensions; got ${JSON.stringify(name)}`) // prettier-ignore
    if (new Set(family).size < family.length) fault(['families', i], 'expected each dimension once')
    const key = [...family].sort().join()
    if (seen.has(key)) fault(['families', i], 'expected each family once')
    seen.add(key)
    const cells = family.reduce((all, name) => all * (1 + (dimensions.find((one) => one.name === name)?.codes.length ?? 0)), 1) // prettier-ignore
    if (cells > MOST_CELLS) fault(['families', i], `expected at most ${MOST_CELLS} cells in a division; got ${cells}`)
  })
  if (faults.length > 0) throw invalid(file, faults)
  const version = createHash('sha256').update(text).digest('hex').slice(0, 12)
  const levels = LEVEL_NAMES.slice(0, LEVEL_NAMES.indexOf(written.lowest) + 1).map((name) => DIGITS[name])
  return { design: { k: written.k, levels, families: written.families, dimensions }, codings, version }
}

function codingOf(
  column: SnapshotColumn,
  one: WrittenDimension,
  say: (key: string, sentence: string) => void,
): Coding | null {
  switch (column.kind) {
    case 'enum':
    case 'enums':
    case 'boolean': {
      if (!one.codes || one.bands) return none(say, 'expected codes, and no bands')
      for (const [word, target] of Object.entries(one.as))
        if (target !== NOT_RECORDED && !one.codes.includes(target)) say('as', `${word}: expected one of the codes, or ${NOT_RECORDED}`) // prettier-ignore
      const words = [...one.codes.map((each) => [each, each] as const), ...Object.entries(one.as)]
      return { by: 'words', several: column.kind === 'enums', codes: new Map(words) }
    }
    case 'month':
    case 'number': {
      if (!one.bands || one.codes || Object.keys(one.as).length > 0) return none(say, 'expected bands, and no codes')
      const bands = Object.entries(one.bands).map(([name, [from, to]]): Band => [name, from, to])
      bands.forEach(([name, from, to], i) => {
        if (to < from || from <= (bands[i - 1]?.[2] ?? -1))
          say('bands', `${name}: expected bands in order that do not meet`)
      })
      return { by: column.kind === 'month' ? 'ages' : 'numbers', bands }
    }
    case 'division':
    case 'text':
      return none(say, 'expected a coded fact, not a division or a text')
  }
}

function none(say: (key: string, sentence: string) => void, sentence: string): null {
  say('', sentence)
  return null
}

function lineOf(document: Document.Parsed, lines: LineCounter, at: readonly PropertyKey[]): number {
  for (let path = [...at]; path.length > 0; path = path.slice(0, -1)) {
    const node = document.getIn(path as unknown[], true) as Node | undefined
    if (node?.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

function invalid(file: string, faults: readonly string[]): HubError {
  const sentences = faults.map((one) => `${file}:${one}`)
  return new HubError('STATISTICS_INVALID', ['The file was refused whole. 文件已整份拒绝。', ...sentences].join('\n'))
}
