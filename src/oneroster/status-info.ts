import type { HubError } from '../errors/hub-error'
import type { Language } from '../errors/language'
import { messageIn } from '../errors/message'

/** The HTTP status of a refusal. What GraphQL tells beside data is a refusal here: half a roster would be read as a whole one. */
export function statusOf({ code, status, blame }: HubError): number {
  if (code === 'NOT_FOUND') return 404
  if (blame === 'registry') return 503
  return status === 200 ? 400 : status
}

/** The codeMinor of the specification that comes nearest. */
function codeMinorOf(error: HubError): string {
  const parameter = error.extra['parameter']
  if (error.code === 'ROSTER_FILTER') return 'invalid_filter_field'
  if (error.code === 'ROSTER_PARAMETER')
    return parameter === 'fields'
      ? 'invalid_selection_field'
      : parameter === 'sort'
        ? 'invalid_sort_field'
        : 'invaliddata'
  switch (statusOf(error)) {
    case 401:
      return 'unauthorisedrequest'
    case 403:
      return 'forbidden'
    case 404:
      return 'unknownobject'
    case 429:
    case 503:
      return 'server_busy'
    case 500:
      return 'internal_server_error'
    default:
      return 'invaliddata'
  }
}

/** imsx_StatusInfo of the REST binding. The hub's own code stands before the sentence: programs may read it. */
export function statusInfo(error: HubError, language: Language): object {
  return {
    imsx_codeMajor: statusOf(error) === 405 ? 'unsupported' : 'failure',
    imsx_severity: 'error',
    imsx_description: `${error.code}: ${messageIn(language, error.code, error.message)}`,
    imsx_CodeMinor: {
      imsx_codeMinorField: [
        { imsx_codeMinorFieldName: 'TargetEndSystem', imsx_codeMinorFieldValue: codeMinorOf(error) },
      ],
    },
  }
}
