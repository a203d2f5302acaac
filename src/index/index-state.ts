import { ageOf } from '../kit/clock'
import type { Written } from '../row-reader/row-reader'
import type { HubStore } from '../store/hub-store'

export interface IndexState {
  /** The generation that answers; null before the first build. */
  readonly answering: number | null
  /** Whether it holds every fact there is today: one that a process of an older version built does not. */
  readonly whole: boolean
  /** The generation that is being built beside it. */
  readonly building: number | null
  /** When the index was last level with the hub, ISO 8601 in UTC. */
  readonly caughtUpAt: string | null
  /** When the reading of the answering generation began, ISO 8601 in UTC. */
  readonly builtAt: string | null
  /** Records that could not be read, by registry. */
  readonly gaps: Readonly<Record<string, number>>
}

/** How far the index has followed the registries, and what it could not read: for whoever reads lists. */
export interface IndexFreshness {
  readonly caughtUpAt: string | null
  readonly lagSeconds: number | null
  readonly unread: Readonly<Record<string, number>>
}

/** `now` in milliseconds since 1970. */
export function freshnessOf({ caughtUpAt, gaps }: IndexState, now: number): IndexFreshness {
  return { caughtUpAt, lagSeconds: ageOf(caughtUpAt, now), unread: gaps }
}

/** What is read of `index_state`, for a question of somebody else's: `stateOf` reads it. */
export const STATE_COLUMNS = [
  'answering',
  '(answering >= whole_from)::text',
  'building',
  `to_char(caught_up_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
  `to_char(built_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
  '(SELECT json_object_agg(registry, count) FROM (SELECT registry, count(*) FROM index_gap GROUP BY registry) g)',
]

export function stateOf([answering, whole, building, caughtUpAt, builtAt, gaps]: readonly Written[]): IndexState {
  return {
    answering: answering == null ? null : Number(answering),
    whole: whole === 'true',
    building: building == null ? null : Number(building),
    caughtUpAt: caughtUpAt ?? null,
    builtAt: builtAt ?? null,
    gaps: gaps == null ? {} : (JSON.parse(gaps) as Record<string, number>),
  }
}

export async function readIndexState(store: HubStore): Promise<IndexState> {
  const [state = []] = await store.run({
    text: `SELECT ${STATE_COLUMNS.join(', ')} FROM index_state`,
    values: [],
    name: 'index_state',
  })
  return stateOf(state)
}
