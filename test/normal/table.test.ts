import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  nameKey,
  normaliseDivisionCode,
  normaliseFormerNames,
  normaliseIdNumber,
  normaliseName,
  normaliseReading,
  normaliseRollNumber,
  readingOf,
} from '../../src/normal'

/** Every row of docs/NORMAL-FORMS.md: what it says of a spelling is what the hub does with it. */
const PAGE = readFileSync(join(__dirname, '../../docs/NORMAL-FORMS.md'), 'utf8')

interface Row {
  readonly written: string
  readonly normal: string | null
  readonly meets: readonly string[]
  readonly others: readonly string[]
}

const formerNames = (written: string) => normaliseFormerNames(written).join(' + ') || null
const SECTIONS: [string, (written: string) => string | null, compared?: (written: string) => string | null][] = [
  ['Names', normaliseName, nameKey],
  ['Former names', formerNames],
  ['ID numbers', normaliseIdNumber],
  ['Roll numbers', normaliseRollNumber],
  ['Readings', normaliseReading],
  ['Division codes', normaliseDivisionCode],
]

describe.each(SECTIONS)('%s', (title, normalise, compared = normalise) => {
  const rows = tables(title)[0]!.map(row)

  test('has rows, and spellings on both sides', () => {
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.every(({ others }) => others.length > 0)).toBe(true)
    expect(rows.flatMap(({ meets }) => meets).length).toBeGreaterThan(rows.length - 1)
  })

  test.each(rows)('$written is $normal', ({ written, normal, meets, others }) => {
    expect(normalise(written)).toBe(normal)
    for (const one of meets) expect([one, compared(one)]).toEqual([one, compared(written)])
    for (const one of others) expect([one, compared(one)]).not.toEqual([one, compared(written)])
  })
})

test.each(tables('Readings')[1]!.map((cells) => cells.slice(0, 3).map((cell) => codes(cell)[0]!)))(
  '%s is read %s, %s',
  (name, full, initials) => {
    expect(readingOf(name!)).toEqual({ full, initials })
  },
)

function row([written = '', normal = '', meets = '', others = '']: readonly string[]): Row {
  const form = codes(normal)[0]!
  return {
    written: codes(written)[0]!,
    normal: form === 'null' ? null : form,
    meets: codes(meets),
    others: codes(others),
  }
}

/** The tables of a section, as cells, without their heads. */
function tables(title: string): string[][][] {
  const section = PAGE.split(/^## /m).find((part) => part.startsWith(`${title} `))!
  return section
    .split(/\n\n+/)
    .filter((block) => /^\|/m.test(block))
    .map((block) =>
      block
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .slice(2)
        .map((line) => line.slice(1, -1).split(' | ')),
    )
}

/** What stands between backticks; the blanks between codes part them, so a backtick in a code ends nothing. */
function codes(cell: string): string[] {
  return [...cell.matchAll(/(?<=^\s*|\s)`(.*?)`(?=\s|$)/g)].map(([, code]) =>
    code!.replace(/\\u([0-9A-F]{4})|\\t|\\n/g, (escape, hex: string | undefined) =>
      hex ? String.fromCharCode(parseInt(hex, 16)) : escape === '\\t' ? '\t' : '\n',
    ),
  )
}
