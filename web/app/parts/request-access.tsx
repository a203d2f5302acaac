import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { RequestGrantDocument } from '@generated/app/graphql'
import { useOfficialWord } from '../frame/official-word'
import { useChange } from '../hub/use-hub'
import { useChangeKey } from '../hub/use-change-key'
import { useWords } from '../language/words'
import { PayloadErrors } from './payload-errors'
import { Refused } from './refused'
import words from './words.json'

export interface RequestAccessProps {
  readonly label: string
  readonly rule: string
  readonly childId: string
  /** In force at once, for a few hours, and reviewed afterwards. */
  readonly emergency?: boolean
  /** Below the form, as long as nothing was sent. */
  readonly children?: ReactNode
}

/** Hours that the hub gives at most, and those that are suggested. */
const HOURS = { ordinary: { most: 168, first: 24 }, emergency: { most: 3, first: 1 } } as const

/** Asks for a grant of one rule for one child. The department that owns the data decides. */
export function RequestAccess({ label, rule, childId, emergency = false, children }: RequestAccessProps) {
  const say = useWords(words)
  const word = useOfficialWord()
  const id = useId()
  const keyOf = useChangeKey()
  const { most, first } = HOURS[emergency ? 'emergency' : 'ordinary']
  const [reason, setReason] = useState('')
  const [hours, setHours] = useState<number | null>(null)
  const { mutate, data, variables, error, isPending } = useChange(RequestGrantDocument)
  const answersThis = variables?.input.rule === rule && variables.input.emergency === emergency
  const payload = answersThis ? data?.data.requestGrant : undefined
  const send = (event: FormEvent) => {
    event.preventDefault()
    const input = { childId, rule, reason, hours: hours ?? first, emergency }
    mutate({ input: { ...input, idempotencyKey: keyOf(input) } })
  }
  if (payload?.grant) {
    const { owner, hours: lasts } = payload.grant
    const key = payload.grant.emergency ? 'emergencyBegun' : 'requested'
    return <Sent>{say(key, { owner: word(owner), hours: lasts })}</Sent>
  }
  return (
    <form className="stack" onSubmit={send}>
      <h2>{say(emergency ? 'emergencyFor' : 'requestFor', { label })}</h2>
      {emergency && <EmergencyWarning />}
      <label htmlFor={`${id}r`}>{say('reason')}</label>
      <textarea
        id={`${id}r`}
        required
        minLength={5}
        maxLength={1000}
        rows={3}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <label htmlFor={`${id}h`}>{say('hours', { most })}</label>
      <input
        id={`${id}h`}
        type="number"
        required
        min={1}
        max={most}
        value={hours ?? first}
        onChange={(event) => setHours(event.target.valueAsNumber)}
      />
      <PayloadErrors errors={payload?.errors} />
      {error && <Refused fault={error} />}
      <Button type="submit" className="primary" isDisabled={isPending}>
        {say(emergency ? 'takeEmergency' : 'sendRequest')}
      </Button>
      {children}
    </form>
  )
}

/** Takes the focus of the form that it stands for: a dialog around it is still left by Escape. */
function Sent({ children }: { readonly children: string }) {
  const text = useRef<HTMLParagraphElement>(null)
  useEffect(() => text.current?.focus(), [])
  return (
    <p role="status" tabIndex={-1} ref={text}>
      {children}
    </p>
  )
}

/** What it means to look without an approval. The tick is asked for by the browser before anything is sent. */
function EmergencyWarning() {
  const say = useWords(words)
  return (
    <div className="warning" role="note">
      <p>
        <b>{say('emergencyTitle')}</b>
      </p>
      <ul>
        {(['emergencyWhen', 'emergencyAtOnce', 'emergencyTold', 'emergencyReviewed', 'emergencySealed'] as const).map(
          (key) => (
            <li key={key}>{say(key)}</li>
          ),
        )}
      </ul>
      <label>
        <input type="checkbox" required /> {say('emergencyConfirm')}
      </label>
    </div>
  )
}
