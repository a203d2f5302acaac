import type { Provider, ProviderContext } from 'oidc-provider'
import { HUB_RESOURCE, HUB_SERVER, SCOPES } from './provider-settings'
import { userOfPassword, type Realm } from './realm-file'

/** Keycloak's direct access grant, for the demo and its README: name and password against tokens. */
export async function passwordGrant(
  provider: Provider,
  realm: Realm,
  refused: new (message: string) => Error,
  ctx: ProviderContext,
): Promise<void> {
  const { client, params } = ctx.oidc
  const user = userOfPassword(realm, params['username'], params['password'])
  if (user === null) throw new refused('invalid user credentials')

  const grant = new provider.Grant({ clientId: client.clientId, accountId: user.id })
  grant.addOIDCScope(SCOPES)
  grant.addResourceScope(HUB_RESOURCE, SCOPES)
  const grantId = await grant.save()

  const fields = { accountId: user.id, client, grantId, gty: 'password', scope: SCOPES }
  const access = new provider.AccessToken(fields)
  access.resourceServer = new provider.ResourceServer(HUB_RESOURCE, HUB_SERVER)
  const refresh = new provider.RefreshToken({ ...fields, resource: HUB_RESOURCE, rotations: 0 })
  ctx.oidc.entity('AccessToken', access)
  ctx.body = {
    access_token: await access.save(),
    expires_in: access.expiration,
    refresh_token: await refresh.save(),
    token_type: 'Bearer',
    scope: SCOPES,
  }
}
