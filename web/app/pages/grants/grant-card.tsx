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
  /** Whether the account asked for it itself. */
  readonly own: boolean
  /** Whether it left the list: how it stood is not how it stands. */
  readonly gone: boolean
  /** What can be done with it. */
  readonly children?: ReactNode
}

/** One grant: what of whom, how it stands, for how long, and who said what. */
export function GrantCard({ grant, childName, textsWithheld, own, gone, children }: GrantCardProps) {
  const say = useWords(words)
  const word = useOfficialWord()
  const terms = useTerms()
  const title = useRuleTitle()
  const { language } = useLanguage()
  const uuid = grant.childId.replace('child:', '')
  const account = (subject: string) => say('account', { id: shortOf(subject) })
  const asker = () => {
    const one = account(grant.subject)
    return grant.department === null ? one : say('who', { account: one, department: word(grant.department) })
  }
  const at = (instant: string) => secondOf(instant, language)
  const said = (by: string | null, when: string | null, text: string | null) =>
    by !== null && when !== null ? (
      <>
        <span title={by}>{say('byAt', { by: account(by), time: at(when) })}</span>
        {text !== null && <q>{text}</q>}
      </>
    ) : null
  return (
    <li className="grant" data-grant={grant.id}>
      <div className="line">
        <h3>{title(grant.rule)}</h3>
        {!gone && (
          <span className={`tag ${grant.state === 'EMERGENCY' ? 'attention' : ''}`} data-state={grant.state}>
            {terms.value('GrantState', grant.state)}
          </span>
        )}
        {grant.emergency && grant.state !== 'EMERGENCY' && <span className="tag attention">{say('emergency')}</span>}
        {grant.review && <span className="tag">{terms.value('GrantReview', grant.review)}</span>}
      </div>
      <p className="line">
        {childName === undefined ? (
          <span>{say('child', { id: uuid.slice(0, 8) })}</span>
        ) : (
          <a href={addressOf('child', uuid)}>{childName}</a>
        )}
        {!gone && <State grant={grant} />}
      </p>
      <dl className="facts">
        <Said term={say('reason')}>
          {textsWithheld ? (
            <Lock label={say('reason')} limited={textsWithheld} query="{ grantsToReview { reason } }" childId={null} />
          ) : (
            grant.reason
          )}
        </Said>
        <Said term={say('asked')}>
          <span title={grant.subject}>
            {own ? at(grant.requestedAt) : say('askedBy', { who: asker(), time: at(grant.requestedAt) })}
          </span>
        </Said>
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

/** Accounts are ids of the sign-in: their beginning tells them apart, the whole stands in the title. */
function shortOf(subject: string): string {
  return /^[\da-f]{8}-[\da-f-]{27}$/.test(subject) ? subject.slice(0, 8) : subject
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
