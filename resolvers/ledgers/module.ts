import { HUB, type SchemaModule } from '../module'
import { LedgerMutations, ledgerCommandTouches } from './ledger-mutations'
import { LedgerQueries, ledgerTouches } from './ledger-queries'

/** The three ledgers of dropout control: kept by the hub. */
export const ledgersModule: SchemaModule = {
  owner: HUB,
  resolvers: [LedgerQueries, LedgerMutations],
  touches: [ledgerTouches, ledgerCommandTouches],
}
