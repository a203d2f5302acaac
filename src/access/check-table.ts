import { getNamedType, isObjectType, isNonNullType, type GraphQLSchema, isScalarType } from 'graphql'
import { sourceOf, type Sources } from './sources'
import { tableInvalid, type AccessTable } from './table'

/**
 * Table and schema must match exactly: an uncovered field, an unknown name, a mask on something that has no text, or a
 * governed field that cannot be null stops the start. Throws HubError ACCESS_TABLE_INVALID naming each.
 */
export function checkTable(table: AccessTable, schema: GraphQLSchema): void {
  const faults: string[] = []
  const fields = new Set<string>()
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`
      fields.add(name)
      const row = table.rows.get(name)
      if (!row) {
        faults.push(`${name}: the schema has this field, expected a row for it in schema/access`)
        continue
      }
      if (row.dataClass !== 'public' && isNonNullType(field.type)) {
        faults.push(`${row.file}:${row.line}: ${name}: governed, so the schema must let it be null`)
      }
      const named = getNamedType(field.type)
      const text = isScalarType(named) ? TEXT_SCALARS.has(named.name) : named.name === 'Division'
      if (!text && row.grants.some((grant) => grant.level === 'masked')) {
        faults.push(`${row.file}:${row.line}: ${name}: masked, but a ${named.name} cannot be masked`)
      }
    }
  }
  for (const row of table.rows.values()) {
    if (!fields.has(row.field)) faults.push(`${row.file}:${row.line}: ${row.field}: no such field in the schema`)
  }
  if (faults.length > 0) throw tableInvalid(faults)
}

/**
 * A governed field below the root that no station of the hub can hold back: a table that governs it would promise what
 * nobody keeps. Throws HubError ACCESS_TABLE_INVALID naming each.
 */
export function checkGuarded(table: AccessTable, schema: GraphQLSchema, sources: Sources): void {
  const faults: string[] = []
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  for (const row of table.rows.values()) {
    const [name, field] = row.field.split('.') as [string, string]
    const type = schema.getType(name)
    if (row.dataClass === 'public' || !isObjectType(type) || roots.includes(type)) continue
    if (sourceOf(sources, type, field).kind === 'local')
      faults.push(`${row.file}:${row.line}: ${row.field}: governed, but the hub cannot hold this field back`)
  }
  if (faults.length > 0) throw tableInvalid(faults)
}

const TEXT_SCALARS = new Set(['String', 'Date', 'Month', 'DateTime', 'ID'])
