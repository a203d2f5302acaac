import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { projectRoot } from '../../../src/kit/project-root'
import { startCli, type Env, type UpHub } from '../../cli/support/run-cli'
import { freePort } from '../../auth/support/sign-in-hub'
import { registryEnv, startTestHub, type TestHub } from '../../support/hub'
import { startProxy, type AlternatingProxy } from './alternating-proxy'

const COOKIE_SECRET = 'a cookie secret of the test, long enough'
const AUDIT_KEY = 'an audit key of the test, which is long enough'

export interface TwoHubs {
  /** Owns the databases and the sign-in; it is no part of what the proxy sees. */
  readonly host: TestHub
  readonly proxy: AlternatingProxy
  /** Where each hub listens. */
  readonly urls: readonly [string, string]
  /** The access table's folder of the first; the second has its own. */
  readonly tableDir: string
  /** Settings of a command beside them. */
  readonly env: Env
  stop(): Promise<void>
}

/** Two processes of `tonglian start` on one database, behind a proxy that sends each request to the other one. */
export async function startTwoHubs(own: Env = {}): Promise<TwoHubs> {
  const undo: (() => unknown)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-two-hubs-'))
    undo.push(() => rmSync(folder, { recursive: true, force: true }))
    const proxy = await startProxy()
    undo.push(() => proxy.stop())
    const overrides = { 'auth.cookieSecret': COOKIE_SECRET, 'audit.key': AUDIT_KEY }
    const host = await startTestHub({ children: 5, overrides, delivers: false })
    undo.push(() => host.stop())
    const env: Env = {
      TONGLIAN_HUB_URL: host.urls.hub.app,
      ...registryEnv(host.urls),
      TONGLIAN_ISSUER: `${host.url}/realms/tonglian`,
      TONGLIAN_PUBLIC_URL: proxy.url,
      TONGLIAN_COOKIE_SECRET: COOKIE_SECRET,
      TONGLIAN_AUDIT_KEY: AUDIT_KEY,
      ...own,
    }
    const up = async (name: string): Promise<{ hub: UpHub; url: string }> => {
      const tableDir = path.join(folder, name, 'access')
      cpSync(path.join(projectRoot(), 'schema/access'), tableDir, { recursive: true })
      const port = String(await freePort())
      const hub = await startCli({
        ...env,
        TONGLIAN_PORT: port,
        TONGLIAN_DATA_DIR: path.join(folder, name),
        TONGLIAN_ACCESS_TABLE_DIR: tableDir,
        TONGLIAN_ACCESS_WATCH: String(name === 'first'),
      })
      undo.push(() => hub.stop())
      return { hub, url: `http://127.0.0.1:${port}` }
    }
    const first = await up('first')
    const second = await up('second')
    const urls = [first.url, second.url] as const
    proxy.toHubs(urls)
    return { host, proxy, urls, tableDir: path.join(folder, 'first', 'access'), env, stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}
