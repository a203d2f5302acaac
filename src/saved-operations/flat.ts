import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  visit,
  type DocumentNode,
  type GraphQLOutputType,
} from 'graphql'
import type { ReadField, ReadOperation } from '../document/read-operation'

export type ColumnType = 'integer' | 'number' | 'boolean' | 'text'

/** A leaf of a row. */
export interface Column {
  /** Response keys below the row. */
  readonly path: readonly string[]
  /** The same with dots: the heading. */
  readonly name: string
  readonly type: ColumnType
}

/** How an answer becomes rows. */
export interface Flat {
  /** Response keys from `data` to the list of rows, or to the one row. */
  readonly list: readonly string[]
  readonly isList: boolean
  /** Response key from an element of the list to the row; null where the element is the row. */
  readonly node: string | null
  readonly columns: readonly Column[]
  /** Null: there is one page. */
  readonly page: Paged | null
}

export interface Paged {
  /** The variable that takes the cursor. */
  readonly variable: string
  /** Response keys from `data` to `pageInfo`. */
  readonly info: readonly string[]
}

export interface NotFlat {
  /** What was expected, in English: for whoever writes the document. */
  readonly reason: string
}

interface Found {
  readonly path: readonly string[]
  readonly field: ReadField
}

/** The rows of an operation without conditions; or why it has none. The rule: docs/SAVED-OPERATIONS.md. */
export function flatten(read: ReadOperation, document: DocumentNode): Flat | NotFlat {
  const [root, another] = read.fields
  if (!root || another) return { reason: 'expected one root field' }
  if (!root.below) return { reason: 'expected a root field with fields below' }
  const lists = listsIn(root, [root.key])
  if (lists.length > 1)
    return { reason: `expected one list, got ${lists.map(({ path }) => path.join('.')).join(', ')}` }
  const list = lists[0] ?? { path: [root.key], field: root }
  const connection = list.path.length === 2 ? connectionOf(root, list.field) : null
  if (!connection && list !== lists[0] && lists.length > 0) return { reason: 'expected one list' }
  const beside = besideOf(root, list.path, connection !== null)
  if (beside) return { reason: `expected nothing beside the list, got ${beside}` }
  const page = connection ? pagedBy(root, document) : null
  if (page && 'reason' in page) return page
  if (!connection && root.definition.args.some(({ name }) => name === 'after' || name === 'offset'))
    return { reason: `expected a list that is read to its end: ${root.name} gives one page` }
  const node = connection?.node ?? null
  const row = node ?? list.field
  const columns = columnsOf(row, [])
  if ('reason' in columns) return columns
  if (columns.length === 0) return { reason: 'expected a column' }
  return { list: list.path, isList: lists.length > 0, node: node?.key ?? null, columns, page }
}

function only(field: ReadField): readonly ReadField[] {
  return field.below?.size === 1 ? [...field.below.values()][0]! : []
}

/** The lists of objects that are reached through objects alone. */
function listsIn(field: ReadField, path: readonly string[]): readonly Found[] {
  if (isListOfObjects(field.definition.type)) return [{ path, field }, ...nested(field, path)]
  return only(field).flatMap((below) => listsIn(below, [...path, below.key]))
}

function nested(field: ReadField, path: readonly string[]): readonly Found[] {
  return only(field).flatMap((below) => listsIn(below, [...path, below.key]))
}

function isListOfObjects(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type)) && isCompositeType(getNamedType(type))
}

/** Of Relay's form: its list is `edges`, whose row is the `node`, or `nodes`. */
function connectionOf(root: ReadField, list: ReadField): { readonly node: ReadField | null } | null {
  const type = getNamedType(root.definition.type)
  if (!isObjectType(type) || !type.getFields()['pageInfo']) return null
  if (list.name === 'nodes') return { node: null }
  if (list.name !== 'edges') return null
  return { node: only(list).find(({ name }) => name === 'node') ?? null }
}

/** The first field that rows would lose. */
function besideOf(root: ReadField, path: readonly string[], isConnection: boolean): string | null {
  let at = root
  for (const key of path.slice(1)) {
    for (const one of only(at))
      if (one.key !== key && !(isConnection && /^(pageInfo|totalCount|__typename)$/.test(one.name))) return one.key
    at = only(at).find((one) => one.key === key)!
  }
  if (isConnection && at.name === 'edges')
    return only(at).find(({ name }) => !/^(node|cursor|__typename)$/.test(name))?.key ?? null
  return null
}

function pagedBy(root: ReadField, document: DocumentNode): Paged | NotFlat {
  const given = root.nodes[0].arguments?.find(({ name }) => name.value === 'after')?.value
  const reason = `expected ${root.key}(after: $after) with pageInfo { hasNextPage endCursor }, and $after: String used nowhere else`
  if (given?.kind !== Kind.VARIABLE) return { reason }
  const variable = given.name.value
  let uses = 0
  let isText = false
  visit(document, {
    VariableDefinition: ({ variable: { name }, type, defaultValue }) => {
      if (name.value !== variable) return
      isText = type.kind === Kind.NAMED_TYPE && type.name.value === 'String' && !defaultValue
    },
    Variable: ({ name }) => void (uses += name.value === variable ? 1 : 0),
  })
  const info = only(root).find(({ name }) => name === 'pageInfo')
  const told = ['hasNextPage', 'endCursor'].every((name) => only(info ?? root).some((one) => one.key === name && one.name === name)) // prettier-ignore
  return isText && uses === 2 && info && told ? { variable, info: [root.key, info.key] } : { reason }
}

function columnsOf(field: ReadField, path: readonly string[]): readonly Column[] | NotFlat {
  if (field.below && field.below.size !== 1)
    return { reason: `expected one type of object, at ${[...path].join('.') || field.key}` }
  const columns: Column[] = []
  for (const one of only(field)) {
    if (one.name === '__typename') continue
    const at = [...path, one.key]
    if (!one.below) {
      columns.push({ path: at, name: at.join('.'), type: typeOf(one.definition.type) })
      continue
    }
    const below = columnsOf(one, at)
    if ('reason' in below) return below
    columns.push(...below)
  }
  return columns
}

function typeOf(type: GraphQLOutputType): ColumnType {
  if (isListType(getNullableType(type))) return 'text'
  switch (getNamedType(type).name) {
    case 'Int':
      return 'integer'
    case 'Float':
      return 'number'
    case 'Boolean':
      return 'boolean'
  }
  return 'text'
}
