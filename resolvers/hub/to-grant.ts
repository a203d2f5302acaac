import type { Grant, GrantPayload } from '../../schema'
import type { RequestContext } from '../../src/execute/request-context'
import { formatGrantId, type Grant as WrittenGrant } from '../../src/grants/grant'
import type { GrantAnswer } from '../../src/grants/grant-desk'
import { stateAt } from '../../src/grants/states'
import { formatChildId } from '../../src/identity/child-id'
import { toUserErrors } from './to-user-errors'

/** A grant as the schema's object: its state is the one of this moment. */
export function toGrant(grant: WrittenGrant, { clock }: RequestContext): Grant {
  const { id, child, state, ...rest } = grant
  return {
    ...rest,
    id: formatGrantId(id),
    childId: formatChildId(child),
    state: stateAt(state, grant.until, clock.now()),
  }
}

export function toGrantPayload(answer: GrantAnswer, context: RequestContext): GrantPayload {
  return {
    grant: answer.grant && toGrant(answer.grant, context),
    errors: toUserErrors(answer.errors, context),
  }
}
