import type { GrantCardFragment } from '@generated/app/graphql'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { addressOf } from '../../frame/address'
import { useOfficialWord } from '../../frame/official-word'
import type { Limited } from '../../hub/ask'
import { useLanguage } from '../../language/language'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { Lock } from '../../parts/lock'
import { Clock, Waiting } from './clock'
import { secondOf } from './instants'
import { useRuleTitle } from './rule-title'
import words from './words.json'

export interface GrantCardProps {
  readonly grant: GrantCardFragment
  /** Its name, where the account may read it. */
  readonly childName: string | undefined
  /** What withholds the texts; null where they are shown. */
  readonly textsWithheld: Limited | null
  /** What can be done with it. */
  readonly children?: ReactNode
}

/** One grant: what of whom, how it stands, for how long, and who said what. */
export function GrantCard({ grant, childName, textsWithheld, children }: GrantCardProps) {
  const say = useWords(words)
  const word = useOfficialWord()
  const terms = useTerms()
  const title = useRuleTitle()
  const { language } = useLanguage()
  const uuid = grant.childId.replace('child:', '')
  const who = (subject: string) =>
    grant.department === null ? subject : say('who', { subject, department: word(grant.department) })
  const at = (instant: string) => secondOf(instant, language)
  const said = (by: string | null, when: string | null, text: string | null) =>
    by !== null && when !== null ? (
      <>
        {say('byAt', { by, time: at(when) })}
        {text !== null && <q>{text}</q>}
      </>
    ) : null
  return (
    <li className="grant" data-grant={grant.id}>
      <div className="line">
        <h3>{title(grant.rule)}</h3>
        <span className="tag" data-state={grant.state}>
          {terms.value('GrantState', grant.state)}
        </span>
        {grant.emergency && <span className="tag attention">{say('emergency')}</span>}
        {grant.review && <span className="tag">{terms.value('GrantReview', grant.review)}</span>}
      </div>
      <p className="line">
        {childName === undefined ? (
          <span>{say('child', { id: uuid.slice(0, 8) })}</span>
        ) : (
          <a href={addressOf('child', uuid)}>{childName}</a>
        )}
        <State grant={grant} />
      </p>
      <dl className="facts">
        <Said term={say('reason')}>
          {textsWithheld ? (
            <Lock label={say('reason')} limited={textsWithheld} query="{ grantsToReview { reason } }" childId={null} />
          ) : (
            grant.reason
          )}
        </Said>
        <Said term={say('asked')}>{say('askedBy', { who: who(grant.subject), time: at(grant.requestedAt) })}</Said>
        <Said term={say('forHours')}>{say('hoursOf', { hours: grant.hours })}</Said>
        <Said term={say('owner')}>{word(grant.owner)}</Said>
        <Said term={say('notice')}>
          {grant.noticeTo !== null &&
            grant.noticeAt !== null &&
            say('noticeText', { department: word(grant.noticeTo), time: at(grant.noticeAt) })}
        </Said>
        <Said term={say('decision')}>{said(grant.decidedBy, grant.decidedAt, grant.note)}</Said>
        <Said term={say('revocation')}>{said(grant.revokedBy, grant.revokedAt, grant.revokeNote)}</Said>
        <Said term={say('review')}>{said(grant.reviewedBy, grant.reviewedAt, grant.reviewNote)}</Said>
      </dl>
      {children}
    </li>
  )
}

/** A fact that is there. */
function Said({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  if (children === null || children === false) return null
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The clock of what is in force, or how long a request has waited. */
function State({ grant }: { readonly grant: GrantCardFragment }) {
  const say = useWords(words)
  const word = useOfficialWord()
  const { language } = useLanguage()
  const client = useQueryClient()
  if (grant.state === 'REQUESTED') return <Waiting since={grant.requestedAt} owner={word(grant.owner)} />
  if (isInForce(grant) && grant.until !== null)
    return <Clock until={grant.until} onEnd={() => void client.invalidateQueries()} />
  return grant.state === 'EXPIRED' && grant.until !== null ? (
    <span className="clock">{say('endedAt', { time: secondOf(grant.until, language) })}</span>
  ) : null
}

export function isInForce({ state }: Pick<GrantCardFragment, 'state'>): boolean {
  return state === 'APPROVED' || state === 'EMERGENCY'
}
