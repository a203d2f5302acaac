import type * as Schema from '../../schema'
import type { RequestContext } from '../../src/execute/request-context'
import { instant } from '../../src/kit/clock'
import { checksOfRollUp, checksWithin } from '../../src/returns/checks'
import { FIGURES } from '../../src/returns/figures'
import { asOfDay, readPeriod } from '../../src/returns/periods'
import { formatReturnId, type DropoutReturn, type Signature } from '../../src/returns/return'
import type { ReturnAnswer } from '../../src/returns/return-commands'
import { toUserErrors } from '../hub/to-user-errors'

export function toReturn(found: DropoutReturn, { language }: RequestContext): Schema.DropoutReturn {
  const { id, version, kind, period, division, school, edition, replaces, correction, state } = found
  const { figures, counted, parts, partsMissing } = found
  return {
    ...{ id: formatReturnId(id), version, kind, period, division, school, edition, correction, state },
    replaces: replaces && formatReturnId(replaces),
    countedAt: instant(found.countedAt),
    asOf: asOfDay(readPeriod(period)!, found.countedAt), // the hub itself wrote the period
    figures: FIGURES.map((figure, i) => ({ number: figure.number, name: figure[language], value: figures[i]! })),
    checks: [...checksWithin(figures), ...(counted ? checksOfRollUp(figures, counted) : [])],
    ...{ parts, partsMissing },
    filled: toSignature(found.filled),
    reviewed: toSignature(found.reviewed),
    signed: toSignature(found.signed),
  }
}

function toSignature(signature: Signature | null): Schema.ReturnSignature | null {
  return signature && { by: signature.by, at: instant(signature.at) }
}

export function toReturnPayload({ found, errors }: ReturnAnswer, context: RequestContext): Schema.DropoutReturnPayload {
  return { return: found && toReturn(found, context), errors: toUserErrors(errors, context) }
}
