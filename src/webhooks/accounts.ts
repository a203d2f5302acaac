import type { Actor } from '../auth/actor'
import { BatchLoader } from '../kit/batch-loader'
import type { Clock } from '../kit/clock'
import type { HubStore, HubTransaction } from '../store/hub-store'
import type { WebhookSeal } from './seal'

/** An account as its newest token told. */
export interface KnownAccount {
  /** Without the purpose of a request: each webhook has its own. */
  readonly actor: Omit<Actor, 'purpose' | 'name'>
  /** Milliseconds since 1970. */
  readonly seenAt: number
}

/** Claims sealed with another key, or changed by hand: no right was lost, and nothing may be passed over. */
export const UNREADABLE = 'UNREADABLE'
export type LoadedAccount = KnownAccount | typeof UNREADABLE

interface Last {
  issued: number
  claims: string
  /** When it was written. */
  at: number
}

/** A use is written when the last one written is so old, or when the rights are others. */
const USE_MILLIS = 60_000
const MOST_KEYS = 2_000

/** The rights of accounts with webhooks, as each request brings them. An older token never takes the place of a newer one. */
export class WebhookAccounts {
  private known = new Map<string, Last>()
  /** When the token of each actor was issued. */
  private readonly issued = new WeakMap<Actor, number>()
  private readonly loader: BatchLoader<string, LoadedAccount>

  constructor(
    private readonly store: HubStore,
    private readonly seal: WebhookSeal,
    private readonly clock: Clock,
  ) {
    this.loader = new BatchLoader((subjects) => this.read(subjects), MOST_KEYS)
  }

  /** Null where it is not known, or where what is kept was changed by others. */
  async load(subject: string): Promise<LoadedAccount | null> {
    return (await this.loader.load([subject]))[0] ?? null
  }

  /** Learns which accounts have webhooks: also those that other processes made. */
  async follow(): Promise<void> {
    const rows = await this.store.run({
      name: 'webhook_accounts',
      text: 'SELECT subject FROM webhook_account',
      values: [],
    })
    this.known = new Map(
      rows.map(([subject]) => [subject!, this.known.get(subject!) ?? { issued: 0, claims: '', at: 0 }]),
    )
  }

  /** What a request of this account brought; `issued`: seconds since 1970. Null where there is nothing to write. */
  seen(actor: Actor, issued: number): Promise<void> | null {
    this.issued.set(actor, issued)
    const last = this.known.get(actor.subject)
    if (!last || issued < last.issued) return null
    const claims = claimsOf(actor)
    const now = this.clock.now()
    if (claims === last.claims && now - last.at < USE_MILLIS) return null
    Object.assign(last, { issued, claims, at: now })
    return this.write((text, values) => this.store.run({ text, values }), actor, issued).catch((fault: unknown) => {
      last.at = 0 // the next request tries again
      throw fault
    })
  }

  /** The account of a webhook that is being made. */
  async keep(tx: HubTransaction, actor: Actor): Promise<void> {
    const issued = this.issued.get(actor) ?? 0
    await this.write((text, values) => tx.run(text, values), actor, issued)
    this.known.set(actor.subject, { issued, claims: claimsOf(actor), at: this.clock.now() })
  }

  private async write(
    run: (text: string, values: readonly unknown[]) => Promise<unknown>,
    actor: Actor,
    issued: number,
  ): Promise<void> {
    const { subject } = actor
    const sealed = this.seal.close(claimsOf(actor), boundTo(subject, issued))
    await run(
      `INSERT INTO webhook_account (subject, claims, issued, seen_at) VALUES ($1, $2, $3, $4::timestamptz)
       ON CONFLICT (subject) DO UPDATE SET claims = excluded.claims, issued = excluded.issued, seen_at = excluded.seen_at
       WHERE webhook_account.issued <= excluded.issued`,
      [subject, sealed, issued, new Date(this.clock.now()).toISOString()],
    )
  }

  private async read(subjects: readonly string[]): Promise<(LoadedAccount | null)[]> {
    const rows = await this.store.run({
      name: 'webhook_account',
      text: `SELECT subject, claims, issued, (extract(epoch FROM seen_at) * 1000)::bigint FROM webhook_account WHERE subject = ANY($1::text[])`,
      values: [subjects],
    })
    const found = new Map(rows.map(([subject, claims, issued, seenAt]): [string, LoadedAccount] => {
      const text = this.seal.open(claims!, boundTo(subject!, Number(issued)))
      return [subject!, text === null ? UNREADABLE : { actor: JSON.parse(text) as KnownAccount['actor'], seenAt: Number(seenAt) }]
    })) // prettier-ignore
    return subjects.map((subject) => found.get(subject) ?? null)
  }
}

/** Its time is sealed with it: an older row cannot be put back as a newer one. */
function boundTo(subject: string, issued: number): string {
  return JSON.stringify(['claims', subject, issued])
}

function claimsOf({ subject, client, department, roles, divisions, school, worker, purposes }: Actor): string {
  return JSON.stringify({ subject, client, department, roles, divisions, school, worker, purposes })
}
