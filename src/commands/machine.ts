import type { ErrorCode } from '../errors/catalogue'
import type { HubTransaction } from '../store/hub-store'
import type { ChangeRecord } from '../audit/audit-record'

export type TargetType = ChangeRecord['target']['type']

/** A record with a life: the hub keeps it, and it changes by commands alone. */
export interface Living {
  /** UUID. */
  readonly id: string
  /** 1 for a new one; one more with each step. */
  readonly version: number
  readonly child?: string
  readonly rule?: string
}

/** From which state which action leads where. What is not named is not possible. Data: a new machine is a table. */
export type Steps<State extends string, Action extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Action, State>>>>
>

export interface Machine<R extends Living, State extends string, Action extends string> {
  readonly type: TargetType
  readonly steps: Steps<State, Action>
  /** The state of a record at an instant (milliseconds since 1970): a clock may have ended what is written. */
  state(record: R, now: number): State
  /** The codes of its refusals. */
  readonly codes: { readonly missing: ErrorCode; readonly state: ErrorCode }
  /** The name of the input that holds the record's id. */
  readonly idInput: string
}

/** Where records of one type are kept. `Change`: what a step writes beside state and version. */
export interface LivingStore<R extends Living, Change> {
  /** The record, held still until the transaction ends; null where there is none, or it is not this account's to know. */
  hold(tx: HubTransaction, id: string): Promise<R | null>
  /** Writes the change with its version, and gives the record as it is then. */
  write(tx: HubTransaction, record: R, change: Change, version: number): Promise<R>
}
