import type { Cursor, IdentityFacts } from '../../connectors/contract/connector'
import type { RecordId, RegistryName } from '../../connectors/contract/records'
import { HubError } from '../errors/hub-error'
import type { HubStore, HubTransaction } from '../store/hub-store'
import { isFit, linkRow, type LinkRow } from './link-row'
import { FILL, LINK, POSSIBLE_DUPLICATES, STAGE, STRIKE, SURVIVORS } from './link-statements'

/** Where following a registry stands. Another process that writes a page moves `version`. */
export interface FeedMark {
  readonly cursor: Cursor | null
  readonly version: string
}

/** Records read at a mark. */
export interface Page {
  readonly records: readonly IdentityFacts[]
  /** The feed's next cursor; left out where the page is no page of the feed, or lies before what was read. */
  readonly next?: Cursor | null
  /** Whether the feed was read to its end. */
  readonly end?: boolean
  /** Tries records again that could not be written, although they say the same. */
  readonly again?: boolean
}

export interface Wrote {
  readonly mark: FeedMark
  /** Records that said something new. */
  readonly written: number
}

/**
 * Writes records of one registry into the links: each to its child, then the survivors of every child concerned. It uses one transaction,
 * so a killed process has either done the page or repeats it. Unchanged records are skipped. A record that cannot be written is put
 * aside and stops no other.
 */
export class LinkWriter {
  constructor(
    private readonly store: HubStore,
    private readonly secret: string,
  ) {}

  /** Where the registry's feed stands, from which a page is to be read. */
  async mark(registry: RegistryName): Promise<FeedMark> {
    await this.store.run({ text: 'INSERT INTO feed (registry) VALUES ($1) ON CONFLICT DO NOTHING', values: [registry] })
    const [row = []] = await this.store.run({
      text: 'SELECT cursor, version FROM feed WHERE registry = $1',
      values: [registry],
      name: 'feed_mark',
    })
    return { cursor: row[0] ?? null, version: row[1] ?? '0' }
  }

  /** Null when another process has written since `from`: what was read may be older than what it wrote. */
  async write(registry: RegistryName, page: Page, from: FeedMark): Promise<Wrote | null> {
    const rows = page.records.map((facts) => linkRow(this.secret, registry, facts))
    const news = await this.news(registry, unique(rows), page.again ?? false)
    const moved = 'next' in page && (page.next !== from.cursor || page.end === true)
    if (news.length === 0 && !moved) return { mark: from, written: 0 }
    const odd = news.filter(({ record_id }) => !isFit(record_id))
    const good = news.filter(({ record_id }) => isFit(record_id))
    const move = { next: page.next, end: page.end ?? false, isMoved: moved, isNews: news.length > 0 }
    const last = (mark: FeedMark, part: readonly LinkRow[]) =>
      this.transact(registry, mark, move, async (tx) => {
        await writeRows(tx, registry, part)
        await putAside(tx, registry, odd.map(withoutColumns), 'NOT_WRITTEN')
      })
    const mark = await last(from, good).catch(async (fault: unknown) => {
      if (!isOfData(fault)) throw fault
      const before = await this.writeParts(registry, from, good)
      return before && last(before, [])
    })
    return mark && { mark, written: news.length }
  }

  /** Records that the registry no longer holds: their links give nothing any more. Null as in `write`. */
  strike(registry: RegistryName, ids: readonly RecordId[], from: FeedMark): Promise<FeedMark | null> {
    return this.transact(registry, from, STAYING, async (tx) => {
      await tx.raw(STAGE)
      for (const statement of STRIKE) await tx.raw(statement, { registry, ids: JSON.stringify(ids) })
      await tx.raw(SURVIVORS)
      await tx.raw(POSSIBLE_DUPLICATES)
      await tx.run('DELETE FROM unread_record WHERE registry = $1 AND record_id = ANY($2::text[])', [registry, ids])
    })
  }

  /** Halves, until what cannot be written is alone. */
  private async writeParts(registry: RegistryName, from: FeedMark, rows: readonly LinkRow[]): Promise<FeedMark | null> {
    try {
      return await this.transact(registry, from, STAYING, (tx) => writeRows(tx, registry, rows))
    } catch (fault) {
      if (!isOfData(fault)) throw fault
      if (rows.length === 1) {
        const aside = rows.map(withoutColumns)
        return this.transact(registry, from, STAYING, (tx) => putAside(tx, registry, aside, 'NOT_WRITTEN'))
      }
    }
    const half = Math.ceil(rows.length / 2)
    const mark = await this.writeParts(registry, from, rows.slice(0, half))
    return mark && this.writeParts(registry, mark, rows.slice(half))
  }

