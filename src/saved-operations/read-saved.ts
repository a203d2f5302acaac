import {
  isNonNullType,
  Kind,
  typeFromAST,
  visit,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import type { DocumentLimits } from '../document/limits'
import type { RawLimits } from '../document/raw-size'
import { readDocument } from '../document/read-document'
import { readOperation } from '../document/read-operation'
import { HubError } from '../errors/hub-error'
import { flatten, type Flat, type NotFlat } from './flat'
import type { Parameter } from './saved-operation'

/** Bytes of a document; also a constraint of the table. */
export const MOST_BYTES = 8_192

/** A document that may be saved, read once: what a run needs to know of it. */
export interface ReadSaved {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly parameters: readonly (Parameter & { readonly of: GraphQLInputType })[]
  /** How its answer becomes rows; or why it does not. */
  readonly flat: Flat | NotFlat
}

/**
 * Reads a document as it may be saved. Throws HubError SAVED_OPERATION_DOCUMENT, which says where and never what, and the codes of
 * `readDocument`.
 */
export function readSaved(schema: GraphQLSchema, text: string, limits: DocumentLimits & RawLimits): ReadSaved {
  const bytes = Buffer.byteLength(text)
  if (bytes > MOST_BYTES) refuse(`expected at most ${MOST_BYTES} bytes, got ${bytes}`)
  const document = readDocument(schema, text, limits, limits.tokens)
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  const [operation] = operations
  if (!operation || operations.length > 1) refuse(`expected one operation, got ${operations.length}`)
  if (operation.operation !== 'query') refuse(`expected a query, got a ${operation.operation}`)
  refuseParts(document)
  const variables = (operation.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => {
    const of = typeFromAST(schema, type) as GraphQLInputType
    const { start, end } = type.loc!
    const required = isNonNullType(of) && defaultValue === undefined
    return { name: variable.name.value, type: text.slice(start, end), required, of }
  })
  const reserved = variables.find(({ name }) => name.startsWith('_'))
  if (reserved) refuse('expected variables that do not begin with _: these are the hub’s own')
  const read = readOperation(schema, document, operation, {})
  const flat = flatten(read, document)
  const after = 'page' in flat ? (flat.page?.variable ?? null) : null
  return { document, operation, parameters: variables.filter(({ name }) => name !== after), flat }
}

function refuseParts(document: DocumentNode): void {
  visit(document, {
    Field({ name }) {
      if (/^__(schema|type)$/.test(name.value)) refuse('expected no introspection')
    },
    Directive({ name }) {
      refuse(`expected no directive, got @${name.value}`)
    },
    StringValue({ value, loc }) {
      if (isPersonal(value))
        refuse(`expected a variable in place of a text that looks personal, at character ${loc?.start ?? 0}`)
    },
  })
}

/** Colleagues read the document, and it stays: a name, a number or a hub id of a person has no place in it. */
export function isPersonal(text: string): boolean {
  return /\p{Script=Han}|child:/u.test(text.normalize('NFKC')) || isPersonalNumber(text)
}

/** Whether a text holds what looks like an ID number, a roll number of one or a mobile number, in any groups. */
export function isPersonalNumber(text: string): boolean {
  const digits = text.normalize('NFKC').replace(/[\s\-\u2010-\u2015\u2212]/g, '')
  return /\d{17}[\dx]|(?<!\d)\d{15}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)/i.test(digits)
}

function refuse(why: string): never {
  throw new HubError('SAVED_OPERATION_DOCUMENT', why, { path: ['input', 'document'] })
}
