import type { ColumnKind, DeclaredColumn } from '../../contract/declared'
import { SEX } from '../../contract/standard-codes'
import type { FoundColumn, MappingFile } from './read-mapping'
import type { MappingFault } from './mapping-fault'

const IDENTITY: Readonly<Record<string, readonly [ColumnKind, ...string[]]>> = {
  idNumber: ['text'],
  rollNumber: ['text'],
  name: ['text'],
  formerNames: ['texts'],
  sex: ['enum', ...Object.values(SEX)],
  birthDate: ['date'],
  ethnicity: ['text'],
  registeredDivision: ['division'],
  residenceDivision: ['division'],
  schoolDivision: ['division'],
  schoolCode: ['text'],
}

/** What readers give a column of each kind. */
const READERS: Readonly<Record<ColumnKind, string>> = {
  text: 'read: text, shaped, or a code table of texts',
  texts: 'read: texts',
  enum: 'code: a table of words',
  enums: 'codes: a table of words',
  integer: 'read: integer, count or whole',
  number: 'read: decimal or amount',
  boolean: 'read: boolean, or code: a table of true and false',
  date: 'read: date, pastDate or monthStart',
  month: 'read: month or pastMonth',
  division: 'read: division',
  collection: 'a list under collections',
  any: 'a reader',
}

/**
 * What of a file does not fit the columns that the schema declares: strange columns, wrong readers, words that the enumeration does not
 * know, required columns that are missing.
 */
export function faultsOfDeclared(
  { found }: Pick<MappingFile, 'found'>,
  declared: readonly DeclaredColumn[],
): MappingFault[] {
  const known = new Map(declared.map((one) => [one.name, one]))
  const faults = found.flatMap((column) => {
    const { name, line } = column
    const [, fact] = /^identity (.*)/.exec(name) ?? []
    if (fact !== undefined) {
      const [kind, ...words] = IDENTITY[fact]!
      return faultsOfColumn(column, {
        name: `identity.${fact}`,
        kind,
        required: true,
        ...(words.length > 0 ? { words } : {}),
      })
    }
    const own = known.get(name)
    if (own) return faultsOfColumn(column, own)
    const beside = siblings(name, declared)
    return [{ line, sentence: `${name}: expected a column of the schema (${beside.join(', ')}); got an unknown one` }]
  })
  const names = new Set(found.map(({ name }) => name))
  for (const { name, required, kind } of declared)
    if (required && !names.has(name))
      faults.push({ line: 1, sentence: `${name}: expected, for it is required (${READERS[kind]}); got none` })
  return faults.sort((a, b) => a.line - b.line)
}

function faultsOfColumn(column: FoundColumn, { name, kind, words }: DeclaredColumn): MappingFault[] {
  const { kinds, line, words: said, lines } = column
  const isList = kind === 'collection'
  const fits =
    kinds.includes('collection') === isList && (kind === 'any' || kinds.includes('any') || kinds.includes(kind))
  if (!fits) return [{ line, sentence: `${name}: expected ${READERS[kind]}; got a reader of ${kinds.join(' or ') || 'mixed words'}` }] // prettier-ignore
  if (!words) return []
  return said.flatMap(({ word }, i) =>
    words.includes(word as string)
      ? []
      : [
          {
            line: lines[i] ?? line,
            sentence: `${name}: expected one of ${words.join(', ')}; got ${JSON.stringify(word)}`,
          },
        ],
  )
}

/** The columns that stand where the unknown one does. */
function siblings(name: string, declared: readonly DeclaredColumn[]): string[] {
  const dot = name.lastIndexOf('.')
  const prefix = name.slice(0, dot + 1)
  return declared.filter((one) => one.name.lastIndexOf('.') === dot && one.name.startsWith(prefix)).map((one) => one.name.slice(dot + 1)) // prettier-ignore
}
