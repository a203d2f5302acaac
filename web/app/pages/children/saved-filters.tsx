import { useId, useState, type FormEvent } from 'react'
import { Button, DialogTrigger } from 'react-aria-components'
import { Panel } from '../../parts/panel'
import {
  DeleteFilterDocument,
  SavedFiltersDocument,
  SaveFilterDocument,
  type ChildFilter,
  type ChildOrder,
} from '@generated/app/graphql'
import { useAnswer, useChange } from '../../hub/use-hub'
import { useWords } from '../../language/words'
import { Refused } from '../../parts/refused'
import words from './words.json'

export interface SavedFiltersProps {
  readonly where: ChildFilter | null
  readonly orderBy: ChildOrder | null
  readonly chosen: string | null
  readonly choose: (id: string | null) => void
}

/** Filters that the account keeps with the hub: to choose one, to keep the present one, to delete the chosen one. */
export function SavedFilters({ where, orderBy, chosen, choose }: SavedFiltersProps) {
  const say = useWords(words)
  const id = useId()
  const filters = useAnswer(SavedFiltersDocument, {}).data?.data.savedFilters ?? []
  const remove = useChange(DeleteFilterDocument)
  const current = filters.find((filter) => filter.id === chosen)
  if (filters.length === 0 && !where) return null
  return (
    <span className="line">
      {filters.length > 0 && (
        <span>
          <label htmlFor={id}>{say('saved')}</label>{' '}
          <select id={id} value={chosen ?? ''} onChange={({ target }) => choose(target.value || null)}>
            <option value="">{say('savedNone')}</option>
            {filters.map((filter) => (
              <option key={filter.id} value={filter.id}>
                {filter.name}
              </option>
            ))}
          </select>
        </span>
      )}
      {where && <Save where={where} orderBy={orderBy} />}
      {current && (
        <Button
          onPress={() => {
            choose(null)
            remove.mutate({ input: { id: current.id, version: current.version, idempotencyKey: crypto.randomUUID() } })
          }}
        >
          {say('delete')}
        </Button>
      )}
    </span>
  )
}

function Save({ where, orderBy }: { readonly where: ChildFilter; readonly orderBy: ChildOrder | null }) {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const { mutate, data, error, isPending } = useChange(SaveFilterDocument)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const input = { name, where, orderBy, idempotencyKey: crypto.randomUUID() }
    mutate({ input }, { onSuccess: (answer) => setOpen(!answer.data.saveFilter?.filter) })
  }
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button>{say('save')}</Button>
      <Panel label={say('save')}>
        <form className="stack" onSubmit={send}>
          <label>
            {say('saveName')}{' '}
            <input
              type="text"
              required
              maxLength={80}
              autoComplete="off"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          </label>
          {data?.data.saveFilter?.errors.map(({ message }) => (
            <p key={message} role="alert">
              {message}
            </p>
          ))}
          {error && <Refused fault={error} />}
          <Button type="submit" className="primary" isDisabled={isPending}>
            {say('save')}
          </Button>
        </form>
      </Panel>
    </DialogTrigger>
  )
}
