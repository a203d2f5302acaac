import type { LedgerAction } from '@generated/app/graphql'
import { useEffect, useId, useRef, type FormEvent, type ReactNode } from 'react'
import { useChange } from '../../hub/use-hub'
import { useChangeKey } from '../../hub/use-change-key'
import { useWords } from '../../language/words'
import { PayloadErrors } from '../../parts/payload-errors'
import { Refused } from '../../parts/refused'
import { StepField } from './step-field'
import type { Draft, Field, Item, Step } from './steps'
import { doing } from './doing'
import forms from './forms/words.json'
import words from './words.json'

export interface StepDialogProps {
  readonly item: Item
  readonly action: LedgerAction
  readonly step: Step
  /** What is typed, kept by the page: closing the dialog, or an ended sign-in, loses nothing. */
  readonly draft: Draft
  readonly type: (draft: Draft) => void
  /** The version that the person has seen. */
  readonly seen: number
  /** After the person has seen what changed. */
  readonly see: (version: number) => void
  /** What happened since: entries of the history. */
  readonly changes: ReactNode
  readonly possible: boolean
  readonly law: string | undefined
  readonly done: () => void
  readonly close: () => void
}

const NOTE = { kind: 'note', name: 'note' } as const

/** One step with its form. It leaves the rest of the page in reach: a sign-in that has ended is mended above it. */
export function StepDialog(props: StepDialogProps) {
  const { item, action, step, draft, type, seen, see, changes, possible, law, done, close } = props
  const say = useWords(forms)
  const name = useWords(words)(doing(action))
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const keyOf = useChangeKey()
  const { mutate, data, error, isPending } = useChange(step.document)
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), [])
  const errors = data?.data.step?.errors ?? []
  const fields: readonly (Field | typeof NOTE)[] = [...step.fields, NOTE]
  const ofField = (name: string) => errors.filter(({ path }) => path[1] === name)
  const changed = item.version > seen
  const isSaid = ({ code }: (typeof errors)[number]) => code === 'VERSION_CONFLICT' && changed
  const ofNone = errors.filter((one) => !fields.some(({ name }) => name === one.path[1]) && !isSaid(one))
  const send = (event: FormEvent) => {
    event.preventDefault()
    see(item.version)
    const input = { ...step.inputOf(draft), itemId: item.id, version: item.version, note: draft['note'] ?? '' }
    const variables = { input: { ...input, idempotencyKey: keyOf(input) } }
    // What the step's own inputOf made fits the step's own document: steps.ts holds them together.
    mutate(variables as never, { onSuccess: (answer) => answer.data.step?.item && done() })
  }
  return (
    <div
      role="dialog"
      aria-labelledby={id}
      className="step"
      onKeyDown={({ key }) => {
        if (key === 'Escape') close()
      }}
    >
      <h3 id={id}>{name}</h3>
      {law !== undefined && <p className="quiet-line">{say('basisIs', { law })}</p>}
      <p>{say(`about${action}` as 'aboutVISIT')}</p>
      <form className="stack" ref={form} onSubmit={send}>
        {fields.map((field) => (
          <StepField
            key={field.name}
            field={field}
            label={say(`${field.name === 'note' ? `note${action}` : `field${field.name}`}` as 'fieldmet')}
            item={item}
            value={draft[field.name] ?? ''}
            change={(value) => type({ ...draft, [field.name]: value })}
          >
            <PayloadErrors errors={ofField(field.name)} />
          </StepField>
        ))}
        <PayloadErrors errors={ofNone} />
        {error && <Refused fault={error} />}
        {(changed || !possible) && (
          <div className="warning" role="alert">
            {changed && (
              <p>
                <b>{say('changedMeanwhile')}</b>
              </p>
            )}
            {changed && changes}
            {!possible && <p>{say('noLonger', { step: name })}</p>}
          </div>
        )}
        <div className="line">
          {possible && (
            <button type="submit" className="primary" disabled={isPending}>
              {changed ? say('sendAnyway') : name}
            </button>
          )}
          <button type="button" className="quiet" onClick={close}>
            {say('close')}
          </button>
        </div>
      </form>
    </div>
  )
}
