import type { UserError } from '../../schema'
import type { HubError } from '../../src/errors/hub-error'
import { messageIn } from '../../src/errors/message'
import type { RequestContext } from '../../src/execute/request-context'

/** Refusals of a mutation that the caller can mend, as they stand beside its data. */
export function toUserErrors(errors: readonly HubError[], { language }: RequestContext): UserError[] {
  return errors.map(({ code, message, extra }) => {
    const path = extra['path'] as string[] | undefined
    return { code, message: messageIn(language, code, message), path: path ?? ['input'] }
  })
}
