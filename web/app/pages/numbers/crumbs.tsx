import { Button } from 'react-aria-components'
import { useWords } from '../../language/words'
import { useDivisionName } from '../../parts/division-name'
import { chainOf } from '../children/divisions'
import { WHOLE, type Source } from './question'
import { liesIn, type Area } from './where'
import words from './words.json'

export interface CrumbsProps {
  readonly area: Area
  readonly source: Source
  readonly own: readonly string[]
  readonly go: (under: string) => void
}

/** From everything down to here, each the way back up. */
export function Crumbs({ area, source, own, go }: CrumbsProps) {
  const say = useWords(words)
  const chain = area.code === null ? [] : chainOf(area.code).toReversed()
  const reached = chain.filter(
    (code) => source === 'release' || own.length === 0 || own.some((one) => one === WHOLE || liesIn(code, one)),
  )
  const everything = say('everything', { source })
  return (
    <nav className="crumbs" aria-label={say('area')}>
      <ol className="line">
        <li>
          {area.code === null ? (
            <b aria-current="location">{everything}</b>
          ) : (
            <Button className="link" onPress={() => go(WHOLE)}>
              {everything}
            </Button>
          )}
        </li>
        {reached.map((code) => (
          <li key={code}>
            <Crumb code={code} here={code === area.code} go={go} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface CrumbProps {
  readonly code: string
  readonly here: boolean
  readonly go: (under: string) => void
}

function Crumb({ code, here, go }: CrumbProps) {
  const name = useDivisionName(code) ?? code
  if (here) return <b aria-current="location">{name}</b>
  return (
    <Button className="link" onPress={() => go(code)}>
      {name}
    </Button>
  )
}
