/** The part of oidc-provider 9 that the embedded provider uses; the package ships no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export interface ProviderContext {
    type: string
    body: unknown
    set(header: string, value: string): void
    readonly oidc: {
      readonly provider: Provider
      readonly client: { readonly clientId: string; grantTypeAllowed(grant: string): boolean }
      readonly params: Record<string, string | undefined>
      readonly session?: { readonly accountId?: string; grantIdFor(client: string): string | undefined }
      entity(name: string, value: unknown): void
    }
  }

  export interface ProviderToken {
    readonly kind: string
    readonly clientId: string
    readonly accountId?: string
    readonly scopes: ReadonlySet<string>
    readonly expiration: number
    resourceServer?: unknown
    scope?: string
    save(): Promise<string>
  }

  export interface ProviderGrant {
    addOIDCScope(scope: string): void
    addResourceScope(resource: string, scope: string): void
    save(): Promise<string>
  }

  export class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>)
    proxy: boolean
    readonly AccessToken: new (fields: Record<string, unknown>) => ProviderToken
    readonly RefreshToken: new (fields: Record<string, unknown>) => ProviderToken
    readonly IdToken: new (
      claims: Record<string, unknown>,
      options: { ctx: ProviderContext },
    ) => { scope: string; issue(options: { use: string }): Promise<string> }
    readonly Grant: (new (fields: Record<string, unknown>) => ProviderGrant) & {
      find(id: string): Promise<ProviderGrant | undefined>
    }
    readonly ResourceServer: new (identifier: string, info: object) => unknown
    callback(): (request: IncomingMessage, response: ServerResponse) => void
    registerGrantType(
      name: string,
      handler: (ctx: ProviderContext) => Promise<void>,
      parameters: readonly string[],
    ): void
    interactionDetails(
      request: IncomingMessage,
      response: ServerResponse,
    ): Promise<{ readonly uid: string; readonly params: Record<string, unknown> }>
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>
  }

  export const errors: { readonly InvalidGrant: new (message: string) => Error }
  export const interactionPolicy: { base(): { remove(prompt: string): void } & unknown[] }
}
