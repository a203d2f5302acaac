import * as first from './001-household'

/** In order. A name is never changed once it has run. */
export const migrations = [{ name: '001-household', up: first.up, down: first.down }]
