export interface FaultExtensions {
  readonly requestId?: string | undefined
  /** Of a refusal: the field, how it was used, and the rule. */
  readonly field?: string
  readonly position?: string
  readonly rule?: string
}

/** An answer that is none: refused, or not there. The message is the catalogue's, in the person's language. */
export class HubFault extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly extensions: FaultExtensions,
  ) {
    super(message)
  }
}
