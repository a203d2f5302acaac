import { randomUUID } from 'node:crypto'
import type { ChangeRecord } from '../audit/audit-record'
import type { Actor } from '../auth/actor'
import type { About } from '../commands/change-record'
import { Commands, type Sent } from '../commands/commands'
import { HubError } from '../errors/hub-error'
import { instant } from '../kit/clock'
import { turnsDirection } from '../normal/characters'
import type { OperationDependencies } from './operation-dependencies'
import { insertOperation, operationRecords } from './operation-store'
import { isPersonal, isPersonalNumber, readSaved } from './read-saved'
import { OPERATION_MACHINE, parseOperationId, type SavedOperation, type Sharing } from './saved-operation'

export interface SaveOperationInput {
  /** Null: a new one. */
  readonly id: string | null
  /** The version the client saw; null for a new one. */
  readonly version: number | null
  readonly name: string
  readonly titleZh: string
  readonly titleEn: string
  readonly description: string
  readonly document: string
  readonly shared: Sharing
  readonly idempotencyKey: string
}

export interface RetireOperationInput {
  readonly id: string
  readonly version: number
  readonly idempotencyKey: string
}

/** What a mutation answers: what it made, or why it did not. A retired operation is null, without errors. */
export interface OperationAnswer {
  readonly operation: SavedOperation | null
  readonly errors: readonly HubError[]
}

type Kind = Extract<ChangeRecord['change'], `operation-${string}`>

const NAME = /^[a-z][a-z0-9-]{2,63}$/
/** Addresses that are not operations. */
const TAKEN = ['openapi']
const CONTROL = { line: /[\p{Cc}\p{Cs}]/u, text: /(?!\n)\p{Cc}|\p{Cs}/u } as const
const MOST = { titleZh: 80, titleEn: 160, description: 1_000 } as const

/**
 * Saves, changes and retires the operations of one actor, in one request. Refusals that the caller can mend come as `errors` and stand
 * in the audit trail; AUDIT_UNAVAILABLE and HUB_UNAVAILABLE are thrown.
 */
export class OperationCommands {
  private readonly commands: Commands

  constructor(
    private readonly dependencies: OperationDependencies,
    private readonly actor: Actor,
    requestId: string,
  ) {
    this.commands = new Commands(dependencies.changes, { actor, requestId, clock: dependencies.clock })
  }

  /** A new one, or with id and version another version of one. */
  save(input: SaveOperationInput): Promise<OperationAnswer> {
    const kind = input.id === null ? 'operation-saved' : 'operation-changed'
    const { name, shared, document, version } = input
    const { actor } = this
    return this.answer(kind, async (about) => {
      const id = knownId(input.id, about)
      if (id === null && version !== null) throw notFound() // a version, and nothing that it is of
      if (!NAME.test(name) || TAKEN.includes(name) || isPersonalNumber(name)) throw nameFault('name', 'expected 3 to 64 of a-z, 0-9 and -, a letter first, and not openapi') // prettier-ignore
      const titleZh = plain('titleZh', input.titleZh)
      const titleEn = plain('titleEn', input.titleEn)
      const description = plain('description', input.description)
      if (shared === 'DEPARTMENT' && actor.department === null)
        throw nameFault('shared', 'expected an account with a department')
      this.check(document)
      const asked = sent('saveOperation', input)
      const written = { name, shared, document, titleZh, titleEn, description }
      const made =
        id === null
          ? await this.commands.create(kind, { type: 'operation', state: 'SAVED' }, asked, async (tx, now) => {
              const fresh = { id: randomUUID(), version: 1, savedAt: instant(now), retired: false }
              await insertOperation(tx, actor, fresh.id, { ...written, at: fresh.savedAt })
              return fresh
            })
          : await this.commands.transition(OPERATION_MACHINE, operationRecords(actor), {
              ...{ kind, sent: asked, id, version, action: 'CHANGE' },
              change: (_operation, _state, now) => ({ ...written, at: instant(now) }),
            })
      const { retired, ...trace } = made
      void retired
      // Made of the input, which is the same for the same key: what was saved is kept in its own rows alone.
      return { ...written, ...trace, subject: actor.subject, department: actor.department }
    })
  }

  retire(input: RetireOperationInput): Promise<OperationAnswer> {
    return this.answer('operation-retired', async (about) => {
      const id = knownId(input.id, about)!
      await this.commands.transition(OPERATION_MACHINE, operationRecords(this.actor), {
        ...{ kind: 'operation-retired', sent: sent('retireOperation', input), id },
        ...{ version: input.version, action: 'RETIRE', change: () => null },
      })
      return null
    })
  }

  /** Throws HubError SAVED_OPERATION_DOCUMENT for whatever the document does not fit. */
  private check(document: string): void {
    try {
      readSaved(this.dependencies.schema, document, this.dependencies.limits)
    } catch (thrown) {
      if (!(thrown instanceof HubError) || thrown.blame !== 'caller') throw thrown
      if (thrown.code === 'SAVED_OPERATION_DOCUMENT') throw thrown
      // What GraphQL says of a text may repeat it.
      const said = isPersonal(thrown.message) ? '' : `: ${thrown.message.replace(/(found |value: ).*/s, '$1…')}`
      throw new HubError('SAVED_OPERATION_DOCUMENT', `expected a valid document within the limits, got ${thrown.code}${said}`, { path: ['input', 'document'] }) // prettier-ignore
    }
  }

  /** Turns a refusal into an answer, after it is in the trail. */
  private async answer(
    kind: Kind,
    work: (about: (known: About) => void) => Promise<SavedOperation | null>,
  ): Promise<OperationAnswer> {
    const made = await this.commands.attempt(kind, 'operation', work)
    return made instanceof HubError ? { operation: null, errors: [made] } : { operation: made, errors: [] }
  }
}

function sent(mutation: string, input: SaveOperationInput | RetireOperationInput): Sent {
  const { idempotencyKey: key, ...rest } = input
  return { mutation, key, input: rest }
}

/** Throws HubError SAVED_OPERATION_NOT_FOUND: what is no operation's id reads like an operation of somebody else. */
function knownId(id: string | null, about: (known: About) => void): string | null {
  if (id === null) return null
  const uuid = parseOperationId(id)
  if (!uuid) throw notFound()
  about({ id: uuid })
  return uuid
}

/** Trimmed. Throws HubError SAVED_OPERATION_NAME, which does not repeat it. */
function plain(field: keyof typeof MOST, text: string): string {
  const most = MOST[field]
  // Not before its length is known: normalising takes seconds for ten thousand combining marks.
  const trimmed = text.length > 10 * most ? text : text.normalize('NFC').trim()
  const length = [...trimmed].length
  const least = field === 'description' ? 0 : 1
  if (
    length < least ||
    length > most ||
    CONTROL[field === 'description' ? 'text' : 'line'].test(trimmed) ||
    turnsDirection(trimmed)
  )
    throw nameFault(field, `expected ${least} to ${most} characters, none of them control characters, got ${length}`)
  if (isPersonalNumber(trimmed)) throw nameFault(field, 'expected no number of a person: colleagues read it')
  return trimmed
}

function nameFault(field: string, why: string): HubError {
  return new HubError('SAVED_OPERATION_NAME', why, { path: ['input', field] })
}

/** What is no operation's id, nobody's and another's: one answer. */
function notFound(): HubError {
  return new HubError('SAVED_OPERATION_NOT_FOUND', undefined, { path: ['input', 'id'] })
}
