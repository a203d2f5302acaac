import { SaxesParser } from 'saxes'
import { HubError } from '../errors/hub-error'
import { MOST, tooMuch, unreadable } from './list'

export interface XmlReader {
  /** `name` without its prefix; `path` holds the names above. */
  open?(name: string, attributes: Readonly<Record<string, string>>, path: readonly string[]): void
  text?(text: string, path: readonly string[]): void
  close?(name: string, path: readonly string[]): void
}

/**
 * Reads one part of a workbook as it unfolds. UTF-8 only, no document type: so there are no entities but the five of XML, and nothing from
 * outside. Throws HubError FILE_UNREADABLE with part and line, and whatever the reader throws.
 */
export async function readXml(part: string, bytes: AsyncIterable<Uint8Array>, reader: XmlReader): Promise<void> {
  const parser = new SaxesParser({ fragment: false })
  const path: string[] = []
  const fault = (expected: string) => unreadable(`${part} line ${parser.line}`, expected)
  parser.on('error', () => {
    throw fault('well-formed XML') // its message may quote the file
  })
  parser.on('doctype', () => {
    throw fault('no document type')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (path.length === MOST.depth) throw tooMuch(part, 'levels', MOST.depth)
    const local = localName(name)
    reader.open?.(local, attributes as Record<string, string>, path)
    path.push(local)
  })
  parser.on('text', (text) => reader.text?.(text, path))
  parser.on('cdata', (text) => reader.text?.(text, path))
  parser.on('closetag', ({ name }) => {
    path.pop()
    reader.close?.(localName(name), path)
  })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of bytes) parser.write(decoder.decode(chunk, { stream: true }))
    parser.write(decoder.decode())
    parser.close()
  } catch (cause) {
    if (cause instanceof HubError) throw cause
    throw fault('well-formed XML in UTF-8')
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
