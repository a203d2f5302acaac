import type { RecordId, RegistryName } from '../../connectors/contract/records'
import type { HubStore } from '../store/hub-store'
import { adultsBornUntil } from './minority'

/** read: every record of the registry; look: which linked records it lacks; judge: too many? strike; held: an operator decides. */
export type Phase = 'read' | 'look' | 'judge' | 'strike' | 'held'

export interface Progress {
  readonly registry: RegistryName
  readonly phase: Phase | null
  /** The last record of the step before. */
  readonly position: RecordId | null
  /** ISO 8601 in UTC, as below. */
  readonly begunAt: string | null
  readonly endedAt: string | null
}

type Step = Pick<Progress, 'phase' | 'position'>

/** How far each registry's comparison has come, kept in the hub's database. */
export class ComparisonState {
  constructor(private readonly store: HubStore) {}

  async of(registry: RegistryName): Promise<Progress> {
    const [row = []] = await this.store.run({
      text: `SELECT phase, position, to_json(begun_at) #>> '{}', to_json(ended_at) #>> '{}' FROM comparison WHERE registry = $1`,
      values: [registry],
      name: 'comparison',
    })
    const [phase, position, begunAt, endedAt] = row
    return {
      registry,
      phase: (phase as Phase | undefined) ?? null,
      position: position ?? null,
      begunAt: begunAt ?? null,
      endedAt: endedAt ?? null,
    }
  }

  /** Begins, unless another process has. */
  async begin(from: Progress, at: string): Promise<Progress> {
    const { registry } = from
    await this.store.transaction(async (tx) => {
      await tx.run('INSERT INTO comparison (registry) VALUES ($1) ON CONFLICT DO NOTHING', [registry])
      const begun = await tx.run(
        `UPDATE comparison SET phase = 'read', position = NULL, begun_at = $2::timestamptz
         WHERE registry = $1 AND phase IS NOT DISTINCT FROM $3 AND ended_at IS NOT DISTINCT FROM $4::timestamptz RETURNING 1`,
        [registry, at, from.phase, from.endedAt],
      )
      if (begun.length > 0) await tx.run('DELETE FROM missing_record WHERE registry = $1', [registry])
    })
    return this.of(registry)
  }

  /** Null when another process has moved it. `missing`: records that this step did not find. */
  async move(from: Progress, to: Step, missing: readonly RecordId[] = []): Promise<Progress | null> {
    const isMoved = await this.store.transaction(async (tx) => {
      const moved = await tx.run(`UPDATE comparison SET phase = $5, position = $6 ${AS_IT_WAS} RETURNING 1`, [
        ...place(from),
        to.phase,
        to.position,
      ])
      if (moved.length > 0 && missing.length > 0)
        await tx.run(
          'INSERT INTO missing_record SELECT $1, json_array_elements_text($2::json) ON CONFLICT DO NOTHING',
          [from.registry, JSON.stringify(missing)],
        )
      return moved.length > 0
    })
    return isMoved ? { ...from, ...to } : null
  }

  /** What could not be written and is not there any more is forgotten with it. */
  async end(from: Progress, phase: 'held' | null, at: string, missing: number): Promise<Progress | null> {
    const ended = await this.store.run({
      text: `WITH ended AS (
          UPDATE comparison SET phase = $5, position = NULL, ended_at = $6::timestamptz, missing = $7 ${AS_IT_WAS} RETURNING registry, begun_at
        ), left_over AS (
          DELETE FROM unread_record u USING ended e WHERE u.registry = e.registry AND u.code = 'NOT_WRITTEN' AND u.tried_at < e.begun_at
        )
        SELECT 1 FROM ended`,
      values: [...place(from), phase, at, missing],
    })
    return ended.length > 0 ? { ...from, phase, position: null, endedAt: at } : null
  }

  /** Linked records after a position, in an order of the hub's own. */
  async linked(registry: RegistryName, after: RecordId | null, limit: number): Promise<RecordId[]> {
    const rows = await this.store.run({
      text: `SELECT record_id FROM link WHERE registry = $1 AND NOT gone AND record_id > $2 ORDER BY record_id LIMIT $3`,
      values: [registry, after ?? '', limit],
    })
    return rows.map(([id]) => id!)
  }

  async missing(registry: RegistryName, limit: number): Promise<RecordId[]> {
    const rows = await this.store.run({
      text: 'SELECT record_id FROM missing_record WHERE registry = $1 ORDER BY record_id LIMIT $2',
      values: [registry, limit],
    })
    return rows.map(([id]) => id!)
  }

  async forget(registry: RegistryName, ids: readonly RecordId[]): Promise<void> {
    await this.store.run({
      text: 'DELETE FROM missing_record WHERE registry = $1 AND record_id IN (SELECT json_array_elements_text($2::json))',
      values: [registry, JSON.stringify(ids)],
    })
  }

  /** Missing minors' records, and all that are linked. */
  async count(registry: RegistryName, day: string): Promise<{ missing: number; linked: number }> {
    const [row = []] = await this.store.run({
      text: `SELECT
          (SELECT count(*) FROM missing_record m JOIN link l USING (registry, record_id)
            WHERE m.registry = $1 AND coalesce(l.birth_date > $2::date, true)),
          (SELECT count(*) FROM link WHERE registry = $1 AND NOT gone)`,
      values: [registry, adultsBornUntil(day)],
    })
    return { missing: Number(row[0]), linked: Number(row[1]) }
  }

  /** Whether its feed was read to the end once: before that, nothing can be said to be missing. */
  async wasFollowed(registry: RegistryName): Promise<boolean> {
    const rows = await this.store.run({
      text: 'SELECT 1 FROM feed WHERE registry = $1 AND caught_up_at IS NOT NULL',
      values: [registry],
    })
    return rows.length > 0
  }
}

const AS_IT_WAS = `WHERE registry = $1 AND phase IS NOT DISTINCT FROM $2 AND position IS NOT DISTINCT FROM $3 AND begun_at = $4::timestamptz`

function place({ registry, phase, position, begunAt }: Progress): unknown[] {
  return [registry, phase, position, begunAt]
}
