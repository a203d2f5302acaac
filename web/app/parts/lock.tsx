import { useState } from 'react'
import { Button, DialogTrigger } from 'react-aria-components'
import { Panel } from './panel'
import { WhyDocument } from '@generated/app/graphql'
import { addressOf } from '../frame/address'
import { useOfficialWord } from '../frame/official-word'
import type { Limited } from '../hub/ask'
import { useAnswer } from '../hub/use-hub'
import { useWords } from '../language/words'
import { isGrantable, neededIn } from './needed'
import { Refused } from './refused'
import { RequestAccess } from './request-access'
import { Skeleton } from './skeleton'
import words from './words.json'

export interface LockProps {
  /** What is withheld, in words. */
  readonly label: string
  readonly limited: Limited
  /** An operation that asks for the field alone, for `explain`. */
  readonly query: string
  /** The child a grant would be for; null where none can be asked for. */
  readonly childId: string | null
}

/** A field that is not shown. It tells why, by which rule, and what would be needed; no error, and never red. */
export function Lock({ label, limited, query, childId }: LockProps) {
  const say = useWords(words)
  const grantable = childId !== null && isGrantable(limited)
  const [asking, setAsking] = useState(false)
  return (
    <DialogTrigger>
      <Button className="lock" data-field={limited.path}>
        <LockShape />
        {label}
        {grantable && <span className="tag">{say('grantable')}</span>}
      </Button>
      <Panel label={say('whyNot', { label })}>
        {asking ? (
          <RequestAccess label={label} rule={limited.rule} childId={childId!}>
            <a href={addressOf('grants', `${childId!.replace('child:', '')}/${limited.rule}`)}>{say('moreRequests')}</a>
          </RequestAccess>
        ) : (
          <>
            <Reason label={label} limited={limited} query={query} />
            {grantable && (
              <Button className="primary" onPress={() => setAsking(true)}>
                {say('requestAccess')}
              </Button>
            )}
          </>
        )}
      </Panel>
    </DialogTrigger>
  )
}

function Reason({ label, limited, query }: Omit<LockProps, 'childId'>) {
  const say = useWords(words)
  const word = useOfficialWord()
  const { data, error } = useAnswer(WhyDocument, { query }, { staleSeconds: 600 })
  const { decisions = [], purpose = '' } = data?.data.explain ?? {}
  const decision = decisions.find(({ field }) => field === limited.field)
  return (
    <>
      <h3>{say('whyNot', { label })}</h3>
      <ul>
        {neededIn(say, word, limited.needed ?? '').map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {error && <Refused fault={error} />}
      {!data && !error && <Skeleton rows={2} />}
      {decision && (
        <dl className="facts one">
          <dt>{say('basis')}</dt>
          <dd>{decision.basis}</dd>
          <dt>{say('rule')}</dt>
          <dd>
            <code>{decision.rule}</code>
          </dd>
          <dt>{say('forPurpose')}</dt>
          <dd>{word(purpose)}</dd>
        </dl>
      )}
    </>
  )
}

export function LockShape() {
  return (
    <svg className="lock-shape" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
      <path d="M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0z" fill="currentColor" />
    </svg>
  )
}
