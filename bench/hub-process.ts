import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { createApp } from '../src/app'
import { childIdSecret } from '../src/app-settings'
import { createEmbeddedProvider } from '../src/auth/embedded-provider'
import { embeddedProviderRoutes } from '../src/auth/embedded-routes'
import { loadConfig } from '../src/config/load-config'
import { connectRegistries } from '../src/connect'
import { systemClock as clock } from '../src/kit/clock'
import { serve } from './serve'

/* The hub as it is started for the demo, everything on; only the rate limit is out of the way. */
serve(async ({ hubUrl, registryUrls, folder, realmFile }) => {
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const issuer = `${publicUrl}/realms/tonglian`
  const config = loadConfig({
    env: {},
    overrides: {
      dataDir: folder,
      'http.port': port,
      'limits.requestsPerMinute': 1_000_000,
      'webhooks.allow': '127.0.0.1',
    },
  })
  const provider = await createEmbeddedProvider({ issuer, realmFile, mode: 'demo', keysFile: null, clock })
  const app = await createApp({
    config,
    hubUrl,
    connectors: connectRegistries(config, registryUrls, clock),
    issuer,
    publicUrl,
    childIdSecret: childIdSecret(config),
    clock,
    log: pino({ level: 'warn' }, process.stderr),
  })
  await app.server.register(embeddedProviderRoutes(provider))
  await app.server.listen({ host: '127.0.0.1', port })
  const follow = () => void app.follower.catchUpAll((registry, fault) => console.error(registry, fault))
  setInterval(follow, config.sync.intervalMs).unref()
  const headersOf = async (username: string, purpose: string) => {
    return { authorization: `Bearer ${await signIn(issuer, username)}`, 'x-purpose': purpose }
  }
  const [headers, ofB] = [await headersOf('civil-affairs', 'case'), await headersOf('education', 'dropout-control')]
  const ofR = { school: await headersOf('school', 'dropout-control'), area: ofB }
  return { port, headers, ofB, ofR }
})

async function signIn(issuer: string, username: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'password',
    client_id: 'tonglian-web',
    username,
    password: `${username}-demo`,
    scope: 'openid',
  })
  const response = await fetch(`${issuer}/protocol/openid-connect/token`, { method: 'POST', body })
  const answer = (await response.json()) as { access_token?: string; error?: string }
  if (!answer.access_token) throw new TypeError(`no token: ${answer.error}`)
  return answer.access_token
}

/** The issuer's address holds the port, so it is known before the server is made. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
