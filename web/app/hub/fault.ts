export interface FaultExtensions {
  readonly requestId?: string | undefined
  /** Of a refusal: the field, how it was used, and the rule. */
  readonly field?: string
  readonly position?: string
  readonly rule?: string
  /** Of numbers that were not published: the facts of the nearest family, those to leave out for it, and the months that there are. */
  readonly nearest?: readonly string[]
  readonly drop?: readonly string[]
  readonly months?: readonly string[]
  /** Of a code that was not published: the fact, as in ChildFilter. */
  readonly fact?: string
  /** Of a month to compare with that has other codes. */
  readonly compareTo?: string
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
