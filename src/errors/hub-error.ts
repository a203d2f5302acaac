import { GraphQLError } from 'graphql'
import { CATALOGUE, type Blame, type ErrorCode } from './catalogue'

/**
 * An error of the catalogue. `detail` says what was expected and what came, in words that may leave the hub:
 * never a value of a child, never a token. `extra` joins the error's extensions.
 */
export class HubError extends Error {
  override readonly name = 'HubError'

  constructor(
    readonly code: ErrorCode,
    detail?: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
    options?: { cause?: unknown },
  ) {
    super(detail ?? CATALOGUE[code].sentence, options)
  }

  get status(): number {
    return CATALOGUE[this.code].status
  }

  get blame(): Blame {
    return CATALOGUE[this.code].blame
  }

  /** The only mapping to GraphQL: code, blame and, for a refused operation, the HTTP status. */
  toGraphQL(path?: readonly (string | number)[]): GraphQLError {
    const refused = this.status !== 200
    return new GraphQLError(this.message, {
      ...(path ? { path } : {}),
      extensions: {
        code: this.code,
        blame: this.blame,
        ...this.extra,
        ...(refused ? { http: { status: this.status } } : {}),
      },
    })
  }
}

/** Whatever was thrown, as an error of the catalogue: the unknown becomes INTERNAL and keeps its cause for the log. */
export function asHubError(thrown: unknown): HubError {
  if (thrown instanceof HubError) return thrown
  const code = (thrown as { code?: unknown } | null)?.code
  if (thrown instanceof Error && typeof code === 'string' && code in CATALOGUE) {
    const { reason, registry, column } = thrown as { reason?: unknown; registry?: unknown; column?: unknown }
    return new HubError(
      code as ErrorCode,
      thrown.message,
      {
        ...(reason === undefined ? {} : { reason }),
        ...(registry === undefined ? {} : { registry }),
        ...(typeof column === 'string' ? { column } : {}),
      },
      { cause: thrown },
    )
  }
  return new HubError('INTERNAL', undefined, {}, { cause: thrown })
}
