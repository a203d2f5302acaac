import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { NumbersMonthDocument, type StatisticsFact } from '@generated/app/graphql'
import { useSession } from '../../../frame/session'
import { ask } from '../../../hub/ask'
import { endingSession, useAsking } from '../../../hub/use-hub'
import { useFormats } from '../../../language/format'
import { useWords } from '../../../language/words'
import { Chart, type Bar } from '../../../parts/chart'
import { Skeleton } from '../../../parts/skeleton'
import { gridOf, TOTAL, type Head } from '../grid'
import { numberIn } from './bars'
import { filterOf, type Question } from '../question'
import { statisticsBy, type Area } from '../where'
import words from './words.json'

export interface MonthsProps {
  readonly question: Question
  readonly area: Area
  readonly column: Head
  readonly name: string
  readonly here: string
  /** The newest first. */
  readonly published: readonly string[]
  /** The last month that is drawn. */
  readonly month: string | null
  readonly code: (fact: StatisticsFact, code: string | null) => string
}

/** A year of releases. */
const MOST_MONTHS = 12

/** Are there more or fewer? The area's number month by month, each of its own release. */
export function Months({ question, area, column, name, here, published, month, code }: MonthsProps) {
  const say = useWords(words)
  const formats = useFormats()
  const months = published
    .filter((one) => month === null || one <= month)
    .slice(0, MOST_MONTHS)
    .toReversed()
  const by = column === TOTAL ? [] : question.by.slice(1)
  const answers = useMonths(months, by, question, area)
  if (answers.some(({ isLoading }) => isLoading)) return <Skeleton rows={5} />
  const bars = months.flatMap((label, i): Bar[] => {
    const all = answers[i]?.data?.data.all
    if (!all) return [] // that month's release has no such facts
    const counts = { all, rows: null, columns: null }
    const grid = gridOf({ counts, by, facts: [], measure: 'COUNT', places: [], word: code })
    const value = numberIn(grid.cell(column, TOTAL))
    return [{ label, value, words: value === null ? say('withheldShort') : formats.number(value) }]
  })
  const [first, last] = [bars[0], bars.at(-1)]
  if (!first || !last) return <p>{say('nothingPublished')}</p>
  const known = first.value !== null && last.value !== null
  const more = known ? last.value - first.value : 0
  const kind = !known ? 'withheld' : bars.length === 1 ? 'one' : more > 0 ? 'more' : more < 0 ? 'fewer' : 'same'
  const title = say('monthsTitle', {
    ...{ kind, here, name, from: first.label, to: last.label },
    ...{ number: last.value ?? 0, difference: Math.abs(more) },
  })
  return <Chart title={title} bars={bars} kind="line" />
}

function useMonths(months: readonly string[], by: Question['by'], question: Question, area: Area) {
  const asking = useAsking()
  const { endSession } = useSession()
  const where = useMemo(() => filterOf(question.where), [question.where])
  return useQueries({
    queries: months.map((month) => {
      const variables = { by: statisticsBy(by, area), where, under: area.code, month }
      return {
        queryKey: [asking, NumbersMonthDocument.__meta__?.['id'], variables],
        queryFn: () => ask(NumbersMonthDocument, variables, asking).catch(endingSession(endSession)),
        staleTime: 600_000, // a release never changes
      }
    }),
  })
}
