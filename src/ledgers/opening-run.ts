import { randomUUID } from 'node:crypto'
import type { Changes } from '../commands/change'
import { Commands } from '../commands/commands'
import { HubError } from '../errors/hub-error'
import type { JobTask } from '../jobs/job'
import { instant, today, type Clock } from '../kit/clock'
import type { HubStore, HubTransaction } from '../store/hub-store'
import { BRAKE_MACHINE, brakeRecords, OPENING_TASK, type Brake } from './brake'
import type { EventData } from './events'
import { CLOCK_TASK, insertItem, itemRecords } from './item-writer'
import type { Timing } from './ledger-dependencies'
import { LEDGER_MACHINE } from './machine'
import { makeEvent, systemKey } from './make-event'
import { applyBrake, type BrakeSettings, type Change, type Held } from './opening'
import { childCells, CHILDREN, OpeningStore } from './opening-store'
import type { ClockKind, LedgerAction } from './words'

export interface RunDependencies extends Timing {
  readonly store: HubStore
  readonly changes: Changes
  readonly clock: Clock
  readonly brake: BrakeSettings
}

/** Who acts where no person does. */
const HUB = {
  subject: 'tonglian',
  department: null,
  roles: [],
  client: 'tonglian',
  purpose: 'dropout-control',
} as const
const DAY = 86_400_000
const NO_TEXTS = { note: null, reference: null }

export interface RunResult {
  readonly opened: number
  readonly movedUp: number
  readonly marked: number
  /** Places that wait for a person. */
  readonly held: number
  /** Changed by somebody else meanwhile: the next run looks again. */
  readonly skipped: number
}

/** The hub's own steps in the ledgers: it opens, moves up, marks and misses. It closes nothing. */
export class OpeningRun {
  private readonly found: OpeningStore

  constructor(private readonly dependencies: RunDependencies) {
    this.found = new OpeningStore(dependencies.store)
  }

  /**
   * The jobs by which it is done. `isJudged`: whether today's verdicts are all there. In the middle of a run each school shows only a part
   * of what changes, and the brake would let it pass.
   */
  tasks(log: (result: RunResult) => void, isJudged: () => Promise<boolean>): readonly JobTask[] {
    return [
      {
        name: OPENING_TASK,
        run: async (_payload, stop) => {
          if (await isJudged()) log(await this.run(stop))
        },
      },
      { name: CLOCK_TASK, run: ({ item, clock }) => this.miss(String(item), String(clock) as ClockKind) },
    ]
  }

  /** Compares verdicts and items, each child in a transaction of its own: killed, it goes on where it was. */
  async run(stop: AbortSignal = new AbortController().signal): Promise<RunResult> {
    const { clock, brake } = this.dependencies
    const day = today(clock)
    const changes = await this.found.changes(day)
    const schools = [...new Set(changes.flatMap(({ school }) => school ?? []))]
    const counties = [...new Set(changes.flatMap(({ school, division }) => (school === null ? (division ?? []) : [])))]
    const rolls = await this.found.rolls(schools, counties, day)
    const opened = await this.found.opened(instant(clock.now() - DAY))
    const { free, held } = applyBrake(changes, (place) => ({ roll: rolls.get(place) ?? 0, opened: opened.get(place) ?? 0 }), brake) // prettier-ignore
    const done = { opened: 0, movedUp: 0, marked: 0, held: held.length, skipped: 0 }
    for (const one of held) if (!stop.aborted && !(await this.taken(() => this.hold(one)))) done.skipped += 1
    for (const change of free) {
      if (stop.aborted) break
      if (!(await this.taken(() => this.make(change)))) done.skipped += 1
      else if (change.what === 'OPEN') done.opened += 1
      else if (change.what === 'MOVE_UP') done.movedUp += 1
      else done.marked += 1
    }
    return done
  }

  /** Notes a clock as missed, if it still runs and is over. */
  async miss(id: string, clock: ClockKind): Promise<void> {
    const version = await this.versionOf(id)
    if (version === null) return
    const isNoted = await this.taken(() => this.step({ id, version }, 'MISS', { clock }, 'ledger-missed'))
    // Somebody took a step meanwhile: the queue tries again, and finds the clock as it is then.
    if (!isNoted && (await this.versionOf(id)) !== version) throw new HubError('VERSION_CONFLICT')
  }

  private async versionOf(id: string): Promise<number | null> {
    const [held] = await this.dependencies.store.run({
      text: 'SELECT version FROM ledger_item WHERE id = $1::uuid',
      values: [id],
    })
    return held ? Number(held[0]) : null
  }

