import { DecideLedgerBrakeDocument, type LedgerBrakeLineFragment } from '@generated/app/graphql'
import { useId, useState, type FormEvent } from 'react'
import { addressOf } from '../../frame/address'
import { useChange } from '../../hub/use-hub'
import { useChangeKey } from '../../hub/use-change-key'
import { useFormats } from '../../language/format'
import { useWords } from '../../language/words'
import { useTitle } from '../../parts/field-words'
import { PayloadErrors } from '../../parts/payload-errors'
import { Refused } from '../../parts/refused'
import { useDivisionName } from '../../parts/division-name'
import { namedSchool } from '../../parts/school-names'
import { ALL, restOf } from '../ledgers/filter'
import type { LedgerRight } from '../ledgers/use-ledger-rights'
import words from './words.json'

export interface BrakeCardProps {
  readonly brake: LedgerBrakeLineFragment
  /** Names of schools by code. */
  readonly schools: ReadonlyMap<string, string>
  readonly right: LedgerRight | undefined
  /** It waits no more: somebody else has decided. */
  readonly gone: boolean
  /** As it was when its form was opened; null: there is none. */
  readonly open: LedgerBrakeLineFragment | null
  readonly show: (isOpen: boolean) => void
  /** After the person has seen a new count. */
  readonly see: () => void
  readonly decided: (brake: LedgerBrakeLineFragment) => void
}

/** One run that waits: where, how much of the roll, by which rules, and the decision. */
export function BrakeCard(props: BrakeCardProps) {
  const { brake, schools, right, gone, open, show } = props
  const say = useWords(words)
  const formats = useFormats()
  const title = useTitle()
  const { id, division, school, opens, marks, roll, percent, rulesVersion, since, countedAt } = brake
  const county = useDivisionName(division)
  const may = right?.commands.includes('decide') ?? false
  return (
    <li className="brake" data-brake={id}>
      <h2>
        {school === null
          ? say('ofCounty', { county })
          : say('ofSchool', { county, school: namedSchool(school, schools) })}
      </h2>
      <p>
        <b>{say('why', { count: opens + marks, roll, percent })}</b>
      </p>
      <p>{say('whyWaits')}</p>
      <dl className="facts">
        <div>
          <dt>{say('opens')}</dt>
          <dd>{formats.number(opens)}</dd>
        </div>
        <div>
          <dt>{say('marks')}</dt>
          <dd>{formats.number(marks)}</dd>
        </div>
        <div>
          <dt>{say('since')}</dt>
          <dd>{formats.dayAndTime(since)}</dd>
        </div>
        <div>
          <dt>{say('countedAt')}</dt>
          <dd>{formats.dayAndTime(countedAt)}</dd>
        </div>
        {rulesVersion !== null && (
          <div>
            <dt>{say('rules')}</dt>
            <dd>
              <code>{rulesVersion}</code>
            </dd>
          </div>
        )}
      </dl>
      <div className="line">
        {may && !open && (
          <button type="button" className="primary" onClick={() => show(true)}>
            {say('decide')}
          </button>
        )}
        {school !== null && <a href={addressOf('ledgers', restOf({ ...ALL, school }))}>{say('itemsOfSchool')}</a>}
      </div>
      {!may && right && (
        <p className="quiet-line">
          {say('missingRight', { title: title(right.title) })} <code>{right.rule}</code>
        </p>
      )}
      {open && <Decision {...props} open={open} gone={gone} />}
    </li>
  )
}

function Decision({
  brake,
  open,
  gone,
  show,
  see,
  decided,
}: BrakeCardProps & { readonly open: LedgerBrakeLineFragment }) {
  // prettier-ignore
  const say = useWords(words)
  const id = useId()
  const keyOf = useChangeKey()
  const [note, setNote] = useState('')
  const { mutate, data, error, isPending } = useChange(DecideLedgerBrakeDocument)
  const errors = data?.data.decideLedgerBrake?.errors ?? []
  const counted = brake.version > open.version
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const decision = submitter instanceof HTMLButtonElement && submitter.value === 'REFUSE' ? 'REFUSE' : 'RELEASE'
    see()
    const input = { brakeId: brake.id, version: brake.version, decision, note } as const
    mutate(
      { input: { ...input, idempotencyKey: keyOf(input) } },
      {
        onSuccess: (answer) => {
          const made = answer.data.decideLedgerBrake?.brake
          if (made) decided(made)
        },
      },
    )
  }
  return (
    <div
      role="dialog"
      aria-labelledby={`${id}t`}
      className="step"
      onKeyDown={({ key }) => {
        if (key === 'Escape') show(false)
      }}
    >
      <h3 id={`${id}t`}>{say('decide')}</h3>
      <p>{say('about')}</p>
      <form className="stack" onSubmit={send}>
        <label htmlFor={id}>{say('note')}</label>
        <textarea
          id={id}
          autoFocus
          required
          minLength={5}
          maxLength={2000}
          rows={3}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
        <PayloadErrors errors={errors} />
        {error && <Refused fault={error} />}
        {gone && (
          <p className="refused" role="alert">
            {say('gone')}
          </p>
        )}
        {!gone && counted && (
          <p className="warning" role="alert">
            {say('countedAnew', {
              before: open.opens + open.marks,
              after: brake.opens + brake.marks,
              percent: brake.percent,
            })}
          </p>
        )}
        <div className="line">
          {!gone &&
            (['RELEASE', 'REFUSE'] as const).map((decision) => (
              <button
                key={decision}
                type="submit"
                value={decision}
                className={decision === 'RELEASE' ? 'primary' : undefined}
                disabled={isPending}
              >
                {say(decision)}
              </button>
            ))}
          <button type="button" className="quiet" onClick={() => show(false)}>
            {say('close')}
          </button>
        </div>
      </form>
    </div>
  )
}
