import type * as Schema from '../../schema'
import type { RequestContext } from '../../src/execute/request-context'
import { instant } from '../../src/kit/clock'
import { formatBrakeId, type Brake } from '../../src/ledgers/brake'
import type { BrakeAnswer } from '../../src/ledgers/brake-commands'
import { toUserErrors } from '../hub/to-user-errors'

export function toBrake(brake: Brake): Schema.LedgerBrake {
  const { id, version, state, division, school, opens, marks, roll, percent, rulesVersion, since, countedAt } = brake
  return {
    ...{ id: formatBrakeId(id), version, state, division, school, opens, marks, roll, percent, rulesVersion },
    why: `${opens + marks} of ${roll} children at once: ${percent} %`,
    since: instant(since),
    countedAt: instant(countedAt),
  }
}

export function toBrakePayload({ brake, errors }: BrakeAnswer, context: RequestContext): Schema.LedgerBrakePayload {
  return { brake: brake && toBrake(brake), errors: toUserErrors(errors, context) }
}
