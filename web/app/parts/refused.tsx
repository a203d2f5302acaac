import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { HubFault } from '../hub/fault'
import { useWords } from '../language/words'
import faults from './faults.json'
import words from './words.json'

export interface RefusedProps {
  readonly fault: HubFault
  readonly retry?: () => void
  /** What else the page knows of it. */
  readonly children?: ReactNode
}

/** Why there is no answer, in the catalogue's words, and what to do next. */
export function Refused({ fault, retry, children }: RefusedProps) {
  const say = useWords(words)
  const sayFault = useWords(faults)
  const { field, rule, requestId } = fault.extensions
  const what = fault.code in faults ? (fault.code as keyof typeof faults) : 'OTHER'
  return (
    <div className="refused" role="alert">
      <p>
        <b>{fault.code in OWN ? sayFault(OWN[fault.code]!) : fault.message}</b>
      </p>
      {field !== undefined && <p>{say('refusedField', { field, rule: rule ?? '—' })}</p>}
      {children}
      <p>{sayFault(what)}</p>
      {retry && <Button onPress={retry}>{say('again')}</Button>}
      {requestId !== undefined && <p className="quiet-line">{say('requestId', { id: requestId })}</p>}
    </div>
  )
}

/** Where the catalogue speaks to programs, or there is no answer at all. */
const OWN: Readonly<Record<string, keyof typeof faults>> = {
  OFFLINE: 'OFFLINE_WHAT',
  UNAUTHENTICATED: 'UNAUTHENTICATED_WHAT',
}
