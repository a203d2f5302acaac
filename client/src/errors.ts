/** One entry of `errors` as the hub sends it. Codes: docs/ERRORS.md of the hub. */
export interface GraphqlError {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions: { readonly code: string; readonly blame?: string; readonly [more: string]: unknown }
}

/** The hub refused the operation as a whole: there are no data. Name `requestId` when you report it. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  /** Of the first error. */
  readonly code: string

  constructor(
    readonly errors: readonly GraphqlError[],
    readonly status: number,
    readonly requestId: string | null,
  ) {
    super(errors.map(({ message, extensions }) => `${extensions.code}: ${message}`).join('; '))
    this.code = errors[0]?.extensions.code ?? 'UNKNOWN'
  }
}

/** No answer that could be read, after all attempts. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError'
}
