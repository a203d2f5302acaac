import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'

export interface ApplicationOptions {
  /** The project's folder: dist/web below it holds what scripts/build-web.cjs made. */
  readonly root: string
  /** Accounts that the application offers to switch to; empty outside the demo. */
  readonly demoAccounts: readonly string[]
  /** Whether /borders.json has borders of divisions. */
  readonly borders: boolean
  /** Registries that the demo's switch makes slow or down; none outside the demo. */
  readonly registries?: readonly string[]
}

/**
 * Scripts, icons and data come from the hub alone, and no script is written into the page. react-aria adds two style elements when
 * something is pressed or opened (decision 0033): they bear the nonce that the page was sent with, any other is refused.
 */
const policy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const NONCE = '{nonce}'

/**
 * The application at `/`: one page for everybody, signed in or not, with no data in it. Which of its pages is shown is told by the
 * address's fragment, which browsers send to nobody. Files below /assets have the hash of their content in their name, so they never
 * change. A hub whose application was not built answers everything else, and says so there.
 */
export function application(options: ApplicationOptions): FastifyPluginAsync {
  const built = path.join(options.root, 'dist/web')
  if (!existsSync(path.join(built, 'index.html'))) return notBuilt
  const page = withSettings(readFileSync(path.join(built, 'index.html'), 'utf8'), options)
  return async (app) => {
    app.get('/', (_request, reply) => {
      const nonce = randomBytes(16).toString('base64')
      return reply
        .header('content-security-policy', policy(nonce))
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(page.replace(NONCE, nonce))
    })
    await app.register(fastifyStatic, {
      root: path.join(built, 'assets'),
      prefix: '/assets/',
      index: false,
      immutable: true,
      maxAge: '365d',
      preCompressed: true,
      decorateReply: false,
    })
  }
}

const notBuilt: FastifyPluginAsync = async (app) => {
  app.get('/', (_request, reply) => reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT))
}

const NOT_BUILT = `页面尚未生成：请运行 npm run build，再重新启动。GraphQL 照常可用：/graphql。
The pages are not built: run npm run build, then start again. GraphQL answers at /graphql.
`

/** The page's first question: asked while its scripts come, not after. On a slow line that is a round trip less. */
const WHO = '<link rel="preload" href="/auth/session" as="fetch" crossorigin />'

/** What the page must know before it asks anything: no script may be written into it, so it stands in an attribute. */
function withSettings(html: string, { demoAccounts, borders, registries = [] }: ApplicationOptions): string {
  const settings = { demoAccounts, borders, ...(registries.length > 0 ? { whatIf: registries } : {}) }
  const content = JSON.stringify(settings).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  const meta = `<meta name="tonglian-settings" content="${content}" />`
  return html.replace('</head>', `${WHO}${meta}<meta property="csp-nonce" content="${NONCE}" /></head>`)
}
