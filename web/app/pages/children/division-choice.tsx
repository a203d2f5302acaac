import { useId, useState } from 'react'
import { BelowDocument } from '@generated/app/graphql'
import { useNavigation } from '../../frame/rights'
import { useAnswer } from '../../hub/use-hub'
import { useWords } from '../../language/words'
import words from './words.json'

export interface ChosenDivision {
  readonly code: string
  readonly name: string
}

export interface DivisionChoiceProps {
  readonly give: (division: ChosenDivision | null) => void
}

/** A division of the own area: level by level, each list beginning with the whole of the one above. */
export function DivisionChoice({ give }: DivisionChoiceProps) {
  const own = useNavigation().data?.data.me.divisions ?? []
  const [path, setPath] = useState<readonly ChosenDivision[]>([])
  const choose = (depth: number, division: ChosenDivision | null) => {
    const next = division ? [...path.slice(0, depth), division] : path.slice(0, depth)
    setPath(next)
    give(next.at(-1) ?? null)
  }
  return (
    <div className="stack">
      <Level key="own" divisions={own} chosen={path[0]} choose={(one) => choose(0, one)} />
      {path.map((above, index) => (
        <Below key={above.code} above={above} chosen={path[index + 1]} choose={(one) => choose(index + 1, one)} />
      ))}
    </div>
  )
}

interface LevelProps {
  readonly divisions: readonly { readonly code: string; readonly name: string | null }[]
  readonly chosen: ChosenDivision | undefined
  readonly choose: (division: ChosenDivision | null) => void
}

function Below({ above, ...rest }: Omit<LevelProps, 'divisions'> & { readonly above: ChosenDivision }) {
  const { data } = useAnswer(BelowDocument, { under: above.code }, { staleSeconds: 3600 })
  const divisions = data?.data.divisions ?? []
  return divisions.length === 0 ? null : <Level divisions={divisions} {...rest} />
}

function Level({ divisions, chosen, choose }: LevelProps) {
  const say = useWords(words)
  const id = useId()
  return (
    <span>
      <label htmlFor={id} className="quiet-line">
        {say('division')}
      </label>
      <select
        id={id}
        value={chosen?.code ?? ''}
        onChange={({ target }) => {
          const one = divisions.find(({ code }) => code === target.value)
          choose(one ? { code: one.code, name: one.name ?? one.code } : null)
        }}
      >
        <option value="">{say('divisionAll')}</option>
        {divisions.map(({ code, name }) => (
          <option key={code} value={code}>
            {name ?? code}
          </option>
        ))}
      </select>
    </span>
  )
}
