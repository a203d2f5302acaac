import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'

export interface ExplorerOptions {
  /** The project's folder: web/explorer below it holds the page. */
  readonly root: string
  /** Accounts the page offers to switch to; empty outside the demo. */
  readonly demoAccounts: readonly string[]
  /** Who is signed in; null sends the browser to sign in first. */
  readonly signedInActor: (request: FastifyRequest) => Promise<unknown>
}

interface Asset {
  readonly type: string
  readonly body: Buffer
  readonly tag: string
}

// Everything comes from the hub. Styles in elements are needed by GraphiQL's editor; scripts in the page are not allowed.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The root page for signed-in users: GraphiQL with the first queries of the README, all of it served from here. */
export function explorer(options: ExplorerOptions): FastifyPluginAsync {
  const { page, assets } = readAssets(options)
  return async (app) => {
    app.get('/', async (request, reply) => {
      if ((await options.signedInActor(request)) === null) return reply.redirect('/auth/login?to=/')
      return send(reply.header('content-security-policy', POLICY).header('cache-control', 'no-store'), page)
    })
    for (const [name, asset] of assets) {
      app.get(`/explorer/${name}`, async (request, reply) => {
        reply.header('cache-control', 'no-cache').header('etag', asset.tag)
        if (request.headers['if-none-match'] === asset.tag) return reply.code(304).send()
        return send(reply, asset)
      })
    }
  }
}

function send(reply: FastifyReply, asset: Asset): FastifyReply {
  return reply.type(asset.type).header('x-content-type-options', 'nosniff').send(asset.body)
}

function readAssets({ root, demoAccounts }: ExplorerOptions): { page: Asset; assets: ReadonlyMap<string, Asset> } {
  const own = path.join(root, 'web/explorer')
  const installed = (name: string, file: string) =>
    path.join(path.dirname(require.resolve(`${name}/package.json`)), file)
  const script = 'text/javascript; charset=utf-8'
  const style = 'text/css; charset=utf-8'
  const file = (where: string, type: string) => asset(readFileSync(where), type)
  const settings = { demoAccounts, queries: firstQueries(path.join(own, 'queries')) }
  return {
    page: file(path.join(own, 'index.html'), 'text/html; charset=utf-8'),
    assets: new Map([
      ['explorer.js', file(path.join(own, 'explorer.js'), script)],
      ['hub.js', file(path.join(own, 'hub.js'), script)],
      ['words.js', file(path.join(own, 'words.js'), script)],
      ['explorer.css', file(path.join(own, 'explorer.css'), style)],
      ['settings.json', asset(Buffer.from(JSON.stringify(settings)), 'application/json; charset=utf-8')],
      ['react.js', file(installed('react', 'umd/react.production.min.js'), script)],
      ['react-dom.js', file(installed('react-dom', 'umd/react-dom.production.min.js'), script)],
      ['graphiql.js', file(installed('graphiql', 'graphiql.min.js'), script)],
      ['graphiql.css', file(installed('graphiql', 'graphiql.min.css'), style)],
    ]),
  }
}

/** Each .graphql file is a tab, in the order of the names; a .json file of the same name holds its variables. */
function firstQueries(folder: string): { query: string; variables: string }[] {
  const names = readdirSync(folder)
  const text = (name: string) => readFileSync(path.join(folder, name), 'utf8')
  return names
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => {
      const variables = name.replace(/\.graphql$/, '.json')
      return { query: text(name), variables: names.includes(variables) ? text(variables) : '' }
    })
}

function asset(body: Buffer, type: string): Asset {
  return { body, type, tag: `"${createHash('sha256').update(body).digest('base64url')}"` }
}
