import { LedgerOpenDocument, OpenLedgerItemDocument, type Ledger } from '@generated/app/graphql'
import { useId, useState, type FormEvent } from 'react'
import { addressOf, goTo } from '../../frame/address'
import type { PageProps } from '../../frame/page-definition'
import { useChangeKey } from '../../hub/use-change-key'
import { useAnswer, useChange } from '../../hub/use-hub'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { PayloadErrors } from '../../parts/payload-errors'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import { valuesOf } from '../children/values'
import titles from './title/words.json'
import words from './words.json'

/** 人工建账 for one child. `rest`: its hub id without the prefix. */
export function Page({ rest }: PageProps) {
  const say = useWords(words)
  const title = useWords(titles)('title')
  const { data, error, refetch } = useAnswer(LedgerOpenDocument, { id: `child:${rest}` }, { staleSeconds: 0 })
  if (!data) return error ? <Refused fault={error} retry={() => void refetch()} /> : <Skeleton rows={6} />
  const { child, ledgerItems } = data.data
  const open = ledgerItems?.nodes.find(({ state }) => state !== 'CLOSED')
  return (
    <div className="ledger-open-page">
      {child && (
        <p>
          <a href={addressOf('child', rest)}>{say('toChild')}</a>
        </p>
      )}
      <h1>
        {title} {child?.name}
      </h1>
      {!child && <p role="alert">{say('nobody')}</p>}
      {child && open && (
        <p>
          {say('hasOne')} <a href={addressOf('ledger', open.id.replace('ledger:', ''))}>{say('goToItem')}</a>
        </p>
      )}
      {child && !open && (
        <>
          <p>{say('lead')}</p>
          <OpenForm childId={child.id} />
        </>
      )}
    </div>
  )
}

function OpenForm({ childId }: { readonly childId: string }) {
  const say = useWords(words)
  const terms = useTerms()
  const id = useId()
  const keyOf = useChangeKey()
  const [ledger, setLedger] = useState<Ledger | ''>('')
  const [note, setNote] = useState('')
  const { mutate, data, error, isPending } = useChange(OpenLedgerItemDocument, ({ data: { step } }) => {
    if (step?.item) goTo('ledger', step.item.id.replace('ledger:', ''))
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (ledger === '') return
    const input = { childId, ledger, note }
    mutate({ input: { ...input, idempotencyKey: keyOf(input) } })
  }
  return (
    <form className="stack box" onSubmit={send}>
      <div className="field">
        <label htmlFor={`${id}l`}>{terms.field('LedgerItem', 'ledger')}</label>
        <select id={`${id}l`} required value={ledger} onChange={({ target }) => setLedger(target.value as Ledger | '')}>
          <option value="">{say('choose')}</option>
          {valuesOf('Ledger').map((one) => (
            <option key={one} value={one}>
              {terms.value('Ledger', one)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}n`}>{say('note')}</label>
        <textarea
          id={`${id}n`}
          required
          minLength={5}
          maxLength={2000}
          rows={4}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </div>
      {error && <Refused fault={error} />}
      <PayloadErrors errors={data?.data.step?.errors} />
      <div className="line">
        <button type="submit" className="primary" disabled={isPending}>
          {say('open')}
        </button>
      </div>
    </form>
  )
}
