import { decidePosition, type AccessClass } from '../access/decide'
import { SCOPE_BIT, type ScopeBits } from '../access/words'
import type { Actor } from '../auth/actor'
import { Commands } from '../commands/commands'
import { decide } from '../access/decide'
import { isWithin } from '../divisions/divisions'
import { HubError } from '../errors/hub-error'
import type { HubStore } from '../store/hub-store'
import { BRAKE_JSON, BRAKE_MACHINE, brakeRecords, parseBrakeId, readBrake, type Brake } from './brake'
import { checkNote, notFound } from './inputs'
import type { LedgerDependencies } from './ledger-dependencies'

export interface BrakeInput {
  readonly brakeId: string
  readonly version: number
  readonly decision: 'RELEASE' | 'REFUSE'
  readonly note: string
  readonly idempotencyKey: string
}

export interface BrakeAnswer {
  readonly brake: Brake | null
  readonly errors: readonly HubError[]
}

const MOST = 500
const DECIDE = 'Mutation.decideLedgerBrake'

/** Runs that wait, for one actor and one request: of the places in its scopes. */
export class BrakeCommands {
  private readonly commands: Commands

  constructor(
    private readonly dependencies: LedgerDependencies & { readonly hubStore: Pick<HubStore, 'run'> },
    private readonly actor: Actor,
    private readonly who: AccessClass,
    requestId: string,
  ) {
    this.commands = new Commands(dependencies.changes, { actor, requestId, clock: dependencies.clock })
  }

  /** The oldest first. */
  async waiting(): Promise<readonly Brake[]> {
    const rows = await this.dependencies.hubStore.run({
      text: `SELECT ${BRAKE_JSON} FROM ledger_brake b WHERE b.state = 'WAITING' ORDER BY b.since, b.id`,
      values: [],
    })
    const table = this.dependencies.table()
    const within = (brake: Brake) => decide(table, 'Query.ledgerBrakes', this.who, this.bits(brake)).level === 'full'
    return rows.map(([json]) => readBrake(json!)).filter(within).slice(0, MOST) // prettier-ignore
  }

  async decide(input: BrakeInput): Promise<BrakeAnswer> {
    const { decision: action, version } = input
    const made = await this.commands.attempt('ledger-brake-decided', 'ledger-brake', async (about) => {
      const id = parseBrakeId(input.brakeId)
      if (!id) throw notFound('brakeId')
      about({ id })
      const [row] = await this.dependencies.hubStore.run({
        text: `SELECT ${BRAKE_JSON} FROM ledger_brake b WHERE b.id = $1::uuid`,
        values: [id],
      })
      const may = (brake: Brake) => decidePosition(this.dependencies.table(), DECIDE, 'decide', this.who, this.bits(brake)).level === 'full' // prettier-ignore
      if (!row || !may(readBrake(row[0]!))) throw notFound('brakeId')
      const note = checkNote(input.note)
      const { idempotencyKey: key, ...rest } = input
      return this.commands.transition(BRAKE_MACHINE, brakeRecords, {
        ...{ kind: 'ledger-brake-decided', id, version, action },
        sent: { mutation: 'decideLedgerBrake', key, input: rest },
        change: (_brake, state, now) => ({
          fields: { state },
          decision: { by: this.actor.subject, at: now, note },
        }),
      })
    })
    return made instanceof HubError ? { brake: null, errors: [made] } : { brake: made, errors: [] }
  }

  /** In which scopes of the account a place is: the same as for a child who lives, or learns, there. */
  private bits({ division, school }: Brake): ScopeBits {
    const area = this.actor.divisions.some((code) => isWithin(division, code)) ? SCOPE_BIT.area : 0
    return area | (school !== null && school === this.actor.school ? SCOPE_BIT.school : 0)
  }
}
