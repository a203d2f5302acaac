/**
 * The path on this hub that `to` names, or `/`: another origin, a scheme, or anything a browser might read as one
 * (`//host`, `/\host`, control characters) is never followed after a sign-in.
 */
export function localPath(to: unknown): string {
  if (typeof to !== 'string' || to.length > 2000 || !/^\/(?![/\\])/.test(to) || /[\\\u0000-\u0020\u007f]/.test(to))
    return '/'
  const base = 'http://hub.invalid'
  const url = URL.canParse(to, base) ? new URL(to, base) : null
  if (url === null || url.origin !== base || url.pathname.startsWith('//')) return '/'
  return url.pathname + url.search + url.hash
}
