import type { Readable } from 'node:stream'
import { fromBuffer, type Entry, type ZipFile } from 'yauzl'
import { MOST, tooMuch, unreadable } from './list'

/** A workbook's parts by name, none of them unfolded yet. */
export interface Archive {
  readonly names: readonly string[]
  has(name: string): boolean
  /** The bytes of a part, as they unfold. Throws HubError FILE_UNREADABLE, FILE_LIMIT. */
  read(name: string): AsyncIterable<Uint8Array>
}

/** Opens a ZIP file in memory. Nothing is written to disk. Throws HubError FILE_UNREADABLE, FILE_LIMIT. */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw unreadable('the file', 'a workbook .xlsx without a password, not .xls')
  const zip = await opened(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const entries = await entriesOf(zip)
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read: (name) => unfold(zip, entries.get(name), name),
  }
}

function opened(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true }, (fault, zip) =>
      fault ? reject(unreadable('the file', 'a whole workbook .xlsx', fault)) : resolve(zip),
    ),
  )
}

/** The list of parts. A name that leads out of the archive, or comes twice, refuses it. */
function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > MOST.entries) throw tooMuch('the file', 'parts', MOST.entries)
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    zip.on('error', (fault: unknown) => reject(unreadable('the file', 'a whole workbook with plain names of its parts', fault))) // prettier-ignore
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      if (entries.has(entry.fileName)) return reject(unreadable('the file', 'each part once'))
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

async function* unfold(zip: ZipFile, entry: Entry | undefined, name: string): AsyncGenerator<Uint8Array> {
  if (!entry) throw unreadable('the file', `the part ${name}`)
  if (entry.isEncrypted()) throw unreadable('the file', 'a workbook without a password')
  if (entry.uncompressedSize > MOST.partBytes) throw tooMuch(name, 'bytes', MOST.partBytes)
  if (entry.uncompressedSize > 2 ** 20 && entry.uncompressedSize > MOST.ratio * entry.compressedSize)
    throw tooMuch(name, 'bytes unfolded from one', MOST.ratio)
  const stream = await new Promise<Readable>(
    (resolve, reject) =>
    zip.openReadStream(entry, (fault, found) => (fault ? reject(unreadable(name, 'a whole part', fault)) : resolve(found))), // prettier-ignore
  )
  try {
    // yauzl ends a stream with a fault when it is not as long as the archive says.
    for await (const chunk of stream) yield chunk as Uint8Array
  } catch (fault) {
    throw unreadable(name, 'a whole part', fault)
  } finally {
    stream.destroy()
  }
}
