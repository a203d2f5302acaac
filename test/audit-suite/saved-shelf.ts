import { randomUUID } from 'node:crypto'
import { asOwner } from '../hub/support/all-seeing'
import type { Answer } from '../support/hub'
import { subjectOf } from './decision-world'
import type { Asker } from './asker'
import type { OwnWorld } from './world'

/** What a saved filter holds. */
export interface Held {
  readonly where: object
  readonly orderBy: object | null
}

/** Puts filters where their account may not, and takes them away: past the hub, into its database. */
export interface Planter {
  put(asker: Asker, name: string, held: Held): Promise<string>
  take(id: string): Promise<void>
}

const PAYLOAD = '{ filter { id version } errors { code message path } }'
const SAVE = `mutation ($input: SaveFilterInput!) { saveFilter(input: $input) ${PAYLOAD} }`
const DELETE = `mutation ($input: DeleteFilterInput!) { deleteFilter(input: $input) ${PAYLOAD} }`

/** On a hub that goes on, no other run has these names and keys. */
const RUN = randomUUID().slice(0, 8)
let made = 0
const fresh = () => `${RUN}-audit-suite-${(made += 1)}`

export function saveAs(asker: Asker, held: Held, of: object = {}): Promise<Answer> {
  const key = fresh()
  // A name that would be found in the trail, as the value of a child would.
  return asker.ask(SAVE, { input: { name: `筛选 ${key}`, ...held, ...of, idempotencyKey: key } })
}

export function deleteAs(asker: Asker, id: string, version = 1): Promise<Answer> {
  return asker.ask(DELETE, { input: { id, version, idempotencyKey: fresh() } })
}

/** Filters that the suite keeps in a hub for as long as it asks by them. */
export class Shelf {
  private readonly saved = new Map<string, Asker>()
  private readonly planted = new Set<string>()
  /** How many were saved, all in all. */
  count = 0

  /** Without a planter only what some purpose of the account allows can be kept. */
  constructor(private readonly planter: Planter | null) {}

  /** The id under which the hub keeps it now; null where it refused. */
  async save(asker: Asker, held: Held): Promise<{ readonly id: string | null; readonly answer: Answer }> {
    const answer = await saveAs(asker, held)
    const id = (answer.data?.saveFilter?.filter?.id as string | undefined) ?? null
    if (id !== null) {
      this.saved.set(id, asker)
      this.count += 1
    }
    return { id, answer }
  }

  /** As if it had been saved while the account might; null where that cannot be done. */
  async plant(asker: Asker, held: Held): Promise<string | null> {
    if (!this.planter) return null
    const id = await this.planter.put(asker, `筛选 ${fresh()}`, held)
    this.planted.add(id)
    return id
  }

  /** Takes everything away again, each by itself. Says of how many the hub would not let go. */
  async clear(): Promise<number> {
    let left = 0
    for (const [id, asker] of this.saved) {
      const answer = await deleteAs(asker, id).catch(() => null)
      if (answer?.data?.deleteFilter?.errors.length !== 0) left += 1
    }
    for (const id of this.planted) await this.planter!.take(id)
    this.saved.clear()
    this.planted.clear()
    return left
  }
}

export function pastTheHub({ hub }: OwnWorld): Planter {
  const uuidOf = (id: string) => id.slice('filter:'.length)
  return {
    async put(asker, name, held) {
      const id = `filter:${randomUUID()}`
      const row = [uuidOf(id), await subjectOf(asker), name, JSON.stringify(held), new Date(hub.clock.now())]
      const insert = 'INSERT INTO saved_filter (id, subject, name, content, saved_at) VALUES ($1, $2, $3, $4, $5)'
      await asOwner(hub, 'hub', insert, row)
      return id
    },
    async take(id) {
      await asOwner(hub, 'hub', 'DELETE FROM saved_filter WHERE id = $1', [uuidOf(id)])
    },
  }
}
