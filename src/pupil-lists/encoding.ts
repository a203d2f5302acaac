import iconv from 'iconv-lite'
import { HubError } from '../errors/hub-error'

export const ENCODINGS = ['utf-8', 'gbk', 'gb18030'] as const
export type Encoding = (typeof ENCODINGS)[number]

export interface Decoded {
  readonly text: string
  readonly encoding: Encoding
}

/** The text of a file in the encoding named, or of its byte order mark, or UTF-8: never guessed. Throws HubError FILE_ENCODING with the line. */
export function decode(bytes: Uint8Array, named: Encoding | null): Decoded {
  const marked = [...bytes.subarray(0, 3)].join() === '239,187,191'
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw wrong('expected UTF-8 or GBK, got the mark of UTF-16')
  if (marked && named !== null && named !== 'utf-8') throw wrong(`expected ${named}, got the mark of UTF-8`)
  const encoding = named ?? 'utf-8'
  const body = marked ? bytes.subarray(3) : bytes
  const text = strictly(body, encoding)
  if (text === null) {
    const hint = encoding === 'utf-8' ? '. A file saved by Excel may need --encoding gbk' : ''
    throw wrong(`line ${badLine(body, encoding)}: expected ${encoding}, got other bytes${hint}`)
  }
  if (text.includes('\0')) throw wrong(`line ${lineAt(text, text.indexOf('\0'))}: expected text, got a NUL`)
  return { text, encoding }
}

/** A text as bytes: UTF-8 with its mark at the beginning, so that Excel reads it; GBK as GB 18030, which has every character. */
export function encode(text: string, encoding: Encoding, isFirst = true): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(isFirst ? `\uFEFF${text}` : text, 'utf8')
  const bytes = iconv.encode(text, 'gb18030')
  if (strictly(bytes, 'gb18030') !== text) throw wrong('a character of the answers cannot be written in GB 18030')
  return bytes
}

/** GBK is read as GB 18030, which holds it (WHATWG): the decoder that Node has for GBK alone takes the byte FF for a character. */
function strictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding === 'utf-8' ? encoding : 'gb18030', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** A line feed is no part of another character in any of the encodings. */
function badLine(bytes: Uint8Array, encoding: Encoding): number {
  let line = 1
  for (let from = 0; ; line += 1) {
    const end = bytes.indexOf(0x0a, from)
    if (end < 0 || strictly(bytes.subarray(from, end), encoding) === null) return line
    from = end + 1
  }
}

function lineAt(text: string, place: number): number {
  return text.slice(0, place).split('\n').length
}

function wrong(detail: string): HubError {
  return new HubError('FILE_ENCODING', detail)
}
