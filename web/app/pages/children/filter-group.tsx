import { lazy, Suspense, useRef, useState } from 'react'
import { Button, DialogTrigger } from 'react-aria-components'
import { Panel } from '../../parts/panel'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { useConditionWords } from './condition-words'
import { FACTS, type Fact } from './facts'
import { isGroup, withPart, withPartAt, type Condition, type Group, type Joining, type Part } from './filter'
import type { ListRights } from './use-list-rights'
import words from './words.json'

/** Not on the first screen: it comes while the hub is asked. */
const form = import('./condition-form')
const ConditionForm = lazy(async () => ({ default: (await form).ConditionForm }))

export interface FilterGroupProps {
  readonly group: Group
  readonly change: (group: Group) => void
  readonly rights: ListRights
  /** Of the outermost group null: it stays. */
  readonly remove: (() => void) | null
}

const JOININGS: readonly Joining[] = ['all', 'any', 'none']

/** Conditions and groups, and how many of them must hold. A group within a group is the same again. */
export function FilterGroup({ group, change, rights, remove }: FilterGroupProps) {
  const say = useWords(words)
  const add = useRef<HTMLButtonElement>(null)
  const { join, parts } = group
  const changeAt = (at: number, part: Part | null) => {
    change(withPartAt(group, at, part))
    if (part === null) add.current?.focus() // what had the focus is gone
  }
  const isChoice = remove !== null || parts.length > 1 || join !== 'all'
  return (
    <div className={remove ? 'group inner' : 'group'} role="group" aria-label={say('group', { join: say(join) })}>
      {isChoice && (
        <select
          aria-label={say('joining')}
          autoFocus={remove !== null && parts.length === 0}
          value={join}
          onChange={({ target }) => change({ ...group, join: target.value as Joining })}
        >
          {JOININGS.map((one) => (
            <option key={one} value={one}>
              {say(one)}
            </option>
          ))}
        </select>
      )}
      {parts.length > 0 && (
        <ul className="parts">
          {parts.map((part, at) => (
            <li key={at} className={isGroup(part) ? 'wide' : undefined}>
              {at > 0 && <span className="joint">{say(join === 'all' ? 'and' : 'or')}</span>}
              {isGroup(part) ? (
                <FilterGroup
                  group={part}
                  rights={rights}
                  change={(next) => changeAt(at, next)}
                  remove={() => changeAt(at, null)}
                />
              ) : (
                <Chip condition={part} rights={rights} change={(next) => changeAt(at, next)} />
              )}
            </li>
          ))}
        </ul>
      )}
      <AddCondition
        button={add}
        isOutermost={remove === null}
        rights={rights}
        add={(one) => change(withPart(group, one))}
      />
      <Button className="link" onPress={() => change(withPart(group, { join: 'any', parts: [] }))}>
        {say('addGroup')}
      </Button>
      {remove && (
        <Button className="link" aria-label={say('removeGroup', { join: say(join) })} onPress={remove}>
          ×
        </Button>
      )}
    </div>
  )
}

interface ChipProps {
  readonly condition: Condition
  readonly rights: ListRights
  readonly change: (condition: Condition | null) => void
}

/** One condition in words: pressed, it can be changed. */
function Chip({ condition, rights, change }: ChipProps) {
  const say = useWords(words)
  const text = useConditionWords(condition)
  const [open, setOpen] = useState(false)
  const fact = FACTS.find(({ key }) => key === condition.key)!
  return (
    <span className="chip">
      <DialogTrigger isOpen={open} onOpenChange={setOpen}>
        <Button className="link" aria-label={say('changeCondition', { condition: text })}>
          {text}
        </Button>
        <Panel label={say('changeCondition', { condition: text })}>
          <Suspense>
            <ConditionForm
              fact={fact}
              rights={rights}
              condition={condition}
              done={(next) => {
                change(next)
                setOpen(false)
              }}
            />
          </Suspense>
        </Panel>
      </DialogTrigger>
      <Button className="link" aria-label={say('remove', { condition: text })} onPress={() => change(null)}>
        ×
      </Button>
    </span>
  )
}

interface AddConditionProps {
  readonly button: React.RefObject<HTMLButtonElement | null>
  readonly isOutermost: boolean
  readonly rights: ListRights
  readonly add: (condition: Condition) => void
}

function AddCondition({ button, isOutermost, rights, add }: AddConditionProps) {
  const say = useWords(words)
  const terms = useTerms()
  const [open, setOpen] = useState(false)
  const [fact, setFact] = useState<Fact | null>(null)
  const show = (isOpen: boolean) => {
    setOpen(isOpen)
    setFact(null)
  }
  const finish = (condition: Condition) => {
    add(condition)
    show(false)
  }
  return (
    <DialogTrigger isOpen={open} onOpenChange={show}>
      <Button ref={button} {...(isOutermost ? { id: 'add-condition', 'aria-keyshortcuts': 'f' } : {})}>
        {say('add')}
      </Button>
      <Panel label={say('add')}>
        {fact ? (
          <Suspense>
            <ConditionForm fact={fact} rights={rights} condition={null} done={finish} />
          </Suspense>
        ) : (
          <ul className="choices">
            {rights.facts.map((one) => (
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
