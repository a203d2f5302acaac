import type { LedgerAction } from '@generated/app/graphql'
import { useRef, useState } from 'react'
import type { Limited } from '../../hub/ask'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { useTitle } from '../../parts/field-words'
import { useLedgerRights } from '../ledgers/use-ledger-rights'
import type { Known } from '../ledgers/use-children'
import { History } from './history'
import { NotOffered } from './not-offered'
import { doing, StepDialog } from './step-dialog'
import { GROUPS, STEPS, type Draft, type Item, type Step } from './steps'
import { Withheld } from './withheld'
import words from './words.json'

export interface StepsPanelProps {
  readonly item: Item
  readonly known: Known
  readonly withheld: readonly Limited[]
}

interface Open {
  readonly action: LedgerAction
  /** The version that the person has seen. */
  readonly seen: number
}

/** What the law and the state allow now: each step with its article, those of others with what is missing. */
export function StepsPanel({ item, known, withheld }: StepsPanelProps) {
  const say = useWords(words)
  const terms = useTerms()
  const title = useTitle()
  const rights = useLedgerRights()
  const [open, setOpen] = useState<Open | null>(null)
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({})
  const [done, setDone] = useState<LedgerAction | null>(null)
  const status = useRef<HTMLParagraphElement>(null)
  const buttons = useRef<HTMLDivElement>(null)
  const { nextSteps } = item
  const lawOf = ({ right }: Step) => rights?.get(right)?.basis
  const shown = open && STEPS[open.action]
  const steps = (nextSteps ?? []).flatMap(({ action, allowed }) => {
    const step = STEPS[action]
    return step ? [{ action, allowed, step }] : []
  })
  const main = mainOf(steps.filter(({ allowed }) => allowed).map(({ action }) => action))
  const begin = (action: LedgerAction, step: Step) => {
    setDone(null)
    setOpen({ action, seen: item.version })
    const first = step.fields.flatMap(({ name, first }) => (first ? [[name, first(item)] as const] : []))
    if (!drafts[action]) setDrafts({ ...drafts, [action]: Object.fromEntries(first) })
  }
  const leave = () => {
    const name = open?.action
    setOpen(null)
    requestAnimationFrame(() => buttons.current?.querySelector<HTMLElement>(`[data-step="${name}"]`)?.focus())
  }
  const finish = (action: LedgerAction) => {
    setOpen(null)
    setDone(action)
    setDrafts(({ [action]: _sent, ...others }) => others)
    requestAnimationFrame(() => status.current?.focus())
  }
  return (
    <section className="box" aria-labelledby="steps">
      <h2 id="steps">{say('steps')}</h2>
      <p role="status" tabIndex={-1} ref={status} className="done">
        {done && say('done', { step: say(doing(done)), state: terms.value('LedgerState', item.state) })}
      </p>
      {nextSteps === null && <Withheld field="nextSteps" withheld={withheld} />}
      <div ref={buttons}>
        {GROUPS.map((group) => {
          const offered = steps.filter(({ step, allowed }) => step.group === group && allowed)
          return offered.length === 0 ? null : (
            <div key={group} role="group" aria-label={say(group)} className="step-group">
              <h3>{say(group)}</h3>
              <ul>
                {offered.map(({ action, step }) => (
                  <li key={action} className="line">
                    <button
                      type="button"
                      data-step={action}
                      className={action === main ? 'primary' : undefined}
                      aria-expanded={open?.action === action}
                      onClick={() => begin(action, step)}
                    >
                      {say(doing(action))}
                    </button>
                    <span className="none">{lawOf(step)}</span>
                  </li>
                ))}
              </ul>
            </div>
          )
        })}
      </div>
      {open && shown && (
        <StepDialog
          key={open.action}
          item={item}
          action={open.action}
          step={shown}
          draft={drafts[open.action] ?? {}}
          type={(draft) => setDrafts({ ...drafts, [open.action]: draft })}
          seen={open.seen}
          see={(seen) => setOpen({ ...open, seen })}
          possible={steps.some(({ action, allowed }) => action === open.action && allowed)}
          law={lawOf(shown)}
          changes={
            <History
              entries={(item.history ?? []).filter(({ number }) => number > open.seen)}
              known={known}
              withheld={withheld}
            />
          }
          done={() => finish(open.action)}
          close={leave}
        />
      )}
      {rights && (
        <NotOffered
          item={item}
          known={known}
          title={title}
          rights={rights}
          steps={steps.filter(({ allowed }) => !allowed)}
        />
      )}
    </section>
  )
}

/** The step that is likely to come next. */
const LIKELY: readonly LedgerAction[] = ['ACCEPT', 'CLOSE', 'PENALISE', 'ORDER', 'VISIT', 'REOPEN']

function mainOf(allowed: readonly LedgerAction[]): LedgerAction | undefined {
  return LIKELY.find((action) => allowed.includes(action))
}
