import { HubError } from '../errors/hub-error'
import { parseTable } from './parse-table'
import type { AccessTable, TableFile } from './table'

/** A version of the access table that was in force. */
export interface TableVersion {
  /** The order in which versions came into force. */
  readonly number: number
  /** ISO 8601 in UTC. */
  readonly since: string
  /** Null where this hub cannot read it: a hub of another version wrote it. */
  readonly table: AccessTable | null
}

/** Gives the texts of all versions, the newest first. */
export type VersionTexts = () => Promise<
  readonly { readonly seq: number; readonly content: string; readonly at: string }[]
>

export class TableVersions {
  private readonly parsed = new Map<number, AccessTable | null>()

  constructor(private readonly texts: VersionTexts) {}

  /** The newest first. Throws HubError HUB_UNAVAILABLE, INTERNAL for a text that is not as it was written. */
  async all(): Promise<TableVersion[]> {
    const texts = await this.texts()
    return texts.map(({ seq, content, at }) => ({ number: seq, since: at, table: this.parse(seq, content) }))
  }

  /** Throws HubError ACCESS_VERSION, and as `all`. */
  async byNumber(number: number): Promise<AccessTable> {
    const table = (await this.all()).find((one) => one.number === number)?.table
    if (!table)
      throw new HubError('ACCESS_VERSION', `expected the number of a version of the access table, got ${number}`)
    return table
  }

  private parse(seq: number, content: string): AccessTable | null {
    let table = this.parsed.get(seq)
    if (table === undefined) this.parsed.set(seq, (table = readable(content)))
    return table
  }
}

function readable(content: string): AccessTable | null {
  try {
    return parseTable(JSON.parse(content) as TableFile[])
  } catch (fault) {
    if (fault instanceof HubError && fault.code === 'ACCESS_TABLE_INVALID') return null
    throw fault
  }
}
