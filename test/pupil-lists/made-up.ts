import { crc32, deflateRawSync } from 'node:zlib'
import { HubError } from '../../src/errors/hub-error'

/** What a ZIP file says of a part, which may be a lie. */
export interface Part {
  readonly name: string
  readonly text: string | Uint8Array
  /** Size that the archive declares; the true one when left out. */
  readonly declared?: number
}

/** A ZIP file of these parts. */
export function zip(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, text, declared } of parts) {
    const raw = Buffer.from(text as string)
    const packed = deflateRawSync(raw)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(0x800, 2)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(raw), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(declared ?? raw.length, 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), head, rest, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end])
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export const SHEET = (rows: string) => `<?xml version="1.0" encoding="UTF-8"?><worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>` // prettier-ignore
export const STRINGS = (...texts: string[]) => `<sst ${MAIN}>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>` // prettier-ignore

/** The parts of a workbook; `sheets` by name, each the XML of its rows. */
export function bookParts(sheets: Readonly<Record<string, string>>, strings: string | null = null): Part[] {
  const names = Object.keys(sheets)
  const related = (id: string, kind: string, target: string) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>` // prettier-ignore
  return [
    { name: 'xl/workbook.xml', text: `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i}"/>`).join('')}</sheets></workbook>` }, // prettier-ignore
    { name: 'xl/_rels/workbook.xml.rels', text: `<Relationships>${names.map((_, i) => related(`r${i}`, 'worksheet', `worksheets/sheet${i}.xml`)).join('')}${strings === null ? '' : related('s', 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>` }, // prettier-ignore
    ...names.map((name, i) => ({ name: `xl/worksheets/sheet${i}.xml`, text: SHEET(sheets[name]!) })),
    ...(strings === null ? [] : [{ name: 'xl/sharedStrings.xml', text: strings }]),
  ]
}

export const book = (rows: string, strings: string | null = null) => zip(bookParts({ Sheet1: rows }, strings))
export const textCell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`

/** The code and detail with which a work is refused. Throws when it is not, or not by a HubError. */
export async function refused(work: () => unknown): Promise<string> {
  try {
    await work()
  } catch (fault) {
    if (fault instanceof HubError) return `${fault.code} ${fault.message}`
    throw fault
  }
  throw new TypeError('it was not refused')
}
