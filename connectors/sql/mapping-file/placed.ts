import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type YAMLMap } from 'yaml'
import type { MappingFault } from './mapping-fault'
import { mappingText } from './mapping-text'

type Node = unknown

/** Collects the faults of one file: all of them are told together. */
export class Faults {
  readonly all: MappingFault[] = []

  constructor(private readonly lines: LineCounter) {}

  lineOf(node: Node): number {
    const range = (node as { range?: readonly number[] | null } | null)?.range
    return range ? this.lines.linePos(range[0]!).line : 1
  }

  add(node: Node, at: string, expected: string, got: string): void {
    this.all.push({
      line: this.lineOf(node),
      sentence: `${at === '' ? 'the file' : at}: expected ${expected}; got ${got}`,
    })
  }
}

/** A text of the file as it is written: 01 is no number here. Null for what is no text. */
export function textOf(node: Node): string | null {
  if (!isScalar(node) || node.value === null) return null
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
}

export function kindOf(node: Node): string {
  if (node == null) return 'nothing'
  if (isMap(node)) return 'keys and values'
  if (isSeq(node)) return 'a list'
  if (!isScalar(node)) return 'an alias'
  return node.value === null ? 'nothing' : JSON.stringify(String(textOf(node)).slice(0, 60))
}

export interface Placed {
  readonly key: string
  /** The node of the key, which tells the line. */
  readonly at: Node
  readonly value: Node
}

/** Keys and values of the file, read one by one; what nobody read is unknown, and a fault. */
export class PlacedMap {
  private readonly asked = new Set<string>()
  readonly entries: readonly Placed[]

  private constructor(
    readonly node: YAMLMap | null,
    readonly path: string,
    readonly faults: Faults,
  ) {
    this.entries = (node?.items ?? []).map((pair) => ({ key: textOf(pair.key) ?? '', at: pair.key, value: pair.value }))
  }

  static of(node: Node, path: string, faults: Faults, at: Node = node): PlacedMap {
    if (node != null && !isMap(node)) faults.add(at, path, 'keys and values', kindOf(node))
    return new PlacedMap(isMap(node) ? node : null, path, faults)
  }

  below(key: string): string {
    return this.path === '' ? key : `${this.path}.${key}`
  }

  find(key: string): Placed | undefined {
    this.asked.add(key)
    return this.entries.find((one) => one.key === key)
  }

  /** A text, or null where there is none; one that is needed and absent is a fault. */
  text(key: string, needed?: 'needed'): string | null {
    const found = this.find(key)
    const text = textOf(found?.value)
    if (text !== null && text.trim() !== '') return text
    if (found) this.faults.add(found.at, this.below(key), 'a text', kindOf(found.value))
    else if (needed) this.faults.add(this.node, this.path, `a line ${key}:`, 'none')
    return null
  }

  oneOf<Word extends string>(key: string, words: readonly Word[]): Word | undefined {
    const found = this.find(key)
    const text = textOf(found?.value)
    if (!found) return undefined
    const word = words.find((one) => one === text)
    if (word === undefined)
      this.faults.add(found.at, this.below(key), `one of ${words.join(', ')}`, kindOf(found.value))
    return word
  }

  map(key: string): PlacedMap {
    const found = this.find(key)
    return PlacedMap.of(found?.value, this.below(key), this.faults, found?.at)
  }

  /** Each entry, none of which is unknown. */
  each(): readonly Placed[] {
    for (const { key } of this.entries) this.asked.add(key)
    return this.entries
  }

  /** Says of each key that nobody read that it is unknown. */
  done(): void {
    for (const { key, at } of this.entries)
      if (!this.asked.has(key))
        this.faults.add(at, this.below(key), `one of ${[...this.asked].join(', ')}`, 'an unknown key')
  }
}

/** The file as placed keys and values. A file that is no YAML has only that fault. */
export function placedFile(written: string | Uint8Array): { root: PlacedMap | null; faults: Faults } {
  const lines = new LineCounter()
  const faults = new Faults(lines)
  const { text, faults: unread } = mappingText(
    typeof written === 'string' ? new TextEncoder().encode(written) : written,
  )
  faults.all.push(...unread)
  if (text === null) return { root: null, faults }
  const document = parseDocument(text, { prettyErrors: false, lineCounter: lines, merge: false, uniqueKeys: false })
  for (const { pos, message } of [...document.errors, ...document.warnings])
    faults.all.push({
      line: lines.linePos(pos[0]).line,
      sentence: `expected well-formed YAML; got: ${withoutQuote(message)}`,
    })
  if (faults.all.length > 0) return { root: null, faults }
  if (!isMap(document.contents)) {
    const got = isScalar(document.contents) ? 'a text' : kindOf(document.contents) // it may be another file, with passwords
    faults.add(document.contents, '', 'keys and values, as in connectors/civil-affairs/mapping.yml', got)
    return { root: null, faults }
  }
  checkNodes(document, faults)
  return { root: PlacedMap.of(document.contents, '', faults), faults }
}

/** What YAML can say and a mapping cannot: types by tag, a key twice, a key that is no text. */
function checkNodes(document: Document.Parsed, faults: Faults): void {
  const tag = (node: unknown) => {
    if (isNode(node) && node.tag !== undefined) faults.add(node, '', 'no tags', node.tag.slice(0, 60))
  }
  visit(document, {
    Node: (_key, node) => tag(node),
    Map: (_key, { items }) => {
      const seen = new Set<string>()
      for (const { key } of items) {
        const written = textOf(key)
        if (written === null)
          faults.add(key, '', "a key that is a text (in quotes, if it is '~' or 'null')", kindOf(key))
        // As they are written: the codes 01 and 1 are two.
        else if (seen.has(written))
          faults.add(key, '', 'each key once', `${JSON.stringify(written.slice(0, 60))} again`)
        else seen.add(written)
      }
    },
  })
}

/** Errors of the reader may quote what they found. */
function withoutQuote(message: string): string {
  return message.replace(/(YAML token|YAML stream|extra characters): .*/s, '$1')
}
