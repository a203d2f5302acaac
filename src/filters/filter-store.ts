import type { LivingStore } from '../commands/machine'
import { HubError } from '../errors/hub-error'
import { withoutUnseen } from '../normal/characters'
import type { HubStore, HubTransaction } from '../store/hub-store'
import { showContent } from './content'
import type { FilterTrace, SavedFilter } from './saved-filter'

/** Filters that one account may keep. */
export const MOST_FILTERS = 100

const SAVED_AT = `to_char(saved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

/** What the table holds: name and content as they were written. */
export interface Written {
  readonly name: string
  readonly content: string
  /** ISO 8601 in UTC. */
  readonly at: string
}

/** Reads saved filters. Every statement names the account: that a filter is another's cannot be told from its absence. */
export class FilterStore {
  constructor(private readonly store: HubStore) {}

  /** Of this account, by name. */
  async own(subject: string): Promise<SavedFilter[]> {
    const rows = await this.store.run({
      name: 'filters_own',
      text: `SELECT id, name, content, ${SAVED_AT}, version
        FROM saved_filter WHERE subject = $1 ORDER BY name LIMIT ${MOST_FILTERS}`,
      values: [subject],
    })
    return rows.map(([id, name, content, savedAt, version]) => ({
      ...{ id: id!, name: name!, savedAt: savedAt!, version: Number(version) },
      ...showContent(content!),
    }))
  }

  /** What those of these filters hold that are this account's, by id, and at which version. */
  async contents(subject: string, ids: readonly string[]): Promise<Map<string, { content: string; version: string }>> {
    const rows = await this.store.run({
      name: 'filters_content',
      text: 'SELECT id, content, version FROM saved_filter WHERE subject = $1 AND id = ANY($2::uuid[])',
      values: [subject, ids],
    })
    return new Map(rows.map(([id, content, version]) => [id!, { content: content!, version: version! }]))
  }
}

/** Throws HubError SAVED_FILTER_NAME and SAVED_FILTER_LIMIT. */
export async function insertFilter(tx: HubTransaction, subject: string, id: string, written: Written): Promise<void> {
  const names = await ownNames(tx, subject)
  refuseTaken(names, id, written.name)
  if (names.size >= MOST_FILTERS)
    throw new HubError('SAVED_FILTER_LIMIT', `expected at most ${MOST_FILTERS} saved filters an account`, {
      path: ['input'],
    })
  await tx.run('INSERT INTO saved_filter (id, subject, name, content, saved_at) VALUES ($1, $2, $3, $4, $5)', [
    ...[id, subject, written.name, written.content, written.at],
  ])
}

/** The account's own: another's cannot be told from none. Null deletes. `write` throws HubError SAVED_FILTER_NAME. */
export function filterRecords(subject: string): LivingStore<FilterTrace, Written | null> {
  return {
    async hold(tx, id) {
      const [row] = await tx.run(
        `SELECT version, ${SAVED_AT} FROM saved_filter WHERE subject = $1 AND id = $2::uuid FOR UPDATE`,
        [subject, id],
      )
      return row ? { id, version: Number(row[0]), savedAt: row[1]! } : null
    },
    async write(tx, { id, savedAt }, written, version) {
      if (written === null) {
        await tx.run('DELETE FROM saved_filter WHERE subject = $1 AND id = $2::uuid', [subject, id])
        return { id, version, savedAt }
      }
      refuseTaken(await ownNames(tx, subject), id, written.name)
      await tx.run(
        'UPDATE saved_filter SET name = $3, content = $4, saved_at = $5, version = $6 WHERE subject = $1 AND id = $2::uuid',
        [subject, id, written.name, written.content, written.at, version],
      )
      return { id, version, savedAt: written.at }
    },
  }
}

/** Names by id, with the account's filters held still: of two at once the second sees what the first has made. */
async function ownNames(tx: HubTransaction, subject: string): Promise<Map<string, string>> {
  await tx.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 6))', [subject])
  const rows = await tx.run('SELECT id, name FROM saved_filter WHERE subject = $1', [subject])
  return new Map(rows.map(([id, name]) => [id!, name!]))
}

function refuseTaken(names: ReadonlyMap<string, string>, own: string, name: string): void {
  for (const [id, taken] of names)
    if (id !== own && looks(taken) === looks(name))
      throw new HubError('SAVED_FILTER_NAME', 'another saved filter of this account has this name', {
        path: ['input', 'name'],
      })
}

/** A name as a person sees it: two that differ in what is not seen are one. */
function looks(name: string): string {
  return withoutUnseen(name)
    .replace(/[\s\u2800]+/g, ' ')
    .trim()
    .normalize('NFC')
}

/** What is no filter's id, nobody's and another's: one answer. */
export function notFound(): HubError {
  return new HubError('SAVED_FILTER_NOT_FOUND', undefined, { path: ['input', 'id'] })
}
