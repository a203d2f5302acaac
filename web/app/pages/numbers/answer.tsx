import { lazy, Suspense, useEffect, useMemo, useRef, type RefObject } from 'react'
import { BelowDocument, NumbersDocument, type NumbersQuery } from '@generated/app/graphql'
import type { Answer as Answered } from '../../hub/ask'
import { HubFault } from '../../hub/fault'
import { useAnswer } from '../../hub/use-hub'
import { useWords } from '../../language/words'
import { useDivisionName } from '../../parts/division-name'
import { QuietLine } from '../../parts/quiet-line'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import { gridOf, withheldIn } from './grid'
import { NumbersTable } from './numbers-table'
import { filterOf, PLACE, type Question } from './question'
import { Standing } from './standing'
import type { Counted } from './use-countable'
import type { FactWords } from './use-fact-words'
import { statisticsBy, type Area } from './where'
import words from './words.json'

/** The table comes first: what draws comes after it. */
const Charts = lazy(() => import('./charts/charts').then(({ Charts: One }) => ({ default: One })))
const Legend = lazy(() => import('./legend/legend').then(({ Legend: One }) => ({ default: One })))
const NotInRelease = lazy(() =>
  import('./not-in-release/not-in-release').then(({ NotInRelease: One }) => ({ default: One })),
)

export interface AnswerProps {
  readonly question: Question
  readonly area: Area
  readonly counted: Counted
  readonly factWords: FactWords
  readonly change: (question: Question) => void
  readonly drill: (code: string) => void
}

/** Asks, and shows the table and its chart side by side. */
export function Answer(props: AnswerProps) {
  const { question, area, counted, factWords, change } = props
  const { by, measure, compareTo } = question
  const where = useMemo(() => filterOf(question.where), [question.where])
  const margins = by.length > 1
  const asked = useAnswer(NumbersDocument, {
    by: statisticsBy(by, area),
    rows: margins ? statisticsBy(by.slice(0, 1), area) : [],
    columns: margins ? statisticsBy(by.slice(1), area) : [],
    margins,
    where,
    under: area.code,
    measures: measure === 'COUNT' ? ['COUNT'] : ['COUNT', measure],
    month: counted.source === 'release' ? (question.month ?? counted.release?.month ?? null) : null,
    compareTo: measure === 'CHANGE' ? compareTo : null,
  })
  const { data, error, refetch } = asked
  if (error) return <Refused fault={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={8} />
  const [fault] = data.faults
  if (fault?.code === 'NOT_IN_RELEASE')
    return (
      <Suspense fallback={<Skeleton rows={3} />}>
        <NotInRelease {...{ fault, question, change, factWords }} />
      </Suspense>
    )
  if (fault) return <Refused fault={new HubFault(fault.code, fault.message, fault.extensions)} retry={() => void refetch()} /> // prettier-ignore
  return data.data.all ? <Shown {...props} answer={data} /> : null
}

function Shown({
  question,
  area,
  counted,
  factWords,
  change,
  drill,
  answer,
}: AnswerProps & { readonly answer: Answered<NumbersQuery> }) {
  // prettier-ignore
  const say = useWords(words)
  const { by, measure } = question
  const { all, rows, columns } = answer.data
  const below = useAnswer(BelowDocument, { under: area.above }, { enabled: by.includes(PLACE), staleSeconds: 3600 })
  const here = useDivisionName(area.code) ?? say('everything', { source: counted.source })
  const table = useRef<HTMLDivElement>(null)
  const places = below.data?.data.divisions
  const grid = useMemo(
    () =>
      gridOf({
        counts: { all: all!, rows: rows ?? null, columns: columns ?? null },
        ...{ by, measure, facts: counted.facts, places: places ?? [], word: factWords.code },
      }),
    [all, rows, columns, by, measure, counted, places, factWords],
  )
  useTableKey(table)
  const conditions = Object.entries(question.where).map(([key, codes]) => {
    const fact = counted.facts.find((one) => one.key === key)
    if (!fact) return key
    return say('factIs', { fact: factWords.title(fact.fact), codes: codes.map((code) => factWords.code(fact.fact, code)).join(say('or')) }) // prettier-ignore
  })
  const month = all!.release?.month ?? null
  const title = [say('caption', { place: here, month: month ?? 'now' }), ...conditions].join(say('comma'))
  if (by.includes(PLACE) && below.isLoading) return <Skeleton rows={8} />
  return (
    <>
      <Standing counts={all!} />
      <div className="sides">
        <Suspense fallback={<Skeleton rows={8} />}>
          <Charts {...{ question, area, counted, grid, factWords, drill, change, here, month }} />
        </Suspense>
        <div>
          <NumbersTable {...{ grid, by, measure, title, drill }} titleOf={factWords.title} place={table} />
          <Suspense>
            <Legend withheld={withheldIn(grid)} k={all!.release?.k ?? null} />
          </Suspense>
        </div>
      </div>
      <QuietLine answer={answer} />
    </>
  )
}

/** The table is a key away, from wherever nothing is typed or chosen. */
function useTableKey(table: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const pressed = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (key !== 't' || ctrlKey || metaKey || altKey) return
      if (target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return
      table.current?.focus()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [table])
}
