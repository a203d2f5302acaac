import { today, type Clock } from '../kit/clock'
import type { HubStore } from '../store/hub-store'
import type { WatchedKeys } from './watched-keys'
import { noticeOf, type Found, type FoundGrant, type Notice } from './notice'

/** A live query that wants to know what changes. */
export interface Watching {
  readonly interest: WatchedKeys
  /** Children of a list's last answer. */
  readonly shown: readonly string[]
  /** At every look, whatever it found. */
  looked(): void
  /** Null: it could not be known. */
  noticed(notice: Notice | null): void
  /** It was told, and threw this. */
  fail(fault: unknown): void
}

/**
 * Looks at what all open live queries of this process hang on: in one statement, again and again, and only while one is
 * open. Statements instead of LISTEN: they need no connection of their own, and a look that failed is made up by the next.
 */
export class Watcher {
  private readonly watching = new Set<Watching>()
  private timer: NodeJS.Timeout | null = null
  private ticking = false
  /** Looks that failed one after the other. */
  private failed = 0
  private looking: Promise<void> = Promise.resolve()

  constructor(
    private readonly store: Pick<HubStore, 'run'>,
    private readonly clock: Clock,
    private readonly tableVersion: () => string,
    private readonly everyMs: number,
  ) {}

  /** From now on it is told. Gives what stands now: taken before an answer is made, so that no change after it is missed. */
  async add(one: Watching): Promise<Notice> {
    this.watching.add(one)
    this.goOn()
    return noticeOf(await this.look([one]), one.interest, [])
  }

  remove(one: Watching): void {
    this.watching.delete(one)
    if (this.watching.size > 0 || !this.timer) return
    clearTimeout(this.timer)
    this.timer = null
  }

  /** When a look under way has ended. */
  async settled(): Promise<void> {
    await this.looking
  }

  private goOn(): void {
    if (this.ticking || this.timer || this.watching.size === 0) return
    this.timer = setTimeout(() => (this.looking = this.tick()), this.everyMs)
  }

  private async tick(): Promise<void> {
    this.timer = null
    this.ticking = true
    try {
      const all = [...this.watching]
      const found = await this.look(all).catch(() => null)
      this.failed = found ? 0 : this.failed + 1
      for (const one of all) this.tell(one, found)
    } finally {
      this.ticking = false
      this.goOn()
    }
  }

  /** Of one failed look nobody is told: it may have been a moment. After the second each query asks, and answers what it is answered. */
  private tell(one: Watching, found: Found | null): void {
    if (!this.watching.has(one)) return
    try {
      one.looked()
      if (found || this.failed > 1) one.noticed(found && noticeOf(found, one.interest, one.shown))
    } catch (fault) {
      one.fail(fault)
    }
  }

  private async look(all: readonly Watching[]): Promise<Found> {
    const distinct = (of: (one: Watching) => readonly string[]) => [...new Set(all.flatMap(of))]
    const rows = await this.store.run({
      name: 'live_look',
      text: LOOK,
      values: [
        distinct(({ interest, shown }) => [...interest.children, ...shown]),
        distinct(({ interest }) => [interest.subject]),
        new Date(this.clock.now()).toISOString(),
        distinct(({ interest }) => interest.filters),
      ],
    })
    const marks = new Map([
      ['table', this.tableVersion()],
      ['day', today(this.clock)], // ages, and what registries count by the day
    ])
    const grants: FoundGrant[] = []
    let horizon = 0n
    for (const [kind, id, mark, subject, child] of rows) {
      if (kind === 'horizon') horizon = BigInt(mark!)
      else if (kind === 'grant') grants.push({ id: id!, subject: subject!, child: child!, until: Number(mark) * 1_000 })
      else marks.set(id === null ? kind! : `${kind} ${id}`, mark ?? '')
    }
    return { marks, grants, horizon }
  }
}

const LOOK = `
  SELECT 'horizon', NULL, pg_snapshot_xmin(pg_current_snapshot())::text, NULL, NULL
  UNION ALL
  SELECT 'child', id::text, changed_in::text, NULL, NULL FROM child WHERE id = ANY($1::uuid[])
  UNION ALL
  SELECT 'verdict', child_id::text, changed_in::text, NULL, NULL FROM dropout_verdict WHERE child_id = ANY($1::uuid[])
  UNION ALL
  SELECT 'grant', id::text, extract(epoch FROM until)::bigint::text, subject, child_id::text FROM access_grant
    WHERE subject = ANY($2::text[]) AND state IN ('APPROVED', 'EMERGENCY') AND until > $3::timestamptz
  UNION ALL
  SELECT 'filter', id::text, version::text, NULL, NULL FROM saved_filter WHERE id = ANY($4::uuid[])
  UNION ALL
  SELECT 'index', NULL, concat_ws(' ', answering, cursor, (SELECT count(*) FROM index_gap)), NULL, NULL FROM index_state
  UNION ALL
  (SELECT 'events', NULL, concat_ws(' ', changed_in, seq,
      -- Not final yet: the mark moves until it is, so that the feed is read again then.
      CASE WHEN changed_in >= pg_snapshot_xmin(pg_current_snapshot()) THEN pg_snapshot_xmin(pg_current_snapshot()) END), NULL, NULL
    FROM hub_event ORDER BY hub_event.changed_in DESC, seq DESC LIMIT 1)`
