import { lazy, Suspense } from 'react'
import { Button, DialogTrigger } from 'react-aria-components'
import { useWords } from '../../language/words'
import { Panel } from '../../parts/panel'
import type { Chosen } from './use-columns'
import words from './words.json'

const panel = import('./columns-panel')
const ColumnsPanel = lazy(async () => ({ default: (await panel).ColumnsPanel }))

export interface ColumnChoiceProps {
  readonly chosen: Chosen
  readonly choose: (chosen: Chosen) => void
}

/** Which facts stand as columns, and in which order. What the account may not see is there with its lock and the reason. */
export function ColumnChoice(props: ColumnChoiceProps) {
  const say = useWords(words)
  return (
    <DialogTrigger>
      <Button>{say('columns')}</Button>
      <Panel label={say('columns')}>
        <Suspense>
          <ColumnsPanel {...props} />
        </Suspense>
      </Panel>
    </DialogTrigger>
  )
}
