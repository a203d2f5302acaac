import { useLanguage } from '../language/language'
import { useWords } from '../language/words'
import faults from './faults.json'

export interface PayloadErrorsProps {
  /** What a mutation says of itself; nothing is shown for none. */
  readonly errors: readonly { readonly code: string; readonly message: string }[] | undefined
}

/** Why a change was not made: the catalogue's sentence, and what was expected. */
export function PayloadErrors({ errors = [] }: PayloadErrorsProps) {
  const say = useWords(faults)
  const { language } = useLanguage()
  return errors.map(({ code, message }) => (
    <div key={code + message} role="alert" className="refused">
      <p>
        <b>{language === 'zh' && code in faults && code !== 'ACCESS_FILTER' ? withoutDetail(message) : message}</b>
      </p>
      {code in faults && <p>{say(code as keyof typeof faults)}</p>}
    </div>
  ))
}

/** Details of the hub are English; where the page says in words what was expected, they are left out. A refused filter's name field and rule. */
function withoutDetail(message: string): string {
  return message.replace(/\s*\uff08[^\uff09]*\uff09$/, '')
}
