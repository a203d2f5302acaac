import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { projectRoot } from '../../src/kit/project-root'

export interface WrittenGrant {
  readonly audience: string
  readonly level: string
  readonly scope?: string
  readonly mask?: string
  readonly purposes?: readonly string[]
}

export interface WrittenGroup {
  readonly name: string
  readonly file: string
  readonly title: string
  readonly class: string
  readonly basis: string
  readonly sealed?: boolean
  readonly grants: readonly WrittenGrant[]
}

interface WrittenFile {
  readonly owner: string
  readonly groups: Record<string, Record<string, unknown> & { grants: Record<string, unknown> }>
  readonly types: Record<string, Record<string, string>>
}

/** Reads the table naively, with no help from the hub's own loader: what a lawyer sees. */
export function readTable() {
  const folder = path.join(projectRoot(), 'schema/access')
  const groups: WrittenGroup[] = []
  const rows: { field: string; group: string; file: string }[] = []
  for (const file of readdirSync(folder).sort()) {
    const written = parse(readFileSync(path.join(folder, file), 'utf8')) as WrittenFile
    for (const [name, group] of Object.entries(written.groups)) {
      const grants = Object.entries(group.grants).flatMap(([audience, one]) =>
        (Array.isArray(one) ? one : [one]).map((grant: object) => ({ audience, ...grant }) as WrittenGrant),
      )
      groups.push({ ...group, name, file, grants } as unknown as WrittenGroup)
    }
    for (const [type, fields] of Object.entries(written.types))
      for (const [field, group] of Object.entries(fields)) rows.push({ field: `${type}.${field}`, group, file })
  }
  const known = new Map(
    rows.map((row) => [row.field, groups.find((one) => one.name === row.group && one.file === row.file)]),
  )
  const groupOf = (field: string): WrittenGroup => {
    const group = known.get(field)
    if (!group) throw new RangeError(`no group for ${field}`)
    return group
  }
  return { groups, rows, groupOf }
}
