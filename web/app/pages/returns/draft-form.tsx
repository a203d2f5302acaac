import { DraftReturnDocument } from '@generated/app/graphql'
import { useState, type FormEvent } from 'react'
import { Button } from 'react-aria-components'
import { goTo } from '../../frame/address'
import { useNavigation } from '../../frame/rights'
import { useChangeKey } from '../../hub/use-change-key'
import { useChange } from '../../hub/use-hub'
import { useWords } from '../../language/words'
import { PayloadErrors } from '../../parts/payload-errors'
import { Refused } from '../../parts/refused'
import { dueMonthAt, periodsAt } from './periods'
import words from './words.json'

/** Counts a return of the own school, or of a division of the own area. */
export function DraftForm() {
  const say = useWords(words)
  const me = useNavigation().data?.data.me
  const keyOf = useChangeKey()
  const [periods] = useState(() => periodsAt(Date.now()))
  const [period, setPeriod] = useState(() => dueMonthAt(Date.now()))
  const [chosen, setDivision] = useState<string | null>(null)
  const { mutate, data, error, isPending } = useChange(DraftReturnDocument, ({ data: { draftReturn } }) => {
    if (draftReturn?.return) goTo('returns', draftReturn.return.id.replace('return:', ''))
  })
  if (!me) return null
  const divisions = me.divisions.filter(({ code }) => code.length === 6)
  const division = chosen ?? divisions[0]?.code ?? null
  const send = (event: FormEvent) => {
    event.preventDefault()
    const input = me.school === null ? { period, division } : { period, school: me.school }
    mutate({ input: { ...input, idempotencyKey: keyOf(input) } })
  }
  return (
    <form className="line box" onSubmit={send}>
      <label className="line">
        {say('period')}
        <select value={period} onChange={({ target }) => setPeriod(target.value)}>
          {periods.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      {me.school === null && divisions.length > 1 && (
        <label className="line">
          {say('unit')}
          <select value={division ?? ''} onChange={({ target }) => setDivision(target.value)}>
            {divisions.map(({ code, name }) => (
              <option key={code} value={code}>
                {name ?? code}
              </option>
            ))}
          </select>
        </label>
      )}
      <Button type="submit" className="primary" isDisabled={isPending}>
        {say('draft')}
      </Button>
      {error && <Refused fault={error} />}
      <PayloadErrors errors={data?.data.draftReturn?.errors} />
    </form>
  )
}
