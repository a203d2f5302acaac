import * as first from './001-child-health'

/** In order. A name is never changed once it has run. */
export const migrations = [{ name: '001-child-health', up: first.up, down: first.down }]
