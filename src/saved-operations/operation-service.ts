import { EXPORTED } from '../access/check-table'
import { decide, type AccessClass } from '../access/decide'
import type { Actor } from '../auth/actor'
import { HubError } from '../errors/hub-error'
import { FORMATS, mayExport, type Format } from './formats'
import { OperationCommands } from './operation-commands'
import type { OperationDependencies } from './operation-dependencies'
import { readSaved, type ReadSaved } from './read-saved'
import type { SavedOperation } from './saved-operation'

/** Why an operation does not leave in a format; null: it does. */
export interface FormatOf {
  readonly format: Format
  readonly refused: string | null
}

const MOST_READ = 200

/** Saved operations for every request: what an account sees, what a document needs to run, and commands for each actor. */
export class OperationService {
  /** Documents that were read, the newest last. */
  private readonly read = new Map<string, ReadSaved>()

  constructor(private readonly dependencies: OperationDependencies) {}

  /** The newest version of each that the account may run, by name. */
  seen(actor: Actor): Promise<SavedOperation[]> {
    return this.dependencies.store.seen(actor)
  }

  find(actor: Actor, name: string, version: number | null): Promise<SavedOperation | null> {
    return this.dependencies.store.byName(actor, name, version)
  }

  /** Throws HubError SAVED_OPERATION_NOT_FOUND: another account's cannot be told from none. */
  async get(actor: Actor, name: string, version: number | null): Promise<SavedOperation> {
    const found = await this.find(actor, name, version)
    if (!found) throw new HubError('SAVED_OPERATION_NOT_FOUND')
    return found
  }

  /** The document of 'girls' or 'girls@2'; null where the account has no such operation, or no right to any. */
  async textOf(actor: Actor, who: AccessClass, reference: string): Promise<string | null> {
    const [, name, version] = /^([a-z][a-z0-9-]{2,63})(?:@([1-9]\d{0,8}))?$/.exec(reference) ?? []
    const widest = who.reachable.at(-1)!
    if (!name || decide(this.dependencies.table(), EXPORTED, who, widest).level !== 'full') return null
    return (await this.find(actor, name, version === undefined ? null : Number(version)))?.document ?? null
  }

  /** Throws HubError SAVED_OPERATION_STALE: the schema moved on since it was saved. */
  readingOf({ document }: SavedOperation): ReadSaved {
    const known = this.read.get(document)
    if (known) return known
    try {
      const read = readSaved(this.dependencies.schema, document, this.dependencies.limits)
      if (this.read.size >= MOST_READ) this.read.delete(this.read.keys().next().value!)
      this.read.set(document, read)
      return read
    } catch (thrown) {
      if (!(thrown instanceof HubError) || thrown.blame !== 'caller') throw thrown
      throw new HubError('SAVED_OPERATION_STALE', `expected a document that fits the schema now, got ${thrown.code}`)
    }
  }

  /** Each format with why the account, or the document, does not have it. */
  formatsOf(operation: SavedOperation, who: AccessClass): readonly FormatOf[] {
    const { flat } = this.readingOf(operation)
    const table = this.dependencies.table()
    return FORMATS.map((format) => {
      if (!mayExport(table, who, format)) return { format, refused: 'ACCESS_DENIED' }
      return { format, refused: format !== 'json' && 'reason' in flat ? flat.reason : null }
    })
  }

  commands(actor: Actor, requestId: string): OperationCommands {
    return new OperationCommands(this.dependencies, actor, requestId)
  }
}