  private async make(change: Change): Promise<unknown> {
    const { what, child, level, variant, rulesVersion, since, ledger, school, division, item } = change
    const rule = { level, variant, rulesVersion }
    switch (what) {
      case 'OPEN': {
        const data = {
          ...rule,
          ledger: ledger!,
          openedBy: 'RULE',
          school,
          division: division!,
          ownerSchool: school,
        } as const
        return this.commands(`open-${child}`).create(
          'ledger-opened',
          { type: 'ledger', state: 'FOUND' },
          { mutation: 'ledgerOpening', key: `ledger:open:${child}:${since}:${level}`, input: { child } },
          (tx, now) =>
            insertItem(tx, { id: randomUUID(), child }, { event: makeEvent(this.dependencies, null, 'OPEN', data, now), texts: NO_TEXTS, by: HUB }), // prettier-ignore
        )
      }
      case 'MOVE_UP':
        return this.step(item!, 'MOVE_UP', { ...rule, ledger: ledger! }, 'ledger-moved-up')
      case 'MARK_BACK':
        return this.step(item!, 'MARK_BACK', { on: since }, 'ledger-marked')
      case 'MARK_RISK':
        return this.step(item!, 'MARK_RISK', {}, 'ledger-marked')
    }
  }

  private step<Action extends LedgerAction>(
    { id, version }: { readonly id: string; readonly version: number },
    action: Action,
    data: EventData[Action],
    kind: 'ledger-moved-up' | 'ledger-marked' | 'ledger-missed',
  ): Promise<unknown> {
    return this.commands(id).transition(LEDGER_MACHINE, itemRecords, {
      ...{ kind, id, version, action },
      sent: { mutation: 'ledgerOpening', key: systemKey(action, id, version), input: { ...data } },
      change: (item, _to, now) => ({
        event: makeEvent(this.dependencies, item, action, data, now),
        texts: NO_TEXTS,
        by: HUB,
      }),
    })
  }

  /** One run waits for each place: found again it is counted anew, so that a decision is about what was seen. */
  private async hold(held: Held): Promise<void> {
    const { place, school, division, changes, roll, percent } = held
    const opens = changes.filter(({ what }) => what === 'OPEN').length
    const rulesVersion = changes[0]!.rulesVersion
    const counts = { opens, marks: changes.length - opens, roll, percent, rulesVersion }
    const known = (await this.found.waiting()).find((one) => one.place === place)?.brake
    if (known) {
      if (isSame(known, counts) && !(await this.found.isFresh(known.id, changes))) return
      const [cells, text] = [childCells(known.id, changes), INSERT_CHILDREN]
      await this.commands(known.id).transition(BRAKE_MACHINE, brakeRecords, {
        ...{ kind: 'ledger-brake-set', id: known.id, version: known.version, action: 'COUNT' },
        sent: { mutation: 'ledgerOpening', key: systemKey('count', known.id, known.version), input: counts },
        change: (_brake, state, now) => ({
          fields: { ...counts, state, countedAt: now },
          decision: null,
          children: { text, cells },
        }),
      })
      return
    }
    const id = randomUUID()
    await this.commands(id).create(
      'ledger-brake-set',
      { type: 'ledger-brake', state: 'WAITING' },
      { mutation: 'ledgerOpening', key: systemKey('brake', id, 1), input: counts },
      async (tx, now) => {
        const brake: Brake = {
          ...{ id, school, division, ...counts },
          state: 'WAITING',
          since: now,
          countedAt: now,
          version: 1,
        }
        await insertBrake(tx, brake, place)
        await tx.run(INSERT_CHILDREN, childCells(id, changes))
        return brake
      },
    )
  }

  /** False: somebody else was faster. */
  private async taken(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (thrown) {
      const passing = ['VERSION_CONFLICT', 'LEDGER_STATE', 'LEDGER_NOT_FOUND']
      if (thrown instanceof HubError && passing.includes(thrown.code)) return false
      throw thrown
    }
  }

  private commands(about: string): Commands {
    const { changes, clock } = this.dependencies
    return new Commands(changes, { actor: HUB, requestId: `ledgers-${about}`, clock })
  }
}

function isSame(brake: Brake, counts: Pick<Brake, 'opens' | 'marks' | 'roll' | 'rulesVersion'>): boolean {
  return (['opens', 'marks', 'roll', 'rulesVersion'] as const).every((name) => brake[name] === counts[name])
}

async function insertBrake(tx: HubTransaction, brake: Brake, place: string): Promise<void> {
  const { id, school, division, opens, marks, roll, percent, rulesVersion, state, since } = brake
  const made = await tx.run(
    `INSERT INTO ledger_brake (id, school, division, place, opens, marks, roll, percent, rules_version, state, since, counted_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, 1) ON CONFLICT (place) WHERE state = 'WAITING' DO NOTHING RETURNING 1`,
    [id, school, division, place, opens, marks, roll, percent, rulesVersion, state, instant(since)],
  )
  if (made.length === 0) throw new HubError('LEDGER_STATE', 'a run of this place waits already')
}

const INSERT_CHILDREN = `INSERT INTO ledger_brake_child (brake_id, child_id, change, level, since)
  SELECT $1::uuid, * FROM ${CHILDREN} ON CONFLICT DO NOTHING`
