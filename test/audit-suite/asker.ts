import type { ExpectedActor } from '../auth/support/demo-actors'
import type { WrittenTable } from '../schema/read-table'
import type { Answer } from '../support/hub'

/** An account, for one purpose. */
export interface Asker {
  /** 'civil-affairs for case' */
  readonly name: string
  readonly account: string
  readonly actor: ExpectedActor
  readonly purpose: string
  /** The table that the hub it asks runs on, as it is written. */
  readonly table: WrittenTable
  /** Of a subscription: what comes first. */
  ask(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>
}
