import * as first from './001-welfare'

/** In order. A name is never changed once it has run. */
export const migrations = [{ name: '001-welfare', up: first.up, down: first.down }]
