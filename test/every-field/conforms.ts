import {
  getNamedType,
  getOperationAST,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql'
import { rootOf } from './units'

const FORMS: Readonly<Record<string, (value: unknown) => boolean>> = {
  Boolean: (value) => typeof value === 'boolean',
  Int: (value) => Number.isInteger(value) && Math.abs(value as number) <= 2 ** 31,
  Float: (value) => typeof value === 'number',
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string',
  JSONObject: (value) => typeof value === 'object' && !Array.isArray(value),
  Month: (value) => /^\d{4}-(0[1-9]|1[0-2])$/.test(String(value)),
  DateTime: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(String(value)) && !Number.isNaN(Date.parse(String(value))), // prettier-ignore
}

/** Where data is not what its document and the schema promise: a key too many or too few, null where none may be, a leaf of another form. */
export function misshapen(schema: GraphQLSchema, query: string, data: Record<string, unknown>): string[] {
  const operation = getOperationAST(parse(query))
  const root = operation && rootOf(schema, operation.operation)
  if (!root) return ['there is no operation']
  const faults: string[] = []
  object(root, operation.selectionSet, data, '', faults)
  return faults

  function object(type: GraphQLObjectType, set: SelectionSetNode, came: unknown, path: string, into: string[]): void {
    if (typeof came !== 'object' || came === null || Array.isArray(came))
      return void into.push(`${path}: expected an object`)
    const fields = fieldsOf(schema, type, set)
    const keys = Object.keys(came)
    if (keys.join() !== [...fields.keys()].join())
      into.push(`${path}: expected the keys ${[...fields.keys()].join(' ')}, got ${keys.join(' ')}`)
    for (const [key, node] of fields) {
      const value = (came as Record<string, unknown>)[key]
      if (node.name.value === '__typename') {
        if (value !== type.name) into.push(`${path}.${key}: expected ${type.name}`)
        continue
      }
      output(type.getFields()[node.name.value]!.type, node, value, `${path}.${key}`, into)
    }
  }

  function output(type: GraphQLOutputType, node: FieldNode, came: unknown, path: string, into: string[]): void {
    if (isNonNullType(type)) {
      if (came === null || came === undefined) return void into.push(`${path}: null where none may be`)
      return output(type.ofType, node, came, path, into)
    }
    if (came === null) return
    if (isListType(type)) {
      if (!Array.isArray(came)) return void into.push(`${path}: expected a list`)
      came.forEach((item, i) => output(type.ofType, node, item, `${path}.${i}`, into))
      return
    }
    if (isObjectType(type)) return object(type, node.selectionSet!, came, path, into)
    if (isAbstractType(type)) {
      const objects = schema.getPossibleTypes(type)
      const found = objects.find(({ name }) => name === (came as Record<string, unknown>)['__typename']) ?? objects[0]!
      return object(found, node.selectionSet!, came, path, into)
    }
    if (isEnumType(type) ? !type.getValue(String(came)) : !holdsForm(type.name, came))
      into.push(`${path}: not of the form of ${type.name}`)
  }
}

/** A masked day is its year alone. */
function holdsForm(type: string, value: unknown): boolean {
  if (type.endsWith('Date'))
    return typeof value === 'string' && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value) && !Number.isNaN(Date.parse(value))
  const form = FORMS[type]
  if (!form) throw new TypeError(`no form is known for the scalar ${type}: name one in conforms.ts`)
  return form(value)
}

function fieldsOf(schema: GraphQLSchema, type: GraphQLObjectType, set: SelectionSetNode): Map<string, FieldNode> {
  const fields = new Map<string, FieldNode>()
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) fields.set(selection.alias?.value ?? selection.name.value, selection)
    if (selection.kind !== Kind.INLINE_FRAGMENT) continue
    const on = schema.getType(selection.typeCondition?.name.value ?? type.name)
    const fits = on === type || (isAbstractType(on) && schema.isSubType(on, type))
    if (fits) for (const [key, node] of fieldsOf(schema, type, selection.selectionSet)) fields.set(key, node)
  }
  return fields
}

/** Whether a type of that name leads to nothing but leaves. */
export function isLeafType(type: GraphQLOutputType): boolean {
  const named = getNamedType(type)
  return !isObjectType(named) && !isAbstractType(named)
}
