import {
  DraftReturnDocument,
  FillReturnDocument,
  RecountReturnDocument,
  ReviewReturnDocument,
  SendBackReturnDocument,
  SignReturnDocument,
  type WholeReturnFragment,
} from '@generated/app/graphql'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { goTo } from '../../frame/address'
import { useChangeKey } from '../../hub/use-change-key'
import { useChange } from '../../hub/use-hub'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { PayloadErrors } from '../../parts/payload-errors'
import { Refused } from '../../parts/refused'
import words from './words.json'

type Step = 'recount' | 'fill' | 'review' | 'sign' | 'sendBack'
const POSSIBLE: Readonly<Record<WholeReturnFragment['state'], readonly Step[]>> = {
  DRAFT: ['fill', 'recount'],
  FILLED: ['review', 'sendBack'],
  REVIEWED: ['sign', 'sendBack'],
  SIGNED: [],
}
const CORRECTIONS = ['DATA_CORRECTED', 'LATE_RETURN', 'RULES_CHANGED', 'PERIOD_OVER'] as const

/** What can be done with a return in its state. The hub sees to it that three people do it. */
export function ReturnSteps({ of }: { readonly of: WholeReturnFragment }) {
  const say = useWords(words)
  const keyOf = useChangeKey()
  const steps = {
    recount: useChange(RecountReturnDocument),
    fill: useChange(FillReturnDocument),
    review: useChange(ReviewReturnDocument),
    sign: useChange(SignReturnDocument),
    sendBack: useChange(SendBackReturnDocument),
  }
  const all = Object.values(steps)
  const take = (step: Step) => {
    for (const one of all) one.reset()
    const input = { returnId: of.id, version: of.version }
    steps[step].mutate({ input: { ...input, idempotencyKey: keyOf({ step, ...input }) } })
  }
  const isPending = all.some((one) => one.isPending)
  const errors = all.flatMap(({ data }) =>
    Object.values(data?.data ?? {}).flatMap((payload) =>
      typeof payload === 'object' && payload ? payload.errors : [],
    ),
  )
  const failed = all.find(({ error }) => error)?.error
  return (
    <div className="stack no-print">
      {of.state === 'SIGNED' && <Correction of={of} />}
      {POSSIBLE[of.state].length > 0 && (
        <div className="line">
          {POSSIBLE[of.state].map((step, i) => (
            <Button key={step} className={i === 0 ? 'primary' : ''} isDisabled={isPending} onPress={() => take(step)}>
              {say(`do_${step}`)}
            </Button>
          ))}
        </div>
      )}
      {of.state !== 'SIGNED' && <p className="quiet-line">{say('threePeople')}</p>}
      {failed && <Refused fault={failed} />}
      <PayloadErrors errors={errors} />
    </div>
  )
}

/** A signed return does not change: a new edition takes its place. */
function Correction({ of }: { readonly of: WholeReturnFragment }) {
  const say = useWords(words)
  const terms = useTerms()
  const keyOf = useChangeKey()
  const [correction, setCorrection] = useState<(typeof CORRECTIONS)[number]>('DATA_CORRECTED')
  const { mutate, data, error, isPending } = useChange(DraftReturnDocument, ({ data: { draftReturn } }) => {
    if (draftReturn?.return) goTo('returns', draftReturn.return.id.replace('return:', ''))
  })
  const send = () => {
    const unit = of.school === null ? { division: of.division } : { school: of.school }
    const input = { period: of.period, ...unit, correction }
    mutate({ input: { ...input, idempotencyKey: keyOf({ ...input, of: of.id }) } })
  }
  return (
    <>
      <p>{say('frozen')}</p>
      <div className="line">
        <label className="line">
          {say('correction')}
          <select value={correction} onChange={({ target }) => setCorrection(target.value as typeof correction)}>
            {CORRECTIONS.map((one) => (
              <option key={one} value={one}>
                {terms.value('ReturnCorrection', one)}
              </option>
            ))}
          </select>
        </label>
        <Button isDisabled={isPending} onPress={send}>
          {say('correct')}
        </Button>
      </div>
      {error && <Refused fault={error} />}
      <PayloadErrors errors={data?.data.draftReturn?.errors} />
    </>
  )
}
