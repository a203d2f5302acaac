import * as first from './001-roll'
import * as dropoutLedger from './002-dropout-ledger'

/** In order. A name is never changed once it has run. */
export const migrations = [
  { name: '001-roll', up: first.up, down: first.down },
  { name: '002-dropout-ledger', up: dropoutLedger.up, down: dropoutLedger.down },
]
