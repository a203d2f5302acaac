import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import type { Limited } from '../../hub/ask'
import type { Item } from './steps'
import { VerdictInputs } from './verdict-inputs'
import { Withheld } from './withheld'
import words from './words.json'

export interface VerdictProps {
  readonly item: Item
  readonly withheld: readonly Limited[]
  /** Whether the child is within reach: then what the rule looked at can be asked for. */
  readonly inReach: boolean
}

const LEVELS = ['OUT_OF_SCHOOL', 'SUSPECTED', 'DROPPED_OUT'] as const

/** Why the item is there: the rule with its variant and version, or a person; and what the rule says meanwhile. */
export function Verdict({ item, withheld, inReach }: VerdictProps) {
  const say = useWords(words)
  const terms = useTerms()
  const { openedBy, level, variant, rulesVersion, backOn, reason, proof } = item
  const known = LEVELS.find((one) => one === level)
  return (
    <section className="box verdict" aria-labelledby="verdict">
      <h2 id="verdict">{say('verdict')}</h2>
      {openedBy === null && <Withheld field="level" withheld={withheld} />}
      {openedBy === 'HAND' && <p>{say('byHand')}</p>}
      {openedBy === 'RULE' && <p>{say('byRule')}</p>}
      <dl className="facts one">
        {level !== null && (
          <>
            <dt>{terms.field('LedgerItem', 'level')}</dt>
            <dd>{known ? say(known) : level}</dd>
          </>
        )}
        {(['variant', 'rulesVersion'] as const).map((field) => {
          // Of an item opened by hand the version is the one in force then: no rule has said anything.
          const value = level === null ? null : { variant, rulesVersion }[field]
          return value === null ? null : (
            <div key={field}>
              <dt>{terms.field('LedgerItem', field)}</dt>
              <dd>
                <code>{value}</code>
              </dd>
            </div>
          )
        })}
        {reason && (
          <>
            <dt>{terms.field('LedgerItem', 'reason')}</dt>
            <dd>{terms.value('LedgerReason', reason)}</dd>
          </>
        )}
        {proof && (
          <>
            <dt>{terms.field('LedgerItem', 'proof')}</dt>
            <dd>{terms.value('LedgerProof', proof)}</dd>
          </>
        )}
      </dl>
      {backOn !== null && <p className="warning">{say('backOn', { day: backOn })}</p>}
      {inReach && <VerdictInputs childId={item.childId} />}
    </section>
  )
}
