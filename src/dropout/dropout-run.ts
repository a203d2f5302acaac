import { adultsBornUntil } from '../identity/minority'
import { instant, today, type Clock } from '../kit/clock'
import type { RuleSet } from '../rules/dropout-rules'
import type { HubStore, HubTransaction } from '../store/hub-store'
import { BEFORE_ALL, judgeRead, KEPT, toKept } from './judge-children'

const PAGE = 5_000

export interface RunState {
  readonly day: string
  readonly version: string
  readonly judged: number
  readonly changed: number
  readonly finished: boolean
}

/**
 * Judges every child whose facts are kept, once a day and version of the rules: a birthday, a new school year, data that grew old and a
 * changed rule alter verdicts although no registry changed. In pages, each a transaction with the place it reached, so a killed run goes on;
 * of several processes each page is one's.
 */
export class DropoutRun {
  constructor(
    private readonly store: HubStore,
    private readonly rules: RuleSet,
    private readonly clock: Clock,
    private readonly pageSize = PAGE,
  ) {}

  /** Continues today's run from its last page to the end. Does nothing when it is finished. */
  async goOn(stop?: AbortSignal): Promise<RunState> {
    const day = today(this.clock)
    const key = [day, this.rules.version]
    await this.store.run({
      text: 'INSERT INTO dropout_run (day, rules_version, began_at) VALUES ($1::date, $2, $3::timestamptz) ON CONFLICT DO NOTHING',
      values: [...key, instant(this.clock.now())],
    })
    for (;;) {
      const state = await this.store.transaction((tx) => this.page(tx, day))
      if (state.finished || stop?.aborted) return state
    }
  }

  async isFinished(): Promise<boolean> {
    const found = await this.store.run({
      text: 'SELECT 1 FROM dropout_run WHERE day = $1::date AND rules_version = $2 AND finished_at IS NOT NULL',
      values: [today(this.clock), this.rules.version],
    })
    return found.length > 0
  }

  /** Today's run once more from its beginning. */
  async again(stop?: AbortSignal): Promise<RunState> {
    await this.store.run({
      text: 'DELETE FROM dropout_run WHERE day = $1::date AND rules_version = $2 AND finished_at IS NOT NULL',
      values: [today(this.clock), this.rules.version],
    })
    return this.goOn(stop)
  }

  private async page(tx: HubTransaction, day: string): Promise<RunState> {
    const { version } = this.rules
    const [[cursor = null, judged, changed, finishedAt = null] = []] = await tx.run(
      'SELECT cursor, judged, changed, finished_at FROM dropout_run WHERE day = $1::date AND rules_version = $2 FOR UPDATE',
      [day, version],
    )
    const before = { day, version, judged: Number(judged), changed: Number(changed) }
    if (finishedAt !== null) return { ...before, finished: true }
    const rows = await tx.run(`${KEPT} WHERE f.child_id > $1::uuid ORDER BY f.child_id LIMIT ${this.pageSize}`, [
      cursor ?? BEFORE_ALL,
    ])
    const kept = rows.map(toKept)
    const written = await judgeRead(tx, this.rules, day, kept)
    const finished = rows.length < this.pageSize
    const state = { ...before, judged: before.judged + kept.length, changed: before.changed + written, finished }
    if (finished) await tx.run(GROWN_UP, [adultsBornUntil(day)])
    await tx.run(
      `UPDATE dropout_run SET cursor = $3::uuid, judged = $4, changed = $5, finished_at = $6::timestamptz
       WHERE day = $1::date AND rules_version = $2`,
      [
        day,
        version,
        kept.at(-1)?.id ?? cursor,
        state.judged,
        state.changed,
        finished ? instant(this.clock.now()) : null,
      ],
    )
    return state
  }
}

/** Nobody may be shown an adult: what was kept of one goes. The steps stay, without a name. */
const GROWN_UP = `
  WITH gone AS (DELETE FROM dropout_facts USING child WHERE id = child_id AND birth_date <= $1::date RETURNING child_id)
  DELETE FROM dropout_verdict USING gone WHERE dropout_verdict.child_id = gone.child_id`
