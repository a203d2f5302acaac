import { Button } from 'react-aria-components'
import { useOfficialWord } from '../../frame/official-word'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { LockShape } from '../../parts/lock'
import { neededIn } from '../../parts/needed'
import parts from '../../parts/words.json'
import type { ColumnChoiceProps } from './column-choice'
import { COLUMNS, STANDARD, type Column } from './columns'
import { useColumnRights, type FieldRight } from './use-columns'
import words from './words.json'

/** What the account may not see stands below, each with its lock and the reason. */
export function ColumnsPanel({ chosen, choose }: ColumnChoiceProps) {
  const say = useWords(words)
  const rightAt = useColumnRights()
  if (!rightAt) return null
  const withRights = COLUMNS.map((column) => ({ column, right: rightAt(column.path) }))
  const offered = withRights.filter(({ right }) => right !== null && right.level !== 'NONE')
  const locked = withRights.filter(({ right }) => right?.level === 'NONE')
  // Columns without a right stand nowhere: the places are counted without them.
  const shown = chosen.filter((path) => offered.some(({ column }) => column.path === path))
  return (
    <>
      <ul className="columns">
        {offered.map(({ column, right }) => (
          <li key={column.path}>
            <Choice column={column} right={right!} chosen={shown} choose={choose} />
          </li>
        ))}
      </ul>
      {chosen !== STANDARD && (
        <Button className="link" onPress={() => choose(STANDARD)}>
          {say('columnsStandard')}
        </Button>
      )}
      {locked.length > 0 && (
        <>
          <h3>{say('columnsLocked')}</h3>
          <ul className="columns">
            {locked.map(({ column, right }) => (
              <li key={column.path}>
                <Locked column={column} right={right!} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

interface ChoiceProps extends ColumnChoiceProps {
  readonly column: Column
  readonly right: FieldRight
}

/** A new column comes last; left and right move it. */
function Choice({ column: { path, type, field }, right, chosen, choose }: ChoiceProps) {
  const say = useWords(words)
  const sayPart = useWords(parts)
  const column = useTerms().field(type, field)
  const at = chosen.indexOf(path)
  const move = (by: -1 | 1) => {
    const rest = chosen.filter((one) => one !== path)
    choose([...rest.slice(0, at + by), path, ...rest.slice(at + by)])
  }
  return (
    <>
      <label>
        <input
          type="checkbox"
          checked={at >= 0}
          onChange={() => choose(at >= 0 ? chosen.filter((one) => one !== path) : [...chosen, path])}
        />{' '}
        {column}
        {right.level === 'MASKED' && <span className="tag">{sayPart('masked')}</span>}
      </label>
      {at >= 0 && (
        <span className="place">
          <span className="none">{say('columnPlace', { place: at + 1 })}</span>
          <Button
            className="link"
            aria-label={say('toLeft', { column })}
            isDisabled={at === 0}
            onPress={() => move(-1)}
          >
            ←
          </Button>
          <Button
            className="link"
            aria-label={say('toRight', { column })}
            isDisabled={at === chosen.length - 1}
            onPress={() => move(1)}
          >
            →
          </Button>
        </span>
      )}
    </>
  )
}

function Locked({ column: { path, type, field }, right }: Pick<ChoiceProps, 'column' | 'right'>) {
  const sayPart = useWords(parts)
  const word = useOfficialWord()
  return (
    <p data-locked={path}>
      <LockShape /> {useTerms().field(type, field)}{' '}
      <span className="quiet-line">
        {neededIn(sayPart, word, right.needed ?? '').map((sentence) => (
          <span key={sentence}>{sentence}</span>
        ))}
        <span>
          {sayPart('rule')} <code>{right.rule}</code>
        </span>
      </span>
    </p>
  )
}
