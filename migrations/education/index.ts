import * as first from './001-roll'

/** In order. A name is never changed once it has run. */
export const migrations = [{ name: '001-roll', up: first.up, down: first.down }]
