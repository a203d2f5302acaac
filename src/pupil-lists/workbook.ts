import { openArchive, type Archive } from './archive'
import { type ListRow, MOST, tooMuch, unreadable } from './list'
import { readSheet } from './sheet'
import { readXml } from './xml'

/** The rows of a workbook's first sheet, or of the one named. Throws HubError FILE_UNREADABLE, FILE_LIMIT. */
export async function readWorkbook(bytes: Uint8Array, sheet: string | null): Promise<ListRow[]> {
  const archive = await openArchive(bytes)
  const parts = await partsOf(archive, sheet)
  const strings =
    parts.strings !== null && archive.has(parts.strings) ? await sharedStrings(archive, parts.strings) : []
  return readSheet(parts.sheet, archive.read(parts.sheet), strings)
}

const BOOK = 'xl/workbook.xml'

async function partsOf(archive: Archive, named: string | null): Promise<{ sheet: string; strings: string | null }> {
  const sheets: { name: string; id: string }[] = []
  await readXml(BOOK, archive.read(BOOK), {
    open: (name, attributes) => {
      if (name === 'sheet') sheets.push({ name: attributes['name'] ?? '', id: idOf(attributes) })
    },
  })
  const targets = new Map<string, string>()
  let strings: string | null = null
  await readXml('xl/_rels/workbook.xml.rels', archive.read('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id, Target = '', Type = '', TargetMode }) => {
      if (name !== 'Relationship' || TargetMode === 'External') return
      const part = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`
      if (Type.endsWith('/worksheet')) targets.set(Id ?? '', part)
      if (Type.endsWith('/sharedStrings')) strings = part
    },
  })
  const wanted = named === null ? sheets[0] : sheets.find(({ name }) => name === named)
  if (!wanted) throw unreadable('the workbook', named === null ? 'a sheet' : 'a sheet of the name given by --sheet')
  const sheet = targets.get(wanted.id)
  if (sheet === undefined) throw unreadable('the workbook', 'a sheet of cells within the file')
  return { sheet, strings }
}

/** r:id, whatever the prefix is. */
function idOf(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? ''
}

/** Texts that cells name by their place. Readings (rPh) are no part of them. */
async function sharedStrings(archive: Archive, part: string): Promise<string[]> {
  const strings: string[] = []
  let current: string | null = null
  let characters = 0
  await readXml(part, archive.read(part), {
    open: (name) => {
      if (name === 'si') current = ''
    },
    text: (text, path) => {
      if (current === null || path.at(-1) !== 't' || path.includes('rPh')) return
      current += text
      characters += text.length
      if (current.length > MOST.cell) throw tooMuch(`text ${strings.length + 1}`, 'characters in a cell', MOST.cell)
      if (characters > MOST.sharedCharacters) throw tooMuch('the workbook', 'characters', MOST.sharedCharacters)
    },
    close: (name) => {
      if (name !== 'si') return
      if (strings.length === MOST.sharedStrings) throw tooMuch('the workbook', 'texts', MOST.sharedStrings)
      strings.push(current ?? '')
      current = null
    },
  })
  return strings
}
