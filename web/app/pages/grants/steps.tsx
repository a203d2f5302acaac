import { DecideGrantDocument, ReviewGrantDocument, RevokeGrantDocument } from '@generated/app/graphql'
import type { GrantCardFragment, GrantDecision, GrantVerdict } from '@generated/app/graphql'
import { useChange } from '../../hub/use-hub'
import { useChangeKey } from '../../hub/use-change-key'
import { useWords } from '../../language/words'
import { StepForm } from './step-form'
import words from './words.json'

export interface StepProps {
  readonly grant: GrantCardFragment
  readonly gone: boolean
  readonly done: (grant: GrantCardFragment) => void
  readonly close: () => void
}

export function Decide({ grant, gone, done, close }: StepProps) {
  const say = useWords(words)
  const keyOf = useChangeKey()
  const { mutate, data, error, isPending } = useChange(DecideGrantDocument)
  const send = (decision: GrantDecision, note: string, hours: number | null) => {
    const input = { grantId: grant.id, version: grant.version, decision, note, hours: decision === 'APPROVE' ? hours : null } // prettier-ignore
    const onSuccess = (answer: NonNullable<typeof data>) => tell(answer.data.decideGrant?.grant, done)
    mutate({ input: { ...input, idempotencyKey: keyOf(input) } }, { onSuccess })
  }
  return (
    <StepForm<GrantDecision>
      label={say('decide')}
      noteLabel={say('note')}
      hours={grant.hours}
      actions={[
        ['APPROVE', say('approve')],
        ['REFUSE', say('refuse')],
      ]}
      errors={data?.data.decideGrant?.errors}
      fault={error}
      busy={isPending}
      {...{ gone, send, close }}
    />
  )
}

export function Review({ grant, gone, done, close }: StepProps) {
  const say = useWords(words)
  const keyOf = useChangeKey()
  const { mutate, data, error, isPending } = useChange(ReviewGrantDocument)
  const send = (verdict: GrantVerdict, note: string) => {
    const input = { grantId: grant.id, version: grant.version, verdict, note }
    const onSuccess = (answer: NonNullable<typeof data>) => tell(answer.data.reviewGrant?.grant, done)
    mutate({ input: { ...input, idempotencyKey: keyOf(input) } }, { onSuccess })
  }
  return (
    <StepForm<GrantVerdict>
      label={say('doReview')}
      noteLabel={say('note')}
      actions={[
        ['JUSTIFIED', say('justified')],
        ['UNJUSTIFIED', say('unjustified')],
      ]}
      errors={data?.data.reviewGrant?.errors}
      fault={error}
      busy={isPending}
      {...{ gone, send, close }}
    />
  )
}

/** Ends a grant; the own one is withdrawn or given back. */
export function Revoke({ grant, gone, done, close, own }: StepProps & { readonly own: boolean }) {
  const say = useWords(words)
  const keyOf = useChangeKey()
  const { mutate, data, error, isPending } = useChange(RevokeGrantDocument)
  const label = say(revokeWord(grant, own))
  const send = (_action: 'REVOKE', note: string) => {
    const input = { grantId: grant.id, version: grant.version, note }
    const onSuccess = (answer: NonNullable<typeof data>) => tell(answer.data.revokeGrant?.grant, done)
    mutate({ input: { ...input, idempotencyKey: keyOf(input) } }, { onSuccess })
  }
  return (
    <StepForm<'REVOKE'>
      label={label}
      noteLabel={say(own ? 'noteOwn' : 'note')}
      actions={[['REVOKE', label]]}
      errors={data?.data.revokeGrant?.errors}
      fault={error}
      busy={isPending}
      {...{ gone, send, close }}
    />
  )
}

export function revokeWord({ state }: GrantCardFragment, own: boolean): 'withdraw' | 'giveBack' | 'revoke' {
  if (!own) return 'revoke'
  return state === 'REQUESTED' ? 'withdraw' : 'giveBack'
}

function tell(grant: GrantCardFragment | null | undefined, done: (grant: GrantCardFragment) => void): void {
  if (grant) done(grant)
}
