import type { IncomingMessage, ServerResponse } from 'node:http'
import { importJWK, SignJWT } from 'jose'
import type { Provider } from 'oidc-provider'
import type { Clock } from '../kit/clock'
import { passwordGrant } from './embedded/password-grant'
import { keepKeys, loadKeys, rotated } from './embedded/provider-keys'
import { loginPage, messagePage, type Page } from './pages'
import { providerSettings } from './embedded/provider-settings'
import { people, readRealm, userOfPassword, type Realm } from './embedded/realm-file'

export interface EmbeddedProviderOptions {
  /** http://host:port/realms/<realm of the file>. */
  readonly issuer: string
  /** The realm file that Keycloak would import: its clients, users and their attributes are served. */
  readonly realmFile: string
  /** Anything but `demo` is refused: passwords of this provider are public. */
  readonly mode: string
  /** Where the signing keys are kept between runs; null = new keys at every start. */
  readonly keysFile: string | null
  readonly clock: Clock
}

export interface EmbeddedProvider {
  /** The people of the realm by user name; the password of each is its name with -demo. */
  readonly accounts: readonly string[]
  /** Answers every path under /realms/<realm>. The body must not have been read before. */
  handler(request: IncomingMessage, response: ServerResponse): void
  /** Signs with a new key from now on; the old ones stay published. */
  rotateKeys(): Promise<void>
  /** A JWT of the realm with this payload, as Keycloak signs its notices (not-before, sign-out). */
  signNotice(payload: Record<string, unknown>): Promise<string>
  close(): void
}

export class EmbeddedProviderError extends Error {
  readonly code = 'EMBEDDED_PROVIDER_REFUSED'
}

const LONGEST_FORM = 4096

/**
 * Stands in for Keycloak where there is none: the same paths, flows and access tokens, from the same realm file.
 * Throws EmbeddedProviderError outside demo mode, RealmFileError on a realm file it cannot serve.
 */
export async function createEmbeddedProvider(options: EmbeddedProviderOptions): Promise<EmbeddedProvider> {
  if (options.mode !== 'demo') {
    throw new EmbeddedProviderError(
      'The embedded identity provider runs in demo mode only: its passwords are public. Set a Keycloak realm instead.',
    )
  }
  const realm = readRealm(options.realmFile)
  const prefix = `/realms/${realm.name}`
  if (new URL(options.issuer).pathname !== prefix) {
    throw new EmbeddedProviderError(`The issuer of the embedded identity provider must end in ${prefix}.`)
  }
  let keys = await loadKeys(options.keysFile)
  const { Provider, errors, interactionPolicy } = await loadLibrary()
  const policy = interactionPolicy.base()
  policy.remove('consent')
  const settings = providerSettings({ issuer: options.issuer, realm, clock: options.clock, policy })
  const build = () => {
    const built = new Provider(options.issuer, settings(keys))
    built.registerGrantType('password', (ctx) => passwordGrant(built, realm, errors.InvalidGrant, ctx), [
      'username',
      'password',
      'scope',
    ])
    return { provider: built, callback: built.callback() }
  }
  let current = build()

  return {
    accounts: people(realm).map((user) => user.username),
    handler(request, response) {
      const url = request.url ?? '/'
      if (url.startsWith(`${prefix}/interaction/`)) {
        void signIn(current.provider, realm, request, response)
        return
      }
      if (!url.startsWith(`${prefix}/`)) return send(response, 404, messagePage('没有这个页面。There is no such page.'))
      // The library sees its own paths, and learns from originalUrl where it is mounted.
      Object.assign(request, { originalUrl: url, url: url.slice(prefix.length) })
      current.callback(request, response)
    },
    async rotateKeys() {
      keys = await rotated(keys)
      keepKeys(options.keysFile, keys)
      current = build()
    },
    async signNotice(payload) {
      const [key] = keys.keys
      if (key === undefined) throw new EmbeddedProviderError('The embedded identity provider has no key.')
      return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: String(key.kid) }).sign(await importJWK(key))
    },
    close() {
      // Nothing is open: the provider owns no socket and no timer.
    },
  }
}

/** The sign-in page and its answer: one of the demo accounts by a click, or name and password. */
async function signIn(
  provider: Provider,
  realm: Realm,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { params } = await provider.interactionDetails(request, response)
    const hint = typeof params['login_hint'] === 'string' ? params['login_hint'] : null
    let failed = false
    if (request.method === 'POST') {
      const form = await readForm(request)
      const user =
        people(realm).find((each) => each.username === form.get('account')) ??
        userOfPassword(realm, form.get('username'), form.get('password'))
      if (user !== null) {
        await provider.interactionFinished(request, response, { login: { accountId: user.id, amr: ['pwd'] } })
        return
      }
      failed = true
    }
    send(response, 200, loginPage(request.url ?? '', people(realm), hint, failed))
  } catch {
    send(response, 400, messagePage('登录已过期，请重新开始。This sign-in has expired: start again.'))
  }
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > LONGEST_FORM) throw new EmbeddedProviderError('The form is too long.')
  }
  return new URLSearchParams(text)
}

function send(response: ServerResponse, status: number, page: Page): void {
  if (response.headersSent) return
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': page.policy,
    'cache-control': 'no-store',
  })
  response.end(page.html)
}

type Library = typeof import('oidc-provider')

/** Loads the ESM-only library; its notice about the age of Node is held back, since Node 20 is tested here. */
async function loadLibrary(): Promise<Library> {
  const warn = console.warn
  console.warn = () => undefined
  try {
    return await import('oidc-provider')
  } finally {
    console.warn = warn
  }
}
