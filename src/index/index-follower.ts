import type { HubStore } from '../store/hub-store'
import type { Written } from '../kit/prepared'
import { readIndexState, type IndexState } from './index-state'
import { ownColumns, type IndexedChild, type IndexWriter } from './index-writer'

const PAGE = 2_000

const CHILDREN = `
  SELECT id, retired, name, former_names, sex, birth_date, registered_division, residence_division, school_division, school_code,
    education_record, police_record, health_record, civil_affairs_record, changed_in::text
  FROM child`

/**
 * Keeps the index level with the hub's children: every change a registry's feed brings touches the child's row, and this
 * follows those rows in the order of their transactions. Resumes where it was; a page twice changes nothing.
 */
export class IndexFollower {
  constructor(
    private readonly store: HubStore,
    private readonly writer: IndexWriter,
  ) {}

  /** Builds the first generation, or brings the answering one level. Gives the number of rows written. */
  async catchUp(stop?: AbortSignal, onProgress?: (rows: number) => void): Promise<number> {
    const { answering, building } = await readIndexState(this.store)
    if (answering === null || building !== null) return this.rebuild(stop, onProgress)
    const written = await this.follow(answering, 'cursor', stop, onProgress)
    return written + (await this.retryGaps(answering))
  }

  /** Builds the next generation beside the one that answers, then lets it answer. A build that was broken off goes on. */
  async rebuild(stop?: AbortSignal, onProgress?: (rows: number) => void): Promise<number> {
    const { answering, building } = await readIndexState(this.store)
    const next = building ?? (answering ?? 0) + 1
    if (building === null) {
      await this.store.run({ text: 'DELETE FROM child_index WHERE generation > $1', values: [answering ?? 0] })
      await this.store.run({ text: 'UPDATE index_state SET building = $1, building_cursor = NULL', values: [next] })
    }
    const written = await this.follow(next, 'building_cursor', stop, onProgress)
    if (stop?.aborted) return written
    await this.store.run({
      text: 'UPDATE index_state SET answering = $1, cursor = building_cursor, building = NULL, building_cursor = NULL, caught_up_at = now()',
      values: [next],
    })
    await this.store.run({ text: 'DELETE FROM child_index WHERE generation < $1', values: [next] })
    return written
  }

  state(): Promise<IndexState> {
    return readIndexState(this.store)
  }

  private async follow(
    generation: number,
    cursorColumn: 'cursor' | 'building_cursor',
    stop?: AbortSignal,
    onProgress?: (rows: number) => void,
  ): Promise<number> {
    let written = 0
    while (!stop?.aborted) {
      const [cursor] = (await this.store.run({ text: `SELECT ${cursorColumn} FROM index_state`, values: [] }))[0]!
      const [xid, id] = (cursor ?? '0|00000000-0000-0000-0000-000000000000').split('|')
      const rows = await this.store.run({
        // Only what no running transaction can still add to.
        text: `${CHILDREN} WHERE (changed_in, id) > ($1::xid8, $2::uuid) AND changed_in < pg_snapshot_xmin(pg_current_snapshot())
          ORDER BY changed_in, id LIMIT ${PAGE}`,
        values: [xid, id],
        name: 'index_page',
      })
      if (rows.length === 0) break
      const last = rows.at(-1)!
      await this.writer.write(generation, rows.map(toChild), {
        mark: cursorColumn,
        from: cursor ?? null,
        to: `${last[14]}|${last[0]}`,
      })
      written += rows.length
      onProgress?.(written)
      if (rows.length < PAGE) break
    }
    if (!stop?.aborted && cursorColumn === 'cursor')
      await this.store.run({ text: 'UPDATE index_state SET caught_up_at = now()', values: [] })
    return written
  }

  private async retryGaps(generation: number): Promise<number> {
    const rows = await this.store.run({
      text: `${CHILDREN} WHERE id IN (SELECT child_id FROM index_gap ORDER BY since LIMIT ${PAGE})`,
      values: [],
    })
    if (rows.length > 0) await this.writer.write(generation, rows.map(toChild), null)
    return rows.length
  }
}

function toChild(row: readonly Written[]): IndexedChild {
  const [
    id,
    retired,
    name,
    formerNames,
    sex,
    birthDate,
    registered,
    residence,
    school,
    schoolCode,
    education,
    police,
    health,
    civilAffairs,
  ] = row
  const rest = {
    sex: sex ?? null,
    registered_division: registered ?? null,
    residence_division: residence ?? null,
    school_division: school ?? null,
    school_code: schoolCode ?? null,
    civil_affairs_record: civilAffairs ?? null,
  }
  return {
    id: id!,
    retired: retired === 't',
    records: {
      education: education ?? null,
      police: police ?? null,
      health: health ?? null,
      'civil-affairs': civilAffairs ?? null,
    },
    own: ownColumns(name ?? null, formerNames ? (JSON.parse(formerNames) as string[]) : [], rest, birthDate ?? null),
  }
}
