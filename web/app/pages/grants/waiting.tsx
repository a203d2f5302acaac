import { GrantsWaitingDocument } from '@generated/app/graphql'
import type { Rights } from '../../frame/rights'
import { useAnswer } from '../../hub/use-hub'
import { useWords } from '../../language/words'
import words from './words.json'

/** Each time is in the audit trail: often enough for a day's work, and no more. */
const EVERY_SECONDS = 120

/** How many requests and reviews wait, in the navigation. Nothing is said of none, nor where it could not be asked for. */
export function GrantsWaiting({ rights: { may } }: { readonly rights: Rights }) {
  const say = useWords(words)
  const asked = { decide: may('Query.grantsToDecide'), review: may('Query.grantsToReview') }
  const enabled = asked.decide || asked.review
  const { data } = useAnswer(GrantsWaitingDocument, asked, { enabled, everySeconds: EVERY_SECONDS })
  const { grantsToDecide, grantsToReview } = data?.data ?? {}
  const count = (grantsToDecide?.length ?? 0) + (grantsToReview?.length ?? 0)
  if (count === 0) return null
  return (
    <>
      {' '}
      <b className="count" aria-hidden="true">
        {count}
      </b>
      <span className="unseen">{say('waiting', { count })}</span>
    </>
  )
}
