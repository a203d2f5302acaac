import type { FastifyRequest } from 'fastify'
import { HubError } from '../errors/hub-error'
import { TYPE_OF } from '../exports/export-file'
import { FORMATS, type Format } from '../saved-operations/formats'

/** What an address below /api names. */
export type ApiPath =
  | { readonly kind: 'openapi' }
  | { readonly kind: 'cost'; readonly name: string }
  | { readonly kind: 'run'; readonly name: string; readonly format: Format | null }

/** Null: no page. */
export function readApiPath(path: string): ApiPath | null {
  if (path === 'openapi.json') return { kind: 'openapi' }
  const [, name, dot, rest] = /^([a-z][a-z0-9-]{2,63})(?:(\.|\/)([a-z]+))?$/.exec(path) ?? []
  if (!name) return null
  if (dot === undefined) return { kind: 'run', name, format: null }
  if (dot === '/') return rest === 'cost' ? { kind: 'cost', name } : null
  const format = FORMATS.find((one) => one === rest)
  return format ? { kind: 'run', name, format } : null
}

/** The best format that an Accept header takes; JSON where it takes anything. Throws HubError NOT_ACCEPTABLE. */
export function formatOf(accept = '*/*'): Format {
  const ranges = accept
    .split(',')
    .map((text) => {
      const [type = '', ...rest] = text.split(';').map((part) => part.trim().toLowerCase())
      const quality = Number(rest.find((one) => one.startsWith('q='))?.slice(2) ?? 1)
      return { type, quality: Number.isNaN(quality) ? 1 : quality }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { type } of ranges) {
    if (type === '*/*' || type === 'application/*') return 'json'
    const format = FORMATS.find((one) => TYPE_OF[one].split(';')[0] === type)
    if (format) return format
  }
  throw new HubError('NOT_ACCEPTABLE')
}

export interface Options {
  readonly version: number | null
  readonly bom: boolean
}

/** The hub's own parameters. Throws HubError BAD_REQUEST. */
export function optionsOf(search: URLSearchParams): Options {
  for (const name of search.keys())
    if (name.startsWith('_') && !['_version', '_bom'].includes(name))
      throw new HubError('BAD_REQUEST', 'expected _version or _bom, got another parameter that begins with _')
  const version = once(search, '_version', /^[1-9]\d{0,8}$/, 'a whole number from 1')
  return { version: version === null ? null : Number(version), bom: once(search, '_bom', /^[01]$/, '0 or 1') === '1' }
}

function once(search: URLSearchParams, name: string, form: RegExp, expected: string): string | null {
  const given = search.getAll(name)
  if (given.length === 0) return null
  if (given.length === 1 && form.test(given[0]!)) return given[0]!
  throw new HubError('BAD_REQUEST', `expected ${name} once, ${expected}`)
}

/** The variables of a POST. Throws HubError BAD_REQUEST. */
export function variablesOfBody({ body }: FastifyRequest): Readonly<Record<string, unknown>> {
  if (body === undefined || body === null) return {}
  if (typeof body !== 'object' || Array.isArray(body))
    throw new HubError('BAD_REQUEST', 'expected the parameters as one JSON object')
  return body as Record<string, unknown>
}
