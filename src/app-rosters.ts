import type { FastifyPluginAsync } from 'fastify'
import type { Executor } from './execute/executor'
import { ONE_ROSTER, oneRoster, type OneRosterParts } from './http/one-roster'
import type { Clock } from './kit/clock'
import { RosterService } from './oneroster/roster-service'

export { ONE_ROSTER }

export interface RosterOptions extends Omit<OneRosterParts, 'service'> {
  readonly executor: Executor
  readonly clock: Clock
  /** Where clients reach the hub. */
  readonly publicUrl: string
  readonly childIdSecret: string
}

/** OneRoster at `ONE_ROSTER`. Ids of classes are keyed as those of children are: both last. */
export function rosterRoutes({
  executor,
  clock,
  publicUrl,
  childIdSecret,
  ...parts
}: RosterOptions): FastifyPluginAsync {
  return oneRoster({
    ...parts,
    service: new RosterService(executor, clock, `${publicUrl.replace(/\/$/, '')}${ONE_ROSTER}`, childIdSecret),
  })
}
