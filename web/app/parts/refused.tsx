import { Button } from 'react-aria-components'
import type { HubFault } from '../hub/fault'
import { useWords } from '../language/words'
import faults from './faults.json'
import words from './words.json'

/** Why there is no answer, in the catalogue's words, and what to do next. */
export function Refused({ fault, retry }: { readonly fault: HubFault; readonly retry?: () => void }) {
  const say = useWords(words)
  const sayFault = useWords(faults)
  const { field, rule, requestId } = fault.extensions
  const what = fault.code in faults ? (fault.code as keyof typeof faults) : 'OTHER'
  return (
    <div className="refused" role="alert">
      <p>
        <b>{fault.message || sayFault('OFFLINE_WHAT')}</b>
      </p>
      {field !== undefined && <p>{say('refusedField', { field, rule: rule ?? '—' })}</p>}
      <p>{sayFault(what)}</p>
      {retry && <Button onPress={retry}>{say('again')}</Button>}
      {requestId !== undefined && <p className="quiet-line">{say('requestId', { id: requestId })}</p>}
    </div>
  )
}
