import { useId, useState, type FormEvent } from 'react'
import type { HubFault } from '../../hub/fault'
import { useWords } from '../../language/words'
import { PayloadErrors } from '../../parts/payload-errors'
import { Refused } from '../../parts/refused'
import words from './words.json'

export interface StepFormProps<Action extends string> {
  /** Read out as the form's name. */
  readonly label: string
  readonly noteLabel: string
  /** What can be done, in words: the first is the main one. */
  readonly actions: readonly (readonly [Action, string])[]
  /** Hours asked for, where the step may give fewer. */
  readonly hours?: number
  readonly errors: readonly { readonly code: string; readonly message: string }[] | undefined
  readonly fault: HubFault | null
  readonly busy: boolean
  /** The grant left the list while this was open. */
  readonly gone: boolean
  readonly send: (action: Action, note: string, hours: number | null) => void
  readonly close: () => void
}

/** A step of a grant with the words that go with it. What was typed stays until it is closed. */
export function StepForm<Action extends string>(props: StepFormProps<Action>) {
  const { label, noteLabel, actions, hours: most, errors, fault, busy, gone, send, close } = props
  const say = useWords(words)
  const id = useId()
  const [note, setNote] = useState('')
  const [hours, setHours] = useState(most ?? null)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const action = (submitter as HTMLButtonElement | null)?.value ?? actions[0]![0]
    send(action as Action, note, hours)
  }
  return (
    <form className="stack step" aria-label={label} onSubmit={submit}>
      <label htmlFor={`${id}n`}>{noteLabel}</label>
      <textarea
        id={`${id}n`}
        autoFocus
        required
        minLength={5}
        maxLength={1000}
        rows={2}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      {most !== undefined && (
        <>
          <label htmlFor={`${id}h`}>{say('hoursGiven', { most })}</label>
          <input
            id={`${id}h`}
            type="number"
            required
            min={1}
            max={most}
            value={hours === null || Number.isNaN(hours) ? '' : hours}
            onChange={({ target }) => setHours(target.valueAsNumber)}
          />
        </>
      )}
      <PayloadErrors errors={errors} />
      {gone && !errors?.length && (
        <p className="refused" role="alert">
          {say('gone')}
        </p>
      )}
      {fault && <Refused fault={fault} />}
      <div className="line">
        {!gone &&
          actions.map(([action, words], index) => (
            <button
              key={action}
              type="submit"
              value={action}
              className={index === 0 ? 'primary' : undefined}
              disabled={busy}
            >
              {words}
            </button>
          ))}
        <button type="button" className="quiet" onClick={close}>
          {say('cancel')}
        </button>
      </div>
    </form>
  )
}
