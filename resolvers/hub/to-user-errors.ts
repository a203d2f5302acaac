import type { UserError } from '../../schema'
import type { HubError } from '../../src/errors/hub-error'

/** Refusals of a mutation that the caller can mend, as they stand beside its data. */
export function toUserErrors(errors: readonly HubError[]): UserError[] {
  return errors.map(({ code, message, extra }) => {
    const path = extra['path'] as string[] | undefined
    return { code, message, path: path ?? ['input'] }
  })
}
