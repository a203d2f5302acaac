import { lazy, Suspense, useEffect, useRef } from 'react'
import { addressOf } from '../../frame/address'
import type { PageProps } from '../../frame/page-definition'
import { useNavigation } from '../../frame/rights'
import { useWords } from '../../language/words'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import { Answer } from './answer'
import { Builder } from './builder'
import { Crumbs } from './crumbs'
import './numbers.css'
import titles from './title/words.json'
import { useCounted, useMayCount, type MayCount } from './use-countable'
import { useFactWords } from './use-fact-words'
import { useQuestion } from './use-question'
import { areaOf } from './where'
import words from './words.json'

const Usefulness = lazy(() => import('./usefulness/usefulness').then(({ Usefulness: One }) => ({ default: One })))

/** 统计: how many children, by which facts, in which month. `rest`: the question. */
export function Page({ rest }: PageProps) {
  const title = useWords(titles)('title')
  const { may, error, refetch } = useMayCount()
  const own = useNavigation().data?.data.me.divisions
  return (
    <div className="numbers">
      <h1>{title}</h1>
      {error && <Refused fault={error} retry={() => void refetch()} />}
      {!error && (!may || !own) && <Skeleton rows={8} />}
      {may && own && <Numbers may={may} own={own.map(({ code }) => code)} rest={rest} />}
    </div>
  )
}

interface NumbersProps {
  readonly may: MayCount
  readonly own: readonly string[]
  readonly rest: string
}

function Numbers({ may, own, rest }: NumbersProps) {
  const say = useWords(words)
  const { question, change, step } = useQuestion(rest)
  const counted = useCounted(may, question)
  const factWords = useFactWords(counted.facts)
  const area = areaOf(question, counted.source, own)
  const heading = useRef<HTMLHeadingElement>(null)
  const moved = useRef(false)
  // The division that was pressed is gone: the title of the new numbers is where a reader goes on.
  useEffect(() => {
    if (moved.current) heading.current?.focus()
    moved.current = true
  }, [area.code])
  const go = (under: string) => step({ ...question, under })
  if (counted.source === 'release' && may.releases.length === 0)
    return (
      <>
        <p>{say('nothingPublished')}</p>
        <p>
          <a href={addressOf('numbers-protection')}>{say('protection')}</a>
        </p>
      </>
    )
  return (
    <>
      <p>{say('lead', { source: counted.source })}</p>
      <Builder {...{ question, change, may, counted, factWords }} />
      <Crumbs area={area} source={counted.source} own={own} go={go} />
      <section aria-labelledby="answer">
        <h2 id="answer" tabIndex={-1} ref={heading}>
          {say('answer')}
        </h2>
        <Answer {...{ question, area, counted, factWords, change }} drill={go} />
      </section>
      {counted.source === 'release' && (
        <Suspense>
          <Usefulness releases={may.releases} />
        </Suspense>
      )}
    </>
  )
}
