import { useId, useRef, useState, type FormEvent } from 'react'
import { Button } from 'react-aria-components'
import { RequestGrantDocument } from '@generated/app/graphql'
import { useOfficialWord } from '../frame/official-word'
import { useChange } from '../hub/use-hub'
import { useWords } from '../language/words'
import { Refused } from './refused'
import words from './words.json'

export interface RequestAccessProps {
  readonly label: string
  readonly rule: string
  readonly childId: string
}

/** Asks for a grant of one rule for one child. The department that owns the data decides. */
export function RequestAccess({ label, rule, childId }: RequestAccessProps) {
  const say = useWords(words)
  const word = useOfficialWord()
  const id = useId()
  const key = useRef(crypto.randomUUID()) // the same for each try, so that a second one is no second request
  const [reason, setReason] = useState('')
  const [hours, setHours] = useState(24)
  const { mutate, data, error, isPending } = useChange(RequestGrantDocument)
  const payload = data?.data.requestGrant
  const send = (event: FormEvent) => {
    event.preventDefault()
    mutate({ input: { childId, rule, reason, hours, idempotencyKey: key.current } })
  }
  if (payload?.grant)
    return <p role="status">{say('requested', { owner: word(payload.grant.owner), hours: payload.grant.hours })}</p>
  return (
    <form className="stack" onSubmit={send}>
      <h3>{say('requestFor', { label })}</h3>
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
      <label htmlFor={`${id}h`}>{say('hours')}</label>
      <input
        id={`${id}h`}
        type="number"
        required
        min={1}
        max={168}
        value={hours}
        onChange={(event) => setHours(event.target.valueAsNumber)}
      />
      {payload?.errors.map(({ message }) => (
        <p key={message} role="alert">
          {message}
        </p>
      ))}
      {error && <Refused fault={error} />}
      <Button type="submit" className="primary" isDisabled={isPending}>
        {say('sendRequest')}
      </Button>
    </form>
  )
}