  /** Rows that say something else than the links do, or than when they could not be written. */
  private async news(registry: RegistryName, rows: readonly LinkRow[], again: boolean): Promise<readonly LinkRow[]> {
    if (rows.length === 0) return rows
    const known = await this.store.run({
      text: again ? SAME_AS_LINKED : `${SAME_AS_LINKED} UNION ALL ${SAME_AS_ASIDE}`,
      values: [
        registry,
        JSON.stringify(rows.map(({ record_id, hash }) => ({ record_id: printable(record_id), hash }))),
      ],
      name: again ? 'link_news_again' : 'link_news',
    })
    const same = new Set(known.map(([id]) => id))
    return rows.filter(({ record_id }) => !same.has(printable(record_id)))
  }

  private async transact(
    registry: RegistryName,
    { cursor, version }: FeedMark,
    { next, end, isMoved, isNews }: Move,
    work: (tx: HubTransaction) => Promise<void>,
  ): Promise<FeedMark | null> {
    return this.store.transaction(async (tx) => {
      const now = isMoved ? (next ?? null) : cursor
      // A registry that is read for the first time tells of nobody: what was there already is no change (migration 017).
      await tx.run(FIRST_READING, [registry])
      // First, so that a second process waits here and finds its page done.
      const moved = await tx.run(
        `UPDATE feed SET version = version + $6::int, cursor = $4, updated_at = now(),
           caught_up_at = CASE WHEN $5 THEN now() ELSE caught_up_at END
         WHERE registry = $1 AND version = $2::bigint AND cursor IS NOT DISTINCT FROM $3 RETURNING version`,
        [registry, version, cursor, now, end, isNews ? 1 : 0],
      )
      if (moved.length === 0) return null
      await work(tx)
      return { cursor: now, version: moved[0]![0]! }
    })
  }
}

const FIRST_READING = `SELECT set_config('tonglian.quiet', 'on', true) FROM feed WHERE registry = $1 AND caught_up_at IS NULL`

interface Move {
  readonly next?: Cursor | null | undefined
  readonly end: boolean
  readonly isMoved: boolean
  /** Whether others who have read before must read again. */
  readonly isNews: boolean
}

const STAYING: Move = { end: false, isMoved: false, isNews: true }

async function writeRows(tx: HubTransaction, registry: RegistryName, rows: readonly LinkRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.raw(STAGE)
  await tx.raw(FILL, [JSON.stringify(rows)])
  for (const statement of LINK) await tx.raw(statement, { registry })
  await tx.raw(SURVIVORS)
  await tx.raw(POSSIBLE_DUPLICATES)
  await tx.raw(READ_AGAIN, { registry })
  await putAside(
    tx,
    registry,
    rows.filter((row) => row.unreadable.length > 0),
    'UNREADABLE',
  )
}

// Joined, not asked by EXISTS: a registry's links are many, and a page finds its own by the key.
const ASKED = 'json_to_recordset($2::json) AS k(record_id text, hash text)'
const SAME_AS_LINKED = `SELECT k.record_id FROM ${ASKED} JOIN link l ON l.registry = $1 AND l.record_id = k.record_id AND l.hash = k.hash`
const SAME_AS_ASIDE = `SELECT k.record_id FROM ${ASKED} JOIN unread_record u ON u.registry = $1 AND u.record_id = k.record_id AND u.hash = k.hash`

const READ_AGAIN = `DELETE FROM unread_record WHERE registry = :registry AND record_id IN (SELECT record_id FROM page)`

/** Named by registry, id and column, for the operator; never by what stands there. */
async function putAside(
  tx: HubTransaction,
  registry: RegistryName,
  rows: readonly LinkRow[],
  code: string,
): Promise<void> {
  if (rows.length === 0) return
  const named = new Map(rows.map((row) => [printable(row.record_id), row]))
  const aside = [...named].map(([record_id, { unreadable, hash }]) => ({ record_id, columns: unreadable, hash }))
  await tx.run(
    `INSERT INTO unread_record (registry, record_id, columns, code, hash)
     SELECT $1, record_id, columns, $3, hash FROM json_to_recordset($2::json) AS a(record_id text, columns text[], hash text)
     ON CONFLICT (registry, record_id) DO UPDATE SET columns = excluded.columns, code = excluded.code, hash = excluded.hash, tried_at = now()`,
    [registry, JSON.stringify(aside), code],
  )
}

/** Nothing of it was written: no column is to blame alone. */
function withoutColumns(row: LinkRow): LinkRow {
  return { ...row, unreadable: [] }
}

/** An id that the database does not take is told as far as it can be. */
function printable(id: string): string {
  return isFit(id) ? id : `${id.replace(/\0|\p{Surrogate}/gu, '�').slice(0, 100)}…`
}

/** The last of several with one id: a registry that tells a record twice in a page means it as it is now. */
function unique(rows: readonly LinkRow[]): readonly LinkRow[] {
  return [...new Map(rows.map((row) => [row.record_id, row])).values()]
}

/** Refused for what the records hold (SQLSTATE classes 21, 22, 23, 54), not because the database is down. */
function isOfData(fault: unknown): boolean {
  const cause = fault instanceof HubError ? (fault.cause as { code?: string } | undefined) : undefined
  return typeof cause?.code === 'string' && /^(?:21|22|23|54)\w{3}$/.test(cause.code)
}
