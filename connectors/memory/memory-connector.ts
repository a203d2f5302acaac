import {
  type Capabilities,
  type ChangePage,
  type Connector,
  type Criteria,
  type Cursor,
  type Health,
  type Inspection,
  type IdentityFacts,
  type RecordPage,
  RegistryFault,
} from '../contract/connector'
import type { Entry, RecordId, RegistryName, RegistryRecord, Shape, Value } from '../contract/records'

/** One person's record, whole. */
export interface MemoryRecord {
  readonly facts: IdentityFacts
  /** Every column, and every collection as a list of whole entries, in the contract's words. */
  readonly values: Readonly<Record<string, Value>>
  /** The workers responsible for the child. */
  readonly workers?: readonly string[]
  /** Cells that cannot be read of this record: 'grade', 'attendance' (the whole list), 'attendance.month' (of each entry). */
  readonly unreadable?: readonly string[]
}

/**
 * The reference connector: the contract in its plainest form, without a database. Complete, slow, readable; where the
 * contract seems unclear, this is what it means. `records` stays the caller's: a record added there is known at once.
 */
export class MemoryConnector implements Connector {
  readonly capabilities: Capabilities
  private closed = false

  constructor(
    readonly registry: RegistryName,
    private readonly records: readonly MemoryRecord[],
    declared: Pick<Capabilities, 'columns' | 'collections'> & Partial<Capabilities>,
  ) {
    this.capabilities = { find: [], changes: false, maxIds: 1_000, ...declared }
  }

  /** A list has no types and no plans to be wrong. */
  async inspect(): Promise<Inspection> {
    return { types: [], scans: [] }
  }

  async fetch(ids: readonly RecordId[], shape: Shape, signal: AbortSignal) {
    this.begin(signal)
    if (ids.length > this.capabilities.maxIds)
      this.refuse(`at most ${this.capabilities.maxIds} ids`, `${ids.length} of them`)
    this.check(shape)
    return ids.map((id) => {
      const record = this.records.find(({ facts }) => facts.id === id)
      return record ? this.read(record, shape) : null
    })
  }

  async find(criteria: Criteria, signal: AbortSignal): Promise<RecordId[]> {
    this.begin(signal)
    if (!this.capabilities.find.includes(criteria.by))
      this.refuse(`one of ${this.capabilities.find.join(', ')}`, criteria.by)
    return this.records.filter((record) => matches(record, criteria)).map(({ facts }) => facts.id)
  }

  async changes(after: Cursor | null, limit: number, signal: AbortSignal): Promise<ChangePage> {
    this.begin(signal)
    if (!this.capabilities.changes) this.refuse('no reading of changes', 'one')
    const behind = this.records
      .map(({ facts }) => ({ facts, cursor: `${instant(facts.changedAt)}|${facts.id}` }))
      .sort((a, b) => (a.cursor < b.cursor ? -1 : 1))
      .filter(({ cursor }) => after === null || cursor > after)
    const page = behind.slice(0, limit)
    return {
      records: page.map(({ facts }) => facts),
      next: page.at(-1)?.cursor ?? after,
      more: behind.length > page.length,
    }
  }

  earlier(cursor: Cursor, millis: number): Cursor {
    return `${new Date(Date.parse(cursor.slice(0, cursor.indexOf('|'))) - millis).toISOString()}|`
  }

  async all(after: RecordId | null, limit: number, signal: AbortSignal): Promise<RecordPage> {
    this.begin(signal)
    if (!this.capabilities.changes) this.refuse('no reading of all records', 'one')
    const behind = this.records
      .map(({ facts }) => facts)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .filter(({ id }) => after === null || id > after)
    return { records: behind.slice(0, limit), more: behind.length > limit }
  }

  async health(_signal: AbortSignal): Promise<Health> {
    return { state: this.closed ? 'down' : 'up', millis: 0 }
  }

  async close(): Promise<void> {
    this.closed = true
  }

  private read(record: MemoryRecord, shape: Shape): RegistryRecord {
    const cell = (name: string, value: Value | undefined): Value =>
      record.unreadable?.includes(name)
        ? new RegistryFault('REGISTRY_LIES', this.registry, 'cannot be read', { column: name })
        : (value ?? null)
    const values: Record<string, Value> = {}
    for (const name of shape.columns) values[name] = cell(name, record.values[name])
    for (const [name, columns] of Object.entries(shape.collections)) {
      const entries = cell(name, record.values[name] ?? [])
      values[name] =
        entries instanceof RegistryFault
          ? entries
          : (entries as readonly Entry[]).map((entry) =>
              Object.freeze(
                Object.fromEntries(columns.map((column) => [column, cell(`${name}.${column}`, entry[column])])),
              ),
            )
    }
    return Object.freeze({ id: record.facts.id, asOf: record.facts.changedAt, values: Object.freeze(values) })
  }

  private begin(signal: AbortSignal): void {
    if (this.closed) throw new RegistryFault('REGISTRY_DOWN', this.registry, 'closed')
    signal.throwIfAborted()
  }

  private check(shape: Shape): void {
    const { columns, collections } = this.capabilities
    for (const name of shape.columns) if (!columns.includes(name)) this.refuse('a column of its capabilities', name)
    for (const [name, entryColumns] of Object.entries(shape.collections)) {
      const declared = Object.hasOwn(collections, name) ? collections[name] : undefined
      if (!declared) this.refuse('a collection of its capabilities', name)
      for (const column of entryColumns)
        if (!declared.includes(column)) this.refuse(`a column of ${name}`, `${name}.${column}`)
    }
  }

  private refuse(expected: string, came: string): never {
    throw new RegistryFault('CAPABILITY', this.registry, `expected ${expected}, got ${JSON.stringify(came)}`)
  }
}

function matches({ facts, workers }: MemoryRecord, criteria: Criteria): boolean {
  switch (criteria.by) {
    case 'id-number':
      return facts.idNumber === criteria.idNumber
    case 'roll-number':
      return facts.rollNumber === criteria.rollNumber
    case 'name-and-birth-date':
      return facts.name === criteria.name && facts.birthDate === criteria.birthDate
    case 'responsible':
      return workers?.includes(criteria.worker) ?? false
  }
}

/** In one width, so that texts sort as times do. */
function instant(changedAt: string): string {
  return new Date(changedAt).toISOString()
}
