import type { Clock } from '../kit/clock'
import type { Prepared, Written } from '../row-reader/row-reader'
import type { HubStore } from '../store/hub-store'
import { readHorizon, type Horizon } from './horizon'
import type { IndexSize } from './index-size'
import { WITH_ADDED } from './columns'
import { BY_CHANGES, BY_NAMES, CHANGED_IN, CHILDREN, PINYIN, UNWRITTEN } from './index-statements'
import { readIndexState, type IndexState } from './index-state'
import { afterNames, before, BEGINNING, readPosition, writePosition, type ReadingPosition } from './reading-position'
import { HOLDS, type IndexWriter } from './index-writer'
import type { IndexedChild } from './kept-beside'

const PAGE = 2_000
/** Facts that depend on today (aid that ran out, attendance of the last weeks) are read anew at least so often. */
const REBUILT_EVERY_HOURS = 24
/** The longest one look at the changes goes on building, so that changes are not kept waiting for it. */
const BUILDING_SLICE_MILLIS = 5_000

interface Page {
  readonly generation: number
  readonly from: string | null
  readonly to: string
  readonly children: readonly IndexedChild[]
  /** What comes after it: nothing, a page that may be read meanwhile, or one that may be read only when this one is written. */
  readonly then: 'end' | 'next' | 'next phase'
}
/** What following did: rows written, and up to where the index has read when it came to the end. */
interface Followed {
  readonly written: number
  readonly end: Horizon | null
}
type Mark = 'cursor' | 'building_cursor'
type OnRows = (rows: number) => void

/**
 * Keeps the index level with the hub's children: every change a registry's feed brings touches the child's row, and this
 * follows those rows in the order of their transactions. Resumes where it was; a page twice changes nothing; several
 * processes may follow at once.
 */
export class IndexFollower {
  constructor(
    private readonly store: HubStore,
    private readonly writer: IndexWriter,
    private readonly clock: Clock,
    /** Kept up with what answers, where one is wanted. */
    private readonly size?: IndexSize,
    private readonly pageSize = PAGE,
  ) {}

  /**
   * Builds the first generation, or brings the answering one level, tries again what could not be read, and carries a
   * rebuild on for a while (begun when the last is a day old, or lacks a fact). Gives the number of rows written.
   */
  async catchUp(stop?: AbortSignal, onRows?: OnRows): Promise<number> {
    const written = await this.catchUpOnly(stop, onRows)
    if (!stop?.aborted) await this.keepSize(written)
    return written
  }

  private async catchUpOnly(stop?: AbortSignal, onRows?: OnRows): Promise<number> {
    const { answering } = await this.state()
    if (answering === null) return this.build(stop, onRows)
    const { written, end } = await this.follow('cursor', stop, onRows)
    if (end) {
      await this.retryGaps()
      await this.level(end)
    }
    const { building, builtAt, whole } = await this.state()
    const isFresh = whole && this.clock.now() - Date.parse(builtAt!) < REBUILT_EVERY_HOURS * 3_600_000
    if (building === null && isFresh) return written
    const slice = AbortSignal.timeout(BUILDING_SLICE_MILLIS)
    return written + (await this.build(stop ? AbortSignal.any([stop, slice]) : slice, onRows))
  }

  /** Builds the next generation beside the one that answers, then lets it answer. A build that was broken off goes on. */
  async rebuild(stop?: AbortSignal, onRows?: OnRows): Promise<number> {
    const written = await this.build(stop, onRows)
    if (!stop?.aborted) await this.keepSize(written)
    return written
  }

  private async build(stop?: AbortSignal, onRows?: OnRows): Promise<number> {
    await this.store.run({ text: BEGIN, values: [new Date(this.clock.now()).toISOString()] })
    await this.store.run({ text: SWEEP, values: [] })
    const { building } = await this.state()
    const { written, end } = await this.follow('building_cursor', stop, onRows)
    if (!end) return written
    const answers = await this.store.run({ text: ANSWER, values: [building, before(end.below), WITH_ADDED] })
    if (answers.length === 0) return written // another process was first, or it has to wait
    await this.level(end)
    await this.store.run({ text: SWEEP, values: [] })
    await this.store.run({ text: ANALYSE, values: [] })
    return written
  }

  state(): Promise<IndexState> {
    return readIndexState(this.store)
  }

  private async keepSize(written: number): Promise<void> {
    if (this.size) await this.size.keepUp((await this.state()).answering, written)
  }

  /** The registries are asked for the next page while one is written. A page that another process wrote first is left to it. */
  private async follow(mark: Mark, stop?: AbortSignal, onRows?: OnRows): Promise<Followed> {
    let written = 0
    let step = await this.step(mark)
    while (step.next) {
      if (stop?.aborted) return { written, end: null }
      const { page, read } = step.next
      const { generation, from, to, children, then } = page
      const [{ moved }, next] = await Promise.all([
        this.writer.write([generation], await read, { mark, generation, from, to }),
        then === 'next' ? this.step(mark, page) : { next: null, horizon: step.horizon },
      ])
      if (moved) written += children.length
      onRows?.(written)
      step = moved && then !== 'next phase' ? next : await this.step(mark)
    }
    return { written, end: stop?.aborted ? null : step.horizon }
  }

