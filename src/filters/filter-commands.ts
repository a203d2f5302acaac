import { randomUUID } from 'node:crypto'
import type { AccessClass } from '../access/decide'
import { checkUses } from '../access/check-arguments'
import type { FieldUse } from '../access/positions'
import type { ChangeRecord } from '../audit/audit-record'
import type { Actor } from '../auth/actor'
import type { About } from '../commands/change-record'
import { Commands, type Sent } from '../commands/commands'
import { HubError } from '../errors/hub-error'
import { toCondition, usesOf } from '../index/child-filter'
import type { ChildCondition, ListFilter } from '../index/conditions'
import { instant } from '../kit/clock'
import { countWritten, turnsDirection } from '../normal/characters'
import { PlainValues } from '../row-reader/plain-reader'
import { writeContent } from './content'
import type { FilterDependencies } from './filter-dependencies'
import { filterRecords, insertFilter, notFound } from './filter-store'
import { FILTER_MACHINE, parseFilterId, type SavedFilter } from './saved-filter'

export interface SaveInput extends ListFilter {
  /** Null: a new one. */
  readonly id: string | null
  /** The version the client saw; null for a new one. */
  readonly version: number | null
  readonly name: string
  readonly where: ChildCondition
  readonly idempotencyKey: string
}

export interface DeleteInput {
  readonly id: string
  readonly version: number
  readonly idempotencyKey: string
}

/** What a mutation answers: what it made, or why it did not. A deleted filter is null, without errors. */
export interface FilterAnswer {
  readonly filter: SavedFilter | null
  readonly errors: readonly HubError[]
}

type Kind = Extract<ChangeRecord['change'], `filter-${string}`>

const MOST_NAME = 80

/**
 * Saves, changes and deletes the filters of one actor, in one request. Refusals that the caller can mend come as `errors` and
 * stand in the audit trail; AUDIT_UNAVAILABLE and HUB_UNAVAILABLE are thrown.
 */
export class FilterCommands {
  private readonly commands: Commands

  constructor(
    private readonly dependencies: FilterDependencies,
    private readonly actor: Actor,
    private readonly who: AccessClass,
    requestId: string,
  ) {
    this.commands = new Commands(dependencies.changes, { actor, requestId, clock: dependencies.clock })
  }

  /** The actor's own, by name. */
  mine(): Promise<SavedFilter[]> {
    return this.dependencies.store.own(this.actor.subject)
  }

  /** A new one, or with id and version another form of one. */
  save(input: SaveInput): Promise<FilterAnswer> {
    const kind = input.id === null ? 'filter-saved' : 'filter-changed'
    const { where, orderBy, version } = input
    const { subject } = this.actor
    return this.answer(kind, async (about) => {
      const id = knownId(input.id, about)
      if (id === null && version !== null) throw notFound() // a version, and nothing that it is of
      const name = checkName(input.name)
      const content = writeContent({ where, orderBy })
      const check = () => this.judge({ where, orderBy }, about)
      const asked = sent('saveFilter', input)
      const made =
        id === null
          ? await this.commands.create(kind, { type: 'filter', state: 'SAVED' }, asked, async (tx, now) => {
              check()
              const fresh = { id: randomUUID(), version: 1, savedAt: instant(now) }
              await insertFilter(tx, subject, fresh.id, { name, content, at: fresh.savedAt })
              return fresh
            })
          : await this.commands.transition(FILTER_MACHINE, filterRecords(subject), {
              ...{ kind, sent: asked, id, version, action: 'CHANGE', check },
              change: (_filter, _state, now) => ({ name, content, at: instant(now) }),
            })
      // Made of the input, which is the same for the same key: what was saved is kept in its own row alone.
      return { ...made, name, where, orderBy }
    })
  }

  delete(input: DeleteInput): Promise<FilterAnswer> {
    return this.answer('filter-deleted', async (about) => {
      const id = knownId(input.id, about)!
      await this.commands.transition(FILTER_MACHINE, filterRecords(this.actor.subject), {
        ...{ kind: 'filter-deleted', sent: sent('deleteFilter', input), id, version: input.version, action: 'DELETE' },
        change: () => null,
      })
      return null
    })
  }

  /** What the account could not use now it does not keep. It is judged again whenever it is used. */
  private judge(filter: ListFilter, about: (known: About) => void): void {
    const uses = usesToSave(filter)
    toCondition(filter.where ?? {}, new PlainValues())
    try {
      checkUses({ table: this.dependencies.table(), who: this.who }, 'Mutation.saveFilter', uses)
    } catch (thrown) {
      if (!(thrown instanceof HubError) || thrown.code !== 'ACCESS_FILTER') throw thrown
      const { position, rule } = thrown.extra as { position: string; rule: string }
      about({ rule })
      // A user error has no extensions: position and rule stand in its sentence.
      throw new HubError('ACCESS_FILTER', `${thrown.message} (${position}, ${rule})`, {
        ...thrown.extra,
        path: ['input', position === 'sort' ? 'orderBy' : 'where'],
      })
    }
  }

  /** Turns a refusal into an answer, after it is in the trail. */
  private async answer(
    kind: Kind,
    work: (about: (known: About) => void) => Promise<SavedFilter | null>,
  ): Promise<FilterAnswer> {
    const made = await this.commands.attempt(kind, 'filter', work)
    return made instanceof HubError ? { filter: null, errors: [made] } : { filter: made, errors: [] }
  }
}

function sent(mutation: string, input: SaveInput | DeleteInput): Sent {
  const { idempotencyKey: key, ...rest } = input
  return { mutation, key, input: rest }
}

/** Throws HubError SAVED_FILTER_NOT_FOUND: what is no filter's id reads like a filter of somebody else. */
function knownId(id: string | null, about: (known: About) => void): string | null {
  if (id === null) return null
  const uuid = parseFilterId(id)
  if (!uuid) throw notFound()
  about({ id: uuid })
  return uuid
}

/** Throws HubError SAVED_FILTER_LIMIT for more conditions than a list takes, BAD_FILTER for a part without one. */
function usesToSave(filter: ListFilter): FieldUse[] {
  try {
    return usesOf(filter)
  } catch (thrown) {
    if (!(thrown instanceof HubError)) throw thrown
    if (thrown.code === 'BAD_FILTER')
      throw new HubError('BAD_FILTER', thrown.message, { ...thrown.extra, path: ['input', 'where'] })
    if (thrown.code !== 'COST_FILTER') throw thrown
    throw new HubError('SAVED_FILTER_LIMIT', thrown.message, { path: ['input', 'where'] })
  }
}

/** Trimmed. Throws HubError SAVED_FILTER_NAME, which does not repeat it. */
function checkName(name: string): string {
  // Not before its length is known: normalising takes seconds for ten thousand combining marks.
  const trimmed = name.length > 10 * MOST_NAME ? name : name.normalize('NFC').trim()
  const length = [...trimmed].length
  const refuse = (why: string) => new HubError('SAVED_FILTER_NAME', why, { path: ['input', 'name'] })
  if (length < 1 || length > MOST_NAME || /[\p{Cc}\p{Cs}]/u.test(trimmed))
    throw refuse(`expected 1 to ${MOST_NAME} characters and no control characters, got ${length}`)
  if (turnsDirection(trimmed)) throw refuse('expected no signs that turn the direction of writing')
  if (countWritten(trimmed) < 1) throw refuse('expected a letter, a digit or a Han character')
  return trimmed
}
