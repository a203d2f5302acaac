import type { FastifyRequest } from 'fastify'
import { HubError } from '../errors/hub-error'
import { normaliseIdNumber, normaliseRollNumber, withoutUnseen } from '../normal'

const HYPHENS = '\\-\\u2010-\\u2015\\u2212'
const GAP = `[\\s${HYPHENS}]?`
const GAPS = new RegExp(`[\\s${HYPHENS}]`, 'g')

/** What looks personal wherever it stands. */
const PERSONAL = [
  /[\p{Script=Han}\p{Co}]/u, // names, reasons; words of the schema have none
  /(?<![\da-f])\d{15}(\d{2}[\dx])?(?![\da-f])/i, // ID numbers, old and new, and roll numbers of them; not parts of a hash
  new RegExp(`(?<![\\da-f-])\\d{6}${GAP}\\d{4}${GAP}\\d{4}${GAP}\\d{3}[\\dx](?![\\da-f-])`, 'i'), // in groups; an id has others
  /(?<![\w-])1[3-9]\d{9}(?![\w-])/, // mobile numbers; not the groups of an id
]

/** A text that is a mobile number as a whole, blanks and hyphens taken away. */
const MOBILE = /^(?:(?:\+|00)?86)?1[3-9]\d{9}$/

/**
 * Refuses a query by GET whose address looks personal: proxies and browsers keep addresses. It cannot take back what was
 * sent, but a client that does so never works, not even once. Throws HubError ADDRESS_PERSONAL or BAD_REQUEST.
 */
export function assertPublicAddress(search: string): void {
  let text: string
  try {
    text = decodeURIComponent(search.replaceAll('+', ' '))
  } catch {
    throw new HubError('BAD_REQUEST', 'expected an address in percent-encoded UTF-8')
  }
  const spoken = withoutUnseen(unescaped(text)).normalize('NFKC')
  if (PERSONAL.some((form) => form.test(spoken)) || spoken.split(/["\\]+/).some(isNumber))
    throw new HubError('ADDRESS_PERSONAL')
}

/** Whether a whole text is somebody's number, in any groups. */
function isNumber(text: string): boolean {
  return normaliseIdNumber(text) !== null || normaliseRollNumber(text) !== null || MOBILE.test(text.replace(GAPS, ''))
}

/**
 * The text without the escapes of JSON and GraphQL (equal except for \u{…}), at any depth, because `explain` receives a document inside
 * JSON. Then the text between two quotes is the text as it is meant. Each run of backslashes is read only once.
 */
function unescaped(text: string): string {
  return text
    .replace(/(?<!\\)\\+u(?:([\da-f]{4})|\{0*([\da-f]{1,6})\})/gi, (written, unit?: string, point?: string) => {
      const code = parseInt(unit ?? point!, 16)
      return unit ? String.fromCharCode(code) : code <= 0x10ffff ? String.fromCodePoint(code) : written
    })
    .replace(/(?<!\\)\\+[bfnrt]/g, ' ')
}

export function searchOf({ url }: FastifyRequest): string {
  const mark = url.indexOf('?')
  return mark < 0 ? '' : url.slice(mark)
}

/** What a query by GET holds, in the form of a body. Members that are no JSON are left as texts: Apollo refuses them. */
export function readAddress(search: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(search)].map(([name, value]) => [name, name === 'query' ? value : readJson(value)]),
  )
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
