import type { FastifyRequest } from 'fastify'
import { HubError } from '../errors/hub-error'
import type { FileKind, FileOptions } from '../pupil-lists/check-file'
import type { Encoding } from '../pupil-lists/encoding'
import { languageOf } from './speak'

export const CSV = 'text/csv'
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** As Content-Type writes them. GB 2312 is a part of GBK. */
const CHARSETS: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gbk: 'gbk',
  gb2312: 'gbk',
  gb18030: 'gb18030',
}

/** Throws HubError UNSUPPORTED_MEDIA_TYPE. */
export function kindOfType(headers: FastifyRequest['headers']): FileKind {
  const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()
  if (type === CSV) return 'csv'
  if (type === XLSX) return 'xlsx'
  throw new HubError('UNSUPPORTED_MEDIA_TYPE', `expected ${CSV} or ${XLSX}`)
}

/** What the request says of its file. In headers, for addresses are logged. Throws HubError UNSUPPORTED_MEDIA_TYPE, FILE_ENCODING, BAD_REQUEST. */
export function fileOptions(request: FastifyRequest): FileOptions {
  const { headers } = request
  const charset = /;\s*charset="?([^";\s]*)/i.exec(headers['content-type'] ?? '')?.[1]?.toLowerCase()
  const encoding = charset === undefined ? null : CHARSETS[charset]
  if (encoding === undefined) throw new HubError('FILE_ENCODING', 'expected charset utf-8, gbk or gb18030')
  return {
    kind: kindOfType(headers),
    encoding,
    column: word(headers, 'x-file-column'),
    sheet: word(headers, 'x-file-sheet'),
    language: languageOf(request),
  }
}

/** The type of the answer. */
export function typeOf(kind: FileKind, encoding: Encoding): string {
  return kind === 'xlsx' ? XLSX : `${CSV}; charset=${encoding}`
}

/** Percent-encoded, for a header holds no Chinese. */
function word(headers: FastifyRequest['headers'], name: string): string | null {
  const given = headers[name]
  if (given === undefined) return null
  try {
    if (typeof given === 'string' && given.length <= 1_000) return decodeURIComponent(given)
  } catch {
    // refused below
  }
  throw new HubError('BAD_REQUEST', `expected ${name} once, percent-encoded, up to 1000 characters`)
}
