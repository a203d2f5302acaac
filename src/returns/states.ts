import type { Steps } from '../commands/machine'

/** 填表人, 复核人, 单位负责人: three steps by three people, and no way back from the last. */
export const RETURN_STATES = ['DRAFT', 'FILLED', 'REVIEWED', 'SIGNED'] as const
export type ReturnState = (typeof RETURN_STATES)[number]

export type ReturnAction = 'RECOUNT' | 'FILL' | 'REVIEW' | 'SIGN' | 'SEND_BACK'

export const RETURN_STEPS: Steps<ReturnState, ReturnAction> = {
  DRAFT: { RECOUNT: 'DRAFT', FILL: 'FILLED' },
  FILLED: { REVIEW: 'REVIEWED', SEND_BACK: 'DRAFT' },
  REVIEWED: { SIGN: 'SIGNED', SEND_BACK: 'DRAFT' },
  SIGNED: {},
}
