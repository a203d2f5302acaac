import type { IncomingHttpHeaders } from 'node:http'
import { CrossSiteError } from '../auth-error'

/**
 * Throws CrossSiteError unless a page of the hub sent the request: it has a header that another site cannot set without our consent, or
 * the browser confirms the same origin and the body is JSON. Called for every use of the session cookie, reads included, because a look
 * at a child leaves a record in the user's name.
 */
export function assertSameSite(headers: IncomingHttpHeaders): void {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new CrossSiteError()
  if (headers['x-tonglian-csrf'] === '1') return
  if (site === 'same-origin' && /^application\/json\b/.test(headers['content-type'] ?? '')) return
  throw new CrossSiteError()
}

/** The same for a plain form of the hub's own pages, which can set no header: the browser must name our origin. */
export function assertOwnForm(headers: IncomingHttpHeaders, publicUrl: string): void {
  if (headers['x-tonglian-csrf'] === '1') return assertSameSite(headers)
  if (headers['sec-fetch-site'] === 'same-origin' || headers.origin === new URL(publicUrl).origin) return
  throw new CrossSiteError()
}