  private async step(mark: Mark, after?: Page) {
    const horizon = await readHorizon(this.store)
    const page = await this.page(mark, horizon, after)
    return { horizon, next: page && { page, read: this.writer.read(page.children) } }
  }

  private async page(mark: Mark, horizon: Horizon, after?: Page): Promise<Page | null> {
    const [[held, cursor] = []] = await this.store.run({
      text: `SELECT ${HOLDS[mark]}, ${mark} FROM index_state`,
      values: [],
    })
    if (held == null) return null
    const from = after ? after.to : (cursor ?? null)
    const generation = after?.generation ?? Number(held)
    const position = readPosition(from)
    const rows = await this.store.run(this.reading(position, generation, horizon))
    const short = rows.length < this.pageSize
    const end = rows.at(-1)
    const page = { generation, from, children: rows.map(toChild) }
    if (position.by === 'names') {
      const next = short ? afterNames(position) : { ...position, pinyin: end![PINYIN]!, id: end![0]! }
      return { ...page, to: writePosition(next), then: short ? 'next phase' : 'next' }
    }
    if (!end) return null
    return {
      ...page,
      to: writePosition({ ...position, xid: end[CHANGED_IN]!, id: end[0]! }),
      then: short ? 'end' : 'next',
    }
  }

  private reading(position: ReadingPosition, generation: number, { below }: Horizon): Prepared {
    const limit = `LIMIT ${this.pageSize}`
    if (position.by === 'names') return { text: `${BY_NAMES} ${limit}`, values: [position.pinyin, position.id] }
    const { xid, id, since } = position
    const { text, order } = BY_CHANGES
    return since === null
      ? { text: `${text} ${order} ${limit}`, values: [xid, id, below], name: 'index_page' }
      : { text: `${text} AND ${UNWRITTEN} ${order} ${limit}`, values: [xid, id, below, since, generation] }
  }

  /** Level with all that was committed when the horizon was read, unless some of it was still held back. */
  private async level({ below, at }: Horizon): Promise<void> {
    await this.store.run({ text: LEVEL, values: [below, at] })
  }

  /** Their turn comes after all others'. Rows that would be written as they are would only be written again, at every look. */
  private async wait(children: readonly IndexedChild[]): Promise<void> {
    await this.store.run({
      text: 'UPDATE index_gap SET since = clock_timestamp() WHERE child_id = ANY($1::uuid[])',
      values: [children.map(({ id }) => id)],
    })
  }

  /** Tries again until all is read, or a registry still does not answer. */
  private async retryGaps(): Promise<void> {
    for (;;) {
      const { answering, building } = await this.state()
      const rows = await this.store.run({
        text: `${CHILDREN} WHERE id IN (SELECT child_id FROM index_gap WHERE code <> 'NOT_CONNECTED' OR registry = ANY($1::text[]) ORDER BY since LIMIT ${PAGE})`,
        values: [this.writer.connected],
      })
      if (rows.length === 0) return
      const children = rows.map(toChild)
      const generations = [answering, building].filter((one) => one !== null)
      const known = await this.store.run({
        text: 'SELECT count(*) FROM index_gap WHERE child_id = ANY($1::uuid[])',
        values: [children.map(({ id }) => id)],
      })
      const read = await this.writer.read(children)
      if (read.gaps.length >= Number(known[0]![0])) return this.wait(children)
      const { gaps } = await this.writer.write(generations, read, null)
      if (gaps > 0) return
    }
  }
}

const BEGIN = `
  UPDATE index_state SET building = greatest(coalesce(answering, 0) + 1, whole_from), building_cursor = ${BEGINNING}, building_since = $1::timestamptz WHERE building IS NULL`
// What no list reads: each list's statement finds the answering generation itself.
const SWEEP = `DELETE FROM child_index i USING index_state s
  WHERE i.generation IS DISTINCT FROM s.answering AND i.generation IS DISTINCT FROM s.building`
// Or lists are planned for the table as it was before: a bad plan costs ten times a good one. Only a warning where the role may not.
const ANALYSE = 'ANALYZE child_index'
// A generation that is to bring facts the answering one lacks does not answer without them, because a registry is down.
const ANSWER = `
  UPDATE index_state SET answering = building, cursor = $2, built_at = building_since,
    building = NULL, building_cursor = NULL, building_since = NULL
  WHERE building = $1 AND (answering IS NULL OR answering >= whole_from OR NOT EXISTS (
    SELECT FROM index_gap WHERE registry = ANY($3::text[]) AND code IN ('REGISTRY_DOWN', 'REGISTRY_TIMEOUT')))
  RETURNING 1`
const LEVEL = `
  UPDATE index_state SET caught_up_at = $2::timestamptz WHERE NOT EXISTS (SELECT FROM child WHERE changed_in >= $1::xid8)`

function toChild([id, retired, name, records, changedIn, formerNames]: readonly Written[]): IndexedChild {
  return {
    id: id!,
    retired: retired === 't',
    name: name ?? null,
    formerNames: formerNames == null ? [] : (JSON.parse(formerNames) as string[]),
    changedIn: changedIn!,
    records: JSON.parse(records!) as IndexedChild['records'],
  }
}
