import type { GrantCardFragment } from '@generated/app/graphql'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Limited } from '../../hub/ask'
import { useWords } from '../../language/words'
import { GrantCard, isInForce } from './grant-card'
import { Decide, Review, Revoke, revokeWord } from './steps'
import type { GrantStep } from './use-steps'
import words from './words.json'

export interface GrantListProps {
  readonly grants: readonly GrantCardFragment[]
  readonly names: ReadonlyMap<string, string>
  readonly textsWithheld: Limited | null
  /** Steps that are offered here. */
  readonly steps: readonly GrantStep[]
  /** Whether the account asked for them itself. */
  readonly own: boolean
  readonly done: (grant: GrantCardFragment) => void
}

interface Open {
  readonly grant: GrantCardFragment
  readonly step: GrantStep
}

/** Grants with what can be done about them. One with an open form stays, even when somebody else was first. */
export function GrantList({ grants, names, textsWithheld, steps, own, done }: GrantListProps) {
  const [open, setOpen] = useState<ReadonlyMap<string, Open>>(new Map())
  const change = (id: string, state: Open | null) =>
    setOpen((before) => {
      const after = new Map(before)
      if (state) after.set(id, state)
      else after.delete(id)
      return after
    })
  const listed = new Set(grants.map(({ id }) => id))
  const lost = [...open.values()].filter(({ grant }) => !listed.has(grant.id)).map(({ grant }) => grant)
  return (
    <ul className="grants">
      {[...lost, ...grants].map((grant) => {
        const step = open.get(grant.id)?.step
        const props = {
          grant,
          gone: !listed.has(grant.id),
          done: (changed: GrantCardFragment) => (change(grant.id, null), done(changed)),
          close: () => change(grant.id, null),
        }
        return (
          <GrantCard
            key={grant.id}
            grant={grant}
            childName={names.get(grant.childId)}
            textsWithheld={textsWithheld}
            own={own}
            gone={props.gone}
          >
            {step === undefined && (
              <Offers
                grant={grant}
                steps={steps}
                own={own}
                choose={(chosen) => change(grant.id, { grant, step: chosen })}
              />
            )}
            {step === 'decide' && <Decide {...props} />}
            {step === 'review' && <Review {...props} />}
            {step === 'revoke' && <Revoke {...props} own={own} />}
          </GrantCard>
        )
      })}
    </ul>
  )
}

interface OffersProps {
  readonly grant: GrantCardFragment
  readonly steps: readonly GrantStep[]
  readonly own: boolean
  readonly choose: (step: GrantStep) => void
}

function Offers({ grant, steps, own, choose }: OffersProps) {
  const say = useWords(words)
  const offered = steps.filter((step) => isPossible(step, grant, own))
  if (offered.length === 0) return null
  return (
    <div className="line">
      {offered.map((step, index) => (
        <Button key={step} className={index === 0 && !own ? 'primary' : ''} onPress={() => choose(step)}>
          {say(step === 'decide' ? 'decide' : step === 'review' ? 'doReview' : revokeWord(grant, own))}
        </Button>
      ))}
    </div>
  )
}

/** Which step the state allows (src/grants/states.ts); the hub judges it anew. */
function isPossible(step: GrantStep, grant: GrantCardFragment, own: boolean): boolean {
  if (step === 'decide') return grant.state === 'REQUESTED'
  if (step === 'review') return grant.review === 'OPEN'
  return isInForce(grant) || (own && grant.state === 'REQUESTED')
}
