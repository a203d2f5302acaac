import { createHash, createPublicKey, verify } from 'node:crypto'
import { fromBuffer } from 'yauzl'
import { ZipFile } from 'yazl'
import type { About } from '../../src/exports/about'
import { FileKey } from '../../src/exports/file-key'
import { verifyWorkbook } from '../../src/exports/verify-file'
import { xlsxOf } from '../../src/exports/xlsx-file'
import type { Flat } from '../../src/saved-operations/flat'
import { writeWorkbook } from '../../src/sheets/write-workbook'

const FLAT: Flat = {
  ...{ list: ['a'], isList: true, node: null, page: null },
  columns: [{ path: ['n'], name: 'n', type: 'number' }],
}
const ABOUT = { whole: { who: 'a', version: 1, rows: 40, withheld: [], masked: [] } } as unknown as About
const KEY = new FileKey('a key of the audit trail')
const SIGNATURE = 'xl/worksheets/sheet3.xml'

async function* rows() {
  for (let n = 0; n < 40; n += 1) yield { cells: [n], access: '' }
}

async function collected(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

type Parts = Map<string, Buffer>

/** Read by yauzl alone. */
function partsOf(bytes: Buffer): Promise<Parts> {
  const parts: Parts = new Map()
  return new Promise((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true }, (fault, zip) => {
      if (fault) return reject(fault)
      zip.on('end', () => resolve(parts))
      zip.on('entry', (entry) =>
        zip.openReadStream(entry, (wrong, stream) => {
          if (wrong) return reject(wrong)
          collected(stream).then((part) => (parts.set(entry.fileName, part), zip.readEntry()), reject)
        }),
      )
      zip.readEntry()
    }),
  )
}

function zipped(parts: Parts): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, part] of parts) zip.addBuffer(part, name)
  zip.end()
  return collected(zip.outputStream)
}

let parts: Parts
let bytes: Buffer
beforeAll(async () => {
  bytes = await collected(xlsxOf(FLAT, rows(), ABOUT, KEY))
  parts = await partsOf(bytes)
})

test('a receiver checks a workbook with the public key and a plain reading of the rule', async () => {
  const listed = [...parts].filter(([name]) => name !== SIGNATURE).sort(([a], [b]) => (a < b ? -1 : 1))
  const text = listed.map(([name, part]) => `${createHash('sha256').update(part).digest('hex')}  ${name}\n`).join('')
  const [signature] = /[0-9a-f]{128}/.exec(parts.get(SIGNATURE)!.toString())!
  expect(verify(null, Buffer.from(text), createPublicKey(KEY.publicPem), Buffer.from(signature, 'hex'))).toBe(true)
  expect(await verifyWorkbook(bytes, KEY.publicPem)).toBe(true)
})

test('packed anew with the same parts it verifies: the parts are signed', async () => {
  expect(await verifyWorkbook(await zipped(parts), KEY.publicPem)).toBe(true)
})

const replaced = (name: string, from: string, to: string) => {
  const text = parts.get(name)!.toString()
  if (!text.includes(from)) throw new TypeError(`expected ${from} in ${name}`)
  return new Map([...parts, [name, Buffer.from(text.replace(from, to))] as const])
}
const CHANGES: readonly [string, () => Parts][] = [
  ['a number', () => replaced('xl/worksheets/sheet1.xml', '<v>7</v>', '<v>8</v>')],
  ['who took it', () => replaced('xl/worksheets/sheet2.xml', '>a<', '>b<')],
  ['the names of the sheets', () => replaced('xl/workbook.xml', 'name="data"', 'name="datb"')],
  ['one more part', () => new Map([...parts, ['xl/extra.xml', Buffer.from('<a/>')]])],
  ['one more row beside the signature', () => replaced(SIGNATURE, '</row>', '</row><row r="2"><c r="A2"><v>1</v></c></row>')], // prettier-ignore
  ['a part taken away', () => new Map([...parts].filter(([name]) => name !== 'xl/styles.xml'))],
  ['the signature taken away', () => new Map([...parts].filter(([name]) => name !== SIGNATURE))],
]
test.each(CHANGES)('changed: %s', async (_, change) => {
  expect(await verifyWorkbook(await zipped(change()), KEY.publicPem)).toBe(false)
})

test('under another key, and without a signature, it does not verify', async () => {
  expect(await verifyWorkbook(bytes, new FileKey('another').publicPem)).toBe(false)
  const unsigned = await collected(writeWorkbook([{ name: 'data', rows: [[{ text: 'a' }]] }]))
  expect(await verifyWorkbook(unsigned, KEY.publicPem)).toBe(false)
})
