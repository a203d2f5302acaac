type OpenIdClient = Awaited<ReturnType<typeof loadLibrary>>
type Configuration = InstanceType<OpenIdClient['Configuration']>
type ServerMetadata = ConstructorParameters<OpenIdClient['Configuration']>[0]

export interface ProviderClientOptions {
  readonly issuer: string
  /** The issuer's address as this process reaches it, where that differs from the browser's. */
  readonly internalIssuer?: string | undefined
  readonly clientId: string
  readonly clientSecret?: string | undefined
  readonly timeLimitSeconds: number
}

export interface ProviderClient {
  readonly oidc: OpenIdClient
  readonly configuration: Configuration
}

/** The identity provider does not answer, or answers for another realm. */
export class ProviderUnavailableError extends Error {
  readonly code = 'IDENTITY_PROVIDER_UNAVAILABLE'
}

/** Reads the provider's metadata on first use and keeps it; a failure is tried again at the next use. */
export function createProviderClient(options: ProviderClientOptions): () => Promise<ProviderClient> {
  let ready: Promise<ProviderClient> | null = null
  return () => {
    ready ??= connect(options).catch((cause: unknown) => {
      ready = null
      throw new ProviderUnavailableError('The identity provider cannot be reached.', { cause })
    })
    return ready
  }
}

async function connect(options: ProviderClientOptions): Promise<ProviderClient> {
  const { issuer, clientId, clientSecret } = options
  const address = options.internalIssuer ?? issuer
  const oidc = await loadLibrary()
  const response = await fetch(`${address}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(options.timeLimitSeconds * 1000),
    redirect: 'error',
  })
  const metadata = (await response.json()) as ServerMetadata
  if (metadata.issuer !== issuer)
    throw new ProviderUnavailableError('The identity provider answers for another issuer.')
  const authentication = clientSecret === undefined ? oidc.None() : oidc.ClientSecretPost(clientSecret)
  const configuration = new oidc.Configuration(
    reachable(metadata, address),
    clientId,
    { [oidc.clockTolerance]: 10 },
    authentication,
  )
  configuration.timeout = options.timeLimitSeconds
  if (address.startsWith('http:')) oidc.allowInsecureRequests(configuration)
  return { oidc, configuration }
}

/** The endpoints that this process calls itself, at the address where it reaches them. */
function reachable(metadata: ServerMetadata, address: string): ServerMetadata {
  const inside = (url: string | undefined) =>
    url?.startsWith(metadata.issuer) ? address + url.slice(metadata.issuer.length) : url
  const moved = { token_endpoint: inside(metadata.token_endpoint), jwks_uri: inside(metadata.jwks_uri) }
  return { ...metadata, ...Object.fromEntries(Object.entries(moved).filter(([, url]) => url !== undefined)) }
}

function loadLibrary() {
  return import('openid-client')
}
