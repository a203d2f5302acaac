import { HubError } from '../errors/hub-error'
import { parseTable, versionOf } from './parse-table'
import type { AccessTable, TableFile } from './table'

/** A version of the access table that was in force. */
export interface TableVersion {
  /** The order in which versions came into force. */
  readonly number: number
  /** ISO 8601 in UTC. */
  readonly since: string
  /** As `AccessTable.version`. */
  readonly version: string
}

interface VersionText {
  readonly seq: number
  readonly content: string
  readonly at: string
}

/** Gives the texts of versions, which never change. Throws HubError HUB_UNAVAILABLE, INTERNAL for a text that is not as it was written. */
export interface VersionTexts {
  /** Those after this one, the newest first. */
  history(after: number): Promise<readonly VersionText[]>
  one(seq: number): Promise<VersionText | null>
}

/** Every account may ask, and there may be hundreds: each text is read once for its version, and parsed when it is compared. */
export class TableVersions {
  private known: readonly TableVersion[] = []
  /** Null where this hub cannot read it. */
  private readonly parsed = new Map<number, AccessTable | null>()

  constructor(private readonly texts: VersionTexts) {}

  /** The newest first. Throws as the texts do. */
  async all(): Promise<readonly TableVersion[]> {
    const fresh = await this.texts.history(this.known[0]?.number ?? 0)
    const last = this.known[0]?.number ?? 0 // another request may have read them meanwhile
    const told = fresh
      .filter(({ seq }) => seq > last)
      .map(({ seq, content, at }) => ({ number: seq, since: at, version: versionOf(filesOf(content)) }))
    return (this.known = [...told, ...this.known])
  }

  /** Throws HubError ACCESS_VERSION, also for one that this hub cannot read because a hub of another version wrote it, and as `all`. */
  async byNumber(number: number): Promise<AccessTable> {
    const text = this.parsed.has(number) ? null : await this.texts.one(number)
    if (text) this.parsed.set(number, readable(text.content))
    const table = this.parsed.get(number)
    if (!table)
      throw new HubError('ACCESS_VERSION', `expected the number of a version of the access table, got ${number}`)
    return table
  }
}

function filesOf(content: string): TableFile[] {
  return JSON.parse(content) as TableFile[]
}

function readable(content: string): AccessTable | null {
  try {
    return parseTable(filesOf(content))
  } catch (fault) {
    if (fault instanceof HubError && fault.code === 'ACCESS_TABLE_INVALID') return null
    throw fault
  }
}
