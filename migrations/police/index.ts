import * as first from './001-household'
import * as minors from './002-minors'

/** In order. A name is never changed once it has run. */
export const migrations = [
  { name: '001-household', up: first.up, down: first.down },
  { name: '002-minors', up: minors.up, down: minors.down },
]
