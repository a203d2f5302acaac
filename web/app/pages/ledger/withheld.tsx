import type { Limited } from '../../hub/ask'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { Lock } from '../../parts/lock'
import words from './words.json'

export interface WithheldProps {
  /** Of LedgerItem. */
  readonly field: 'clocks' | 'history' | 'nextSteps' | 'level'
  readonly withheld: readonly Limited[]
}

/** In place of what the account may not know: by which rule, where the rule is the account's; else that the child is out of reach. */
export function Withheld({ field, withheld }: WithheldProps) {
  const say = useWords(words)
  const terms = useTerms()
  const limited = withheld.find((one) => one.field === `LedgerItem.${field}`)
  if (!limited) return <p className="none">{say('withheldHere')}</p>
  const query = '{ ledgerItem(id: "ledger:00000000-0000-0000-0000-000000000000") { clocks { kind } history { id } nextSteps { action } level } }' // prettier-ignore
  return <Lock label={terms.field('LedgerItem', field)} limited={limited} query={query} childId={null} />
}
