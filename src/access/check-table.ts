import { getNamedType, isObjectType, isNonNullType, type GraphQLSchema } from 'graphql'
import type { MaskName } from './masks'
import { sourceOf, type Sources } from './sources'
import { tableInvalid, type AccessTable } from './table'
import { COMMANDS, EXPORTS, type Position } from './words'

/** The field whose row says in which formats an account may take a saved operation away. */
export const EXPORTED = 'Query.savedOperation'

/**
 * Table and schema must match exactly: an uncovered field, an unknown name, a mask that
 * makes something else of a value, or a
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
      const named = getNamedType(field.type).name
      for (const mask of new Set(row.permissions.flatMap(({ mask }) => mask ?? []))) {
        const fits = MASKS_OF[named]
        if (!fits) faults.push(`${row.file}:${row.line}: ${name}: masked, but a ${named} cannot be masked`)
        else if (fits !== 'any' && fits !== mask)
          faults.push(
            `${row.file}:${row.line}: ${name}: masked by ${mask}, but a ${named} can be masked by ${fits} alone`,
          )
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

/**
 * A mutation without its command, a command that no mutation of the group does, and a file of what is no saved operation: each would
 * promise what nobody keeps.
 * Throws HubError ACCESS_TABLE_INVALID naming each.
 */
export function checkCommands(table: AccessTable, sources: Sources): void {
  const faults: string[] = []
  const done = new Map<string, Set<Position>>()
  for (const { field, rule, file, line } of table.rows.values()) {
    const known = done.get(rule) ?? new Set()
    done.set(rule, known)
    if (!field.startsWith('Mutation.')) continue
    const command = sources.asked[field]?.command
    if (command) known.add(command)
    else faults.push(`${file}:${line}: ${field}: its resolver does not say which command it is`)
  }
  const told = new Set<string>()
  for (const { rule, permissions } of table.rows.values()) {
    for (const command of COMMANDS) {
      if (told.has(`${rule} ${command}`) || done.get(rule)!.has(command)) continue
      if (!permissions.some(({ may }) => may.includes(command))) continue
      told.add(`${rule} ${command}`)
      faults.push(`${rule}: gives ${command}, which no mutation of the group does`)
    }
  }
  const exported = table.rows.get(EXPORTED)?.rule
  for (const { rule, permissions } of new Map([...table.rows.values()].map((row) => [row.rule, row])).values())
    for (const one of EXPORTS)
      if (rule !== exported && permissions.some(({ may }) => may.includes(one)))
        faults.push(`${rule}: gives ${one}, which is given by the row of ${EXPORTED} alone`)
  if (faults.length > 0) throw tableInvalid(faults)
}

/** What a masked value of a type still is: clients read the other scalars strictly, and half a `Date` is none. */
const MASKS_OF: Readonly<Record<string, MaskName | 'any'>> = {
  String: 'any',
  ID: 'any',
  PartialDate: 'year',
  Division: 'division-county',
}
