import { createHash } from 'node:crypto'
import { LineCounter, parseDocument, type Document, isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml'
import { isMaskName, type MaskName } from './masks'
import { tableInvalid, type AccessTable, type Permission, type Row, type TableFile } from './table'
import { AUDIENCES, DATA_CLASSES, LEVELS, POSITIONS, PURPOSES, SCOPES, type Audience } from './words'

/** Reads the access table, reporting all faults together. Throws HubError ACCESS_TABLE_INVALID. */
export function parseTable(files: readonly TableFile[]): AccessTable {
  const faults: string[] = []
  const rows = new Map<string, Row>()
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const file of sorted) new FileReader(file, rows, faults).read()
  if (faults.length > 0) throw tableInvalid(faults)
  return { version: versionOf(files), rows }
}

/** See `AccessTable.version`: told without reading the files, which takes a hundred times as long. */
export function versionOf(files: readonly TableFile[]): string {
  const hash = createHash('sha256')
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const file of sorted) hash.update(`${file.name}\0${file.text}\0`)
  return hash.digest('hex').slice(0, 12)
}

type Group = Omit<Row, 'field' | 'line'>

/** What a permission may take out of what reading in full brings with it. */
const NOT = ['filter'] as const

/** Reads one file of the table into rows; every fault is told with its line. */
class FileReader {
  private readonly lines = new LineCounter()
  private readonly document: Document.Parsed
  private owner = ''

  constructor(
    private readonly file: TableFile,
    private readonly rows: Map<string, Row>,
    private readonly faults: string[],
  ) {
    this.document = parseDocument(file.text, { lineCounter: this.lines, uniqueKeys: true })
  }

  read(): void {
    for (const error of this.document.errors)
      this.faults.push(`${this.file.name}:${this.lines.linePos(error.pos[0]).line}: ${error.message.split('\n')[0]}`)
    const root = this.document.contents
    if (this.document.errors.length > 0) return
    if (!isMap(root)) return this.fault(root, 'expected owner, groups and types')
    this.onlyKeys(root, ['owner', 'groups', 'types'])
    this.owner = this.text(root, 'owner')
    const groups = new Map<string, Group>()
    for (const [name, node] of this.entries(root, 'groups')) {
      const group = this.group(name, node)
      if (group) groups.set(name, group)
    }
    const used = new Set<string>()
    for (const [type, node] of this.entries(root, 'types')) {
      if (!isMap(node)) {
        this.fault(node, `${type}: expected its fields`)
        continue
      }
      for (const pair of node.items as Pair<Node, Node | null>[]) this.row(type, pair, groups, used)
    }
    for (const [name, node] of this.entries(root, 'groups'))
      if (groups.has(name) && !used.has(name)) this.fault(node, `group ${name} governs no field`)
  }

  private row(type: string, pair: Pair<Node, Node | null>, groups: Map<string, Group>, used: Set<string>): void {
    const field = `${type}.${String(isScalar(pair.key) ? pair.key.value : pair.key)}`
    const name = isScalar(pair.value) ? String(pair.value.value) : ''
    const group = groups.get(name)
    if (!group) return this.fault(pair.key, `${field}: expected a group of this file, got ${JSON.stringify(name)}`)
    used.add(name)
    const earlier = this.rows.get(field)
    if (earlier) return this.fault(pair.key, `${field}: has a row already (${earlier.file}:${earlier.line})`)
    this.rows.set(field, { ...group, field, line: this.line(pair.key) })
  }

  private group(name: string, node: Node | null): Group | null {
    if (!isMap(node)) {
      this.fault(node, `group ${name}: expected title, class, basis and permissions`)
      return null
    }
    this.onlyKeys(node, ['title', 'class', 'basis', 'sealed', 'permissions'])
    if (!node.has('permissions')) this.fault(node, `group ${name}: permissions: expected who gets it, {} for nobody`)
    const permissions: Permission[] = []
    for (const [audience, value] of this.entries(node, 'permissions')) {
      const plain = (value?.toJS(this.document) ?? null) as unknown
      for (const one of Array.isArray(plain) ? plain : [plain]) {
        const permission = this.permission(`${name}.${audience}`, audience, one, value)
        if (permission) permissions.push(permission)
      }
    }
    const sealed = node.get('sealed') ?? false
    if (typeof sealed !== 'boolean') this.fault(node, `group ${name}: sealed: expected true, or nothing`)
    if (sealed === true && permissions.some(({ level }) => level === 'granted'))
      this.fault(node, `group ${name}: sealed, so no grant can open it: level granted promises what nobody keeps`)
    const dataClass = this.word(node, 'class', DATA_CLASSES, name)
    if (dataClass !== 'public' && permissions.some(({ audience }) => audience === 'everyone')) {
      this.fault(node, `group ${name}: everyone may have class public only`)
    }
    return {
      owner: this.owner,
      rule: `${this.file.name}#${name}`,
      title: this.text(node, 'title'),
      dataClass,
      basis: this.text(node, 'basis'),
      sealed: sealed === true,
      permissions,
      file: this.file.name,
    }
  }

