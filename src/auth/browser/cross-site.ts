import type { IncomingHttpHeaders } from 'node:http'
import { CrossSiteError } from '../auth-error'

/**
 * Throws CrossSiteError unless a page of the hub itself sent the request: either it bears a header that another site
 * cannot set without our consent, or the browser vouches for the same origin and the body is JSON.
 * Asked for every use of the session cookie, reads included: a look at a child leaves a record in somebody's name.
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
