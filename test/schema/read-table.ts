import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { projectRoot } from '../../src/kit/project-root'

export interface WrittenPermission {
  readonly audience: string
  readonly level?: string
  readonly may?: readonly string[]
  readonly not?: readonly string[]
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
  readonly permissions: readonly WrittenPermission[]
}

interface WrittenFile {
  readonly owner: string
  readonly groups: Record<string, Record<string, unknown> & { permissions: Record<string, unknown> }>
  readonly types: Record<string, Record<string, string>>
}

/** The access table as it is written in a folder. */
export type WrittenTable = ReturnType<typeof readTable>

/** Reads the table naively, with no help from the hub's own loader: what a lawyer sees. */
export function readTable(folder = path.join(projectRoot(), 'schema/access')) {
  const groups: WrittenGroup[] = []
  const rows: { field: string; group: string; file: string }[] = []
  const version = createHash('sha256')
  const files = readdirSync(folder).filter((name) => name.endsWith('.yml'))
  for (const file of files.sort()) {
    const text = readFileSync(path.join(folder, file), 'utf8')
    version.update(`${file}\0${text}\0`)
    const written = parse(text) as WrittenFile
    for (const [name, group] of Object.entries(written.groups)) {
      const permissions = Object.entries(group.permissions).flatMap(([audience, one]) =>
        (Array.isArray(one) ? one : [one]).map((line: object) => ({ audience, ...line }) as WrittenPermission),
      )
      groups.push({ ...group, name, file, permissions } as unknown as WrittenGroup)
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
  /** `version` is what a hub on this folder says in `extensions.tableVersion`. */
  return { groups, rows, groupOf, version: version.digest('hex').slice(0, 12) }
}
