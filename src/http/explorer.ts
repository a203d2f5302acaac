import { createHash } from 'node:crypto'
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'

export interface ExplorerOptions {
  /** The project's folder: web/explorer below it holds the page. */
  readonly root: string
  /** Accounts the page offers to switch to; empty outside the demo. */
  readonly demoAccounts: readonly string[]
  /** Whether browser sessions may send nothing but trusted documents: the page says why it does not work then. */
  readonly trustedOnly: boolean
  /** Who is signed in; null sends the browser to sign in first. */
  readonly signedInActor: (request: FastifyRequest) => Promise<unknown>
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

/** Of what the plugin could do this is left: a file is looked at again by its ETag. Its headers are ours. */
const AS_IT_IS = {
  cacheControl: false,
  lastModified: false,
  acceptRanges: false,
  contentType: false,
  index: false,
} as const

/** Conditions under which a client wants no file: nobody changes one here. */
const REFUSING = ['if-match', 'if-unmodified-since']

/** The page /explorer for signed-in users: GraphiQL with the first queries of the README, all of it served from here. */
export function explorer(options: ExplorerOptions): FastifyPluginAsync {
  const own = path.join(options.root, 'web/explorer')
  const files = filesOf(own)
  const settings = JSON.stringify({
    demoAccounts: options.demoAccounts,
    trustedOnly: options.trustedOnly,
    queries: firstQueries(path.join(own, 'queries')),
  })
  return async (app) => {
    await app.register(fastifyStatic, { serve: false }) // no folder is open: each file has its route
    app.addHook('onRequest', async ({ raw: { headers } }) => {
      for (const name of REFUSING) delete headers[name] // the plugin's refusal (412) would be a fault of the hub
    })
    app.get('/explorer', async (request, reply) => {
      if ((await options.signedInActor(request)) === null) return reply.redirect('/auth/login?to=/explorer')
      const page = headed(reply, 'index.html').header('content-security-policy', POLICY)
      return page.header('cache-control', 'no-store').sendFile('index.html', own, { ...AS_IT_IS, etag: false })
    })
    for (const [name, file] of files) {
      app.get(`/explorer/${name}`, (_request, reply) =>
        headed(reply, name)
          .header('cache-control', 'no-cache')
          .sendFile(path.basename(file), path.dirname(file), AS_IT_IS),
      )
    }
    const tag = `"${createHash('sha256').update(settings).digest('base64url')}"`
    app.get('/explorer/settings.json', async (request, reply) => {
      reply.header('cache-control', 'no-cache').header('etag', tag)
      if (request.headers['if-none-match'] === tag) return reply.code(304).send()
      return headed(reply, 'settings.json').send(settings)
    })
  }
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
}

function headed(reply: FastifyReply, name: string): FastifyReply {
  return reply.type(`${TYPES[path.extname(name)]}; charset=utf-8`).header('x-content-type-options', 'nosniff')
}

const OWN_FILES = [
  'explorer.js',
  'hub.js',
  'rights.js',
  'cost.js',
  'table.js',
  'saved.js',
  'accounts.js',
  'labels.js',
  'keyboard.js',
  'words.js',
  'explorer.css',
]

/** Where each file of the page lies, by its name in the address. One that is missing stops the start. */
function filesOf(own: string): ReadonlyMap<string, string> {
  const installed = (name: string, file: string) =>
    path.join(path.dirname(require.resolve(`${name}/package.json`)), file)
  const files = new Map([
    ...OWN_FILES.map((name) => [name, path.join(own, name)] as const),
    // GraphiQL's bundle is made for React 18, which has files that a page can load; the application uses a newer one.
    ['react.js', installed('react-18', 'umd/react.production.min.js')],
    ['react-dom.js', installed('react-dom-18', 'umd/react-dom.production.min.js')],
    ['graphiql.js', installed('graphiql', 'graphiql.min.js')],
    ['graphiql.css', installed('graphiql', 'graphiql.min.css')],
  ])
  for (const file of [path.join(own, 'index.html'), ...files.values()]) accessSync(file, constants.R_OK)
  return files
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
