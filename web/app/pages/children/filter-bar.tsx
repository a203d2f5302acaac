import { useState } from 'react'
import { Button, DialogTrigger } from 'react-aria-components'
import { Panel } from '../../parts/panel'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { ConditionForm } from './condition-form'
import type { Fact } from './facts'
import { NO_CONDITIONS, withCondition, withoutCondition, type Builder } from './filter'
import type { ListRights } from './use-list-rights'
import words from './words.json'

export interface FilterBarProps {
  readonly builder: Builder
  readonly change: (builder: Builder) => void
  readonly rights: ListRights
}

/** The filter as a sentence: each condition with its value, what joins them, and a way to add one. */
export function FilterBar({ builder, change, rights }: FilterBarProps) {
  const say = useWords(words)
  const terms = useTerms()
  const { join, conditions } = builder
  if (rights.facts.length === 0) return null
  return (
    <div className="filter" role="group" aria-label={say('filter')}>
      {conditions.map(({ key, words: value, not }, index) => (
        <span key={key} className="condition">
          {index > 0 && (
            <Button className="link" onPress={() => change({ ...builder, join: join === 'and' ? 'or' : 'and' })}>
              {say(join)}
            </Button>
          )}
          <span className="chip">
            {say(not ? 'isNot' : 'is', { fact: terms.field('ChildFilter', key), value })}
            <Button
              className="link"
              aria-label={say('remove', { fact: terms.field('ChildFilter', key) })}
              onPress={() => change(withoutCondition(builder, key))}
            >
              ×
            </Button>
          </span>
        </span>
      ))}
      <AddCondition {...{ builder, change, rights }} />
      {conditions.length > 1 && (
        <Button className="link" onPress={() => change(NO_CONDITIONS)}>
          {say('removeAll')}
        </Button>
      )}
    </div>
  )
}

function AddCondition({ builder, change, rights }: FilterBarProps) {
  const say = useWords(words)
  const terms = useTerms()
  const [open, setOpen] = useState(false)
  const [fact, setFact] = useState<Fact | null>(null)
  const taken = new Set(builder.conditions.map(({ key }) => key))
  const show = (isOpen: boolean) => {
    setOpen(isOpen)
    setFact(null)
  }
  return (
    <DialogTrigger isOpen={open} onOpenChange={show}>
      <Button id="add-condition">{say('add')}</Button>
      <Panel label={say('add')}>
        {fact ? (
          <ConditionForm
            fact={fact}
            done={(condition) => {
              change(withCondition(builder, condition))
              show(false)
            }}
          />
        ) : (
          <ul className="choices">
            {rights.facts
              .filter(({ key }) => !taken.has(key))
              .map((one) => (
                <li key={one.key}>
                  <Button className="quiet" onPress={() => setFact(one)}>
                    {terms.field('ChildFilter', one.key)}
                  </Button>
                </li>
              ))}
          </ul>
        )}
      </Panel>
    </DialogTrigger>
  )
}
