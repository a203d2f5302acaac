import { GrantsDocument, type GrantCardFragment } from '@generated/app/graphql'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { PageProps } from '../../frame/page-definition'
import { rightsOf, useNavigation } from '../../frame/rights'
import { useAnswer } from '../../hub/use-hub'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import { isInForce } from './grant-card'
import './grants.css'
import { GrantList, type GrantListProps } from './grant-list'
import { RequestPage } from './request-page'
import { useRuleTitle } from './rule-title'
import { useChildNames } from './use-child-names'
import { useSteps, type GrantStep } from './use-steps'
import words from './words.json'

/** 授权: what waits for this account, and what it asked for itself. `rest`: a child's hub id and a rule, to ask for a grant. */
export function Page({ rest }: PageProps) {
  return rest === '' ? <Overview /> : <RequestPage rest={rest} />
}

function Overview() {
  const say = useWords(words)
  const terms = useTerms()
  const title = useRuleTitle()
  const steps = useSteps()
  const navigation = useNavigation().data
  const rights = navigation && rightsOf(navigation.data)
  const asked = {
    mine: rights?.may('Query.myGrants') ?? false,
    decide: rights?.may('Query.grantsToDecide') ?? false,
    review: rights?.may('Query.grantsToReview') ?? false,
    inForce: rights?.may('Query.grantsInForce') ?? false,
  }
  const { data, error, refetch } = useAnswer(GrantsDocument, asked, { enabled: rights !== undefined, staleSeconds: 0 })
  const [handled, setHandled] = useState<readonly GrantCardFragment[]>([])
  const { myGrants = null, grantsToDecide = null, grantsToReview = null, grantsInForce = null } = data?.data ?? {}
  const names = useChildNames((myGrants ?? []).map(({ childId }) => childId))
  if (!data) return error ? <Refused fault={error} retry={() => void refetch()} /> : <Skeleton rows={8} />
  const textsWithheld = data.withheld.find(({ field, at }) => field === 'Grant.reason' && at === undefined) ?? null
  const done = (grant: GrantCardFragment) =>
    setHandled((before) => [grant, ...before.filter(({ id }) => id !== grant.id)])
  const [last] = handled
  const shared = { names, textsWithheld, done }
  const offered = (...wanted: readonly GrantStep[]) => wanted.filter((step) => steps.has(step))
  const lives = (grant: GrantCardFragment) => isInForce(grant) || grant.state === 'REQUESTED'
  const listed = new Set([myGrants, grantsToReview, grantsInForce].flatMap((list) => list ?? []).map(({ id }) => id))
  const answered = handled.filter(({ id }) => !listed.has(id))
  // An emergency stands once: where its review waits it can be revoked as well.
  const open = grantsInForce?.filter(({ id }) => !grantsToReview?.some((one) => one.id === id)) ?? null
  return (
    <div className="grants-page">
      <div className="line">
        <h1>{say('title')}</h1>
        <Button onPress={() => void refetch()}>{say('refresh')}</Button>
      </div>
      <p>{say('lead')}</p>
      {error && <Refused fault={error} retry={() => void refetch()} />}
      <p className="done" role="status">
        {last && say('done', { rule: title(last.rule), state: stateIn(terms, last) })}
      </p>
      {grantsToDecide && (
        <Section title={say('toDecide')} count={grantsToDecide.length} none={say('noneToDecide')}>
          <GrantList grants={grantsToDecide} {...shared} steps={offered('decide')} own={false} />
        </Section>
      )}
      {grantsToReview && (
        <Section title={say('toReview')} count={grantsToReview.length} none={say('noneToReview')}>
          {!steps.has('review') && <p className="quiet-line">{say('watchOnly')}</p>}
          <GrantList grants={grantsToReview} {...shared} steps={offered('review', 'revoke')} own={false} />
        </Section>
      )}
      {open && (
        <Section title={say('inForce')} count={open.length} none={say('noneInForce')}>
          <GrantList grants={open} {...shared} steps={offered('revoke')} own={false} />
        </Section>
      )}
      {answered.length > 0 && (
        <Section title={say('justDone')} count={answered.length} none="">
          <GrantList grants={answered} {...shared} steps={offered('revoke')} own={false} />
        </Section>
      )}
      {myGrants && (
        <Section
          title={say('mine')}
          count={myGrants.filter(lives).length}
          none={say('noneMine')}
          empty={myGrants.length === 0}
        >
          <Own
            {...shared}
            grants={myGrants.filter(lives)}
            ended={myGrants.filter((one) => !lives(one))}
            steps={offered('revoke')}
          />
        </Section>
      )}
    </div>
  )
}

function Own({ ended, ...props }: Omit<GrantListProps, 'own'> & { readonly ended: readonly GrantCardFragment[] }) {
  const say = useWords(words)
  return (
    <>
      <GrantList {...props} own />
      {ended.length > 0 && (
        <details>
          <summary>{say('ended', { count: ended.length })}</summary>
          <GrantList {...props} grants={ended} steps={[]} own />
        </details>
      )}
    </>
  )
}

interface SectionProps {
  readonly title: string
  readonly count: number
  /** Said where there is nothing. */
  readonly none: string
  readonly empty?: boolean
  readonly children: React.ReactNode
}

/** The list stays mounted when it is empty: a form may still be open in it. */
function Section({ title, count, none, empty = count === 0, children }: SectionProps) {
  return (
    <section>
      <h2>
        {title} <span className="count">{count}</span>
      </h2>
      {empty && <p className="none">{none}</p>}
      {children}
    </section>
  )
}

function stateIn(terms: ReturnType<typeof useTerms>, { state, review }: GrantCardFragment): string {
  return review !== null && review !== 'OPEN' ? terms.value('GrantReview', review) : terms.value('GrantState', state)
}