  private permission(where: string, audience: string, value: unknown, node: Node | null): Permission | null {
    const before = this.faults.length
    const given = (value ?? {}) as Record<string, unknown>
    const one = <T extends string>(key: string, words: readonly T[], fallback?: T): T => {
      const word = given[key] ?? fallback
      if (!words.includes(word as T)) {
        this.fault(node, `${where}: ${key}: expected one of ${words.join(', ')}, got ${JSON.stringify(word ?? null)}`)
      }
      return word as T
    }
    const some = <T extends string>(key: string, words: readonly T[]): readonly T[] | null => {
      const list = given[key] ?? null
      if (list === null) return null
      if (Array.isArray(list) && list.length > 0 && list.every((word) => words.includes(word))) return list as T[]
      this.fault(node, `${where}: ${key}: expected some of ${words.join(', ')}`)
      return null
    }
    if (!AUDIENCES.includes(audience as Audience)) this.fault(node, `${where}: no such department or role`)
    for (const key of Object.keys(given)) {
      if (!['level', 'mask', 'may', 'not', 'scope', 'purposes'].includes(key)) {
        this.fault(node, `${where}: unknown key ${key}`)
      }
    }
    const written = some('may', POSITIONS) ?? []
    const denied = some('not', NOT) ?? []
    const level = one('level', LEVELS, written.length > 0 ? 'none' : undefined)
    const placed = level !== 'none' || written.some((position) => position !== 'statistics')
    const scope = one('scope', SCOPES, placed ? undefined : 'all')
    const mask = given['mask'] ?? null
    if (level === 'masked' ? !isMaskName(mask) : mask !== null) {
      this.fault(
        node,
        `${where}: mask: expected ${level === 'masked' ? 'the name of a mask' : 'none'}, got ${JSON.stringify(mask)}`,
      )
    }
    const purposes = some('purposes', PURPOSES)
    if (denied.length > 0 && (level !== 'full' || written.includes('filter')))
      this.fault(node, `${where}: not: only what reading in full brings with it can be taken out again`)
    if (this.faults.length > before) return null
    const filters = level === 'full' && denied.length === 0
    const may = POSITIONS.filter((position) => written.includes(position) || (position === 'filter' && filters))
    return { audience: audience as Audience, level, mask: mask as MaskName | null, may, scope, purposes }
  }

  private entries(map: YAMLMap, key: string): [string, Node | null][] {
    const node = map.get(key, true) as Node | undefined
    if (node === undefined) return []
    if (!isMap(node)) {
      this.fault(node, `${key}: expected names and their contents`)
      return []
    }
    return (node.items as Pair<Node, Node | null>[]).map((pair) => [
      String(isScalar(pair.key) ? pair.key.value : pair.key),
      pair.value,
    ])
  }

  private onlyKeys(map: YAMLMap, allowed: readonly string[]): void {
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      const key = String(isScalar(pair.key) ? pair.key.value : pair.key)
      if (!allowed.includes(key)) this.fault(pair.key, `unknown key ${key}, expected ${allowed.join(', ')}`)
    }
  }

  private text(map: YAMLMap, key: string): string {
    const value = map.get(key)
    if (typeof value === 'string' && value.trim() !== '') return value
    this.fault(map, `${key}: expected a text`)
    return ''
  }

  private word<T extends string>(map: YAMLMap, key: string, words: readonly T[], name: string): T {
    const value = map.get(key) as T
    if (!words.includes(value)) this.fault(map, `group ${name}: ${key}: expected one of ${words.join(', ')}`)
    return value
  }

  private fault(node: Node | null | undefined, sentence: string): void {
    this.faults.push(`${this.file.name}:${this.line(node)}: ${sentence}`)
  }

  private line(node: Node | null | undefined): number {
    return node?.range ? this.lines.linePos(node.range[0]).line : 1
  }
}
