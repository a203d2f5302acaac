import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isScalarType,
  type GraphQLInputType,
} from 'graphql'
import type { Format } from '../saved-operations/formats'
import type { ReadSaved } from '../saved-operations/read-saved'
import type { SavedOperation } from '../saved-operations/saved-operation'
import { TYPE_OF } from './export-file'

/** An operation that an account may run, and in which formats. */
export interface DescribedOperation {
  readonly operation: SavedOperation
  readonly read: ReadSaved
  readonly formats: readonly Format[]
}

export interface DescribedFor {
  /** Where clients reach the hub. */
  readonly publicUrl: string
  readonly purposes: readonly string[]
}

type Json = Readonly<Record<string, unknown>>

/** OpenAPI 3.1 of the saved operations of one account: nothing is in it that the account may not run. */
export function openApi(operations: readonly DescribedOperation[], { publicUrl, purposes }: DescribedFor): Json {
  const paths: Record<string, Json> = {}
  for (const one of operations) {
    const address = `/api/${one.operation.name}`
    const search = [...one.read.parameters.map(parameterOf), VERSION]
    paths[address] = {
      get: { ...operationOf(one, ''), parameters: [...search, BOM, PURPOSE], responses: responsesOf(one) },
      post: {
        ...operationOf(one, '-by-post'),
        parameters: [VERSION, BOM, PURPOSE],
        requestBody: { content: { 'application/json': { schema: bodyOf(one) } } },
        responses: responsesOf(one),
      },
    }
    paths[`${address}/cost`] = {
      get: {
        ...operationOf(one, '-cost'),
        parameters: [...search, PURPOSE],
        responses: { 200: content('The cost of one page at most', { 'application/json': COST }), default: ERROR },
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: '童联 Tonglian saved operations', version: '1' },
    servers: [{ url: publicUrl }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      parameters: {
        purpose: { name: 'x-purpose', in: 'header', required: false, description: 'Purpose of this request', schema: { type: 'string', enum: purposes } }, // prettier-ignore
        version: { name: '_version', in: 'query', required: false, description: 'Version; the newest when left out', schema: { type: 'integer', minimum: 1 } }, // prettier-ignore
        bom: { name: '_bom', in: 'query', required: false, description: 'CSV with a byte order mark', schema: { type: 'string', enum: ['1'] } }, // prettier-ignore
      },
      responses: { error: content('Why it was refused', { 'application/json': ERRORS }) },
    },
  }
}

const ERROR = { $ref: '#/components/responses/error' }
const PURPOSE = { $ref: '#/components/parameters/purpose' }
const VERSION = { $ref: '#/components/parameters/version' }
const BOM = { $ref: '#/components/parameters/bom' }
const TEXT = { type: 'string' }
const ERRORS = {
  type: 'object',
  properties: {
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { message: TEXT, extensions: { type: 'object', properties: { code: TEXT, requestId: TEXT } } },
      },
    },
  },
  required: ['errors'],
}
const COST = {
  type: 'object',
  properties: {
    cost: { type: 'integer' },
    limit: { type: 'integer' },
    refusal: { type: ['object', 'null'], properties: { code: TEXT, message: TEXT } },
  },
  required: ['cost', 'limit', 'refusal'],
}

function operationOf({ operation, formats }: DescribedOperation, suffix: string): Json {
  const { name, version, titleZh, titleEn, description } = operation
  const about = `Version ${version}. A suffix names the format: ${formats.map((one) => `/api/${name}.${one}`).join(', ')}. Judged by the rights of the account that asks.`
  return {
    operationId: `${name}${suffix}`,
    summary: `${titleZh} ${titleEn}`,
    description: description === '' ? about : `${description}\n\n${about}`,
  }
}

function responsesOf({ formats }: DescribedOperation): Json {
  const types = formats.map((format): [string, Json] => [
    TYPE_OF[format].split(';')[0]!,
    format === 'json' ? { type: 'object', properties: { data: {}, about: { type: 'object' } } } : {},
  ])
  return { 200: content('The answer', Object.fromEntries(types)), default: ERROR }
}

function content(description: string, types: Readonly<Record<string, Json>>): Json {
  const entries = Object.entries(types).map(([type, schema]) => [type, { schema }])
  return { description, content: Object.fromEntries(entries) as Json }
}

function parameterOf({ name, required, of, type }: ReadSaved['parameters'][number]): Json {
  const base = { name, in: 'query', required, description: type }
  const nullable = getNullableType(of)
  const isJson = isInputObjectType(nullable) || (isScalarType(nullable) && nullable.name === 'JSONObject')
  if (isJson) return { ...base, content: { 'application/json': { schema: { type: 'object' } } } }
  return { ...base, ...(isListType(nullable) ? { style: 'form', explode: true } : {}), schema: schemaOf(of) }
}

function bodyOf({ read }: DescribedOperation): Json {
  const required = read.parameters.filter((one) => one.required).map(({ name }) => name)
  const properties = Object.fromEntries(read.parameters.map(({ name, of }) => [name, schemaOf(of)]))
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}), additionalProperties: false }
}

function schemaOf(of: GraphQLInputType): Json {
  const type = getNullableType(of)
  if (isListType(type)) return { type: 'array', items: schemaOf(type.ofType) }
  if (isEnumType(type)) return { type: 'string', enum: type.getValues().map(({ name }) => name) }
  if (isInputObjectType(type)) return { type: 'object' }
  switch (getNamedType(type).name) {
    case 'Int':
      return { type: 'integer', minimum: -2_147_483_648, maximum: 2_147_483_647 }
    case 'Float':
      return { type: 'number' }
    case 'Boolean':
      return { type: 'boolean' }
    case 'JSONObject':
      return { type: 'object' }
  }
  return TEXT
}
