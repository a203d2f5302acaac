import { asHubError, HubError } from '../errors/hub-error'

/** What the server itself refuses, in the catalogue's words. */
export function httpError(thrown: unknown): HubError {
  const code = (thrown as { code?: string } | null)?.code ?? ''
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new HubError('TOO_LARGE')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new HubError('UNSUPPORTED_MEDIA_TYPE')
  if (code.startsWith('FST_ERR_CTP') || code === 'FST_ERR_VALIDATION') return new HubError('BAD_REQUEST')
  if (thrown instanceof SyntaxError) return new HubError('BAD_REQUEST')
  return asHubError(thrown)
}
