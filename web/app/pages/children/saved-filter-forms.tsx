import { useState, type FormEvent } from 'react'
import { flushSync } from 'react-dom'
import { Button, DialogTrigger } from 'react-aria-components'
import { DeleteFilterDocument, SaveFilterDocument, type ChildFilter, type ChildOrder } from '@generated/app/graphql'
import { useChangeKey } from '../../hub/use-change-key'
import { useChange } from '../../hub/use-hub'
import { useWords } from '../../language/words'
import { Panel } from '../../parts/panel'
import { PayloadErrors } from '../../parts/payload-errors'
import { Refused } from '../../parts/refused'
import type { SavedFilter } from './saved-filters'
import words from './words.json'

export interface SaveFilterProps {
  readonly label: string
  /** The filter that gets another form; null for a new one. */
  readonly filter: SavedFilter | null
  readonly where: ChildFilter
  readonly orderBy: ChildOrder | null
  readonly done: (id: string) => void
}

/** Asks for the name and keeps the filter under it. A refusal stays in the panel, with what was typed. */
export function SaveFilter({ label, filter, where, orderBy, done }: SaveFilterProps) {
  const say = useWords(words)
  const keyOf = useChangeKey()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const { mutate, reset, data, error, isPending } = useChange(SaveFilterDocument, ({ data }) => {
    const saved = data.saveFilter?.filter
    if (!saved) return
    setOpen(false)
    done(saved.id)
  })
  const show = (isOpen: boolean) => {
    setOpen(isOpen)
    setName(filter?.name ?? '')
    reset()
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (isPending) return // not disabled, which would take the focus away
    const input = { name, where, orderBy, ...(filter ? { id: filter.id, version: filter.version } : {}) }
    mutate({ input: { ...input, idempotencyKey: keyOf(input) } })
  }
  return (
    <DialogTrigger isOpen={open} onOpenChange={show}>
      <Button>{label}</Button>
      <Panel label={label}>
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
          <PayloadErrors errors={data?.data.saveFilter?.errors} />
          {error && <Refused fault={error} />}
          <Button type="submit" className="primary">
            {say('keep')}
          </Button>
        </form>
      </Panel>
    </DialogTrigger>
  )
}

/** Asks once more, then deletes it. */
export function DeleteFilter({ filter, done }: { readonly filter: SavedFilter; readonly done: () => void }) {
  const say = useWords(words)
  const keyOf = useChangeKey()
  // At once: the list must not be asked by what is no more.
  const { mutate, reset, data, error, isPending } = useChange(DeleteFilterDocument, ({ data }) => {
    if (data.deleteFilter?.deletedId) flushSync(done)
  })
  const send = () => {
    if (isPending) return
    const input = { id: filter.id, version: filter.version }
    mutate({ input: { ...input, idempotencyKey: keyOf(input) } })
  }
  return (
    <DialogTrigger onOpenChange={reset}>
      <Button>{say('delete')}</Button>
      <Panel label={say('delete')}>
        <div className="stack">
          <p>{say('deleteSure', { name: filter.name })}</p>
          <PayloadErrors errors={data?.data.deleteFilter?.errors} />
          {error && <Refused fault={error} />}
          <Button className="primary" onPress={send}>
            {say('deleteNow')}
          </Button>
        </div>
      </Panel>
    </DialogTrigger>
  )
}
