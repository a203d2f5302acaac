import * as first from './001-survey'

/** In order. A name is never changed once it has run. */
export const migrations = [{ name: '001-survey', up: first.up, down: first.down }]
