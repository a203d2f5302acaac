import { useMemo } from 'react'
import { NumbersRightsDocument } from '@generated/app/graphql'
import { useAnswer } from '../../hub/use-hub'
import { exactFacts, publishedFacts, type Countable, type PublishedRelease } from './facts'
import type { Question, Source } from './question'

/** What this account may count, and of what. */
export interface MayCount {
  /** The ways to count that it has: published numbers over everybody, exact ones of the own scope. */
  readonly sources: readonly Source[]
  /** The newest first. */
  readonly releases: readonly PublishedRelease[]
  readonly rights: Parameters<typeof exactFacts>[0]
}

export function useMayCount() {
  const query = useAnswer(NumbersRightsDocument, {}, { staleSeconds: 600 })
  const may = useMemo((): MayCount | null => {
    if (!query.data) return null
    const { myRights, statisticsReleases } = query.data.data
    const of = (field: string) => myRights.find((one) => one.field === field)
    const published = of('Query.statistics')?.statistics === true
    const exact = of('Query.statistics')?.level === 'FULL' && (of('Child.id')?.level ?? 'NONE') !== 'NONE'
    return {
      sources: [...(exact ? ['exact' as const] : []), ...(published ? ['release' as const] : [])],
      releases: statisticsReleases ?? [],
      rights: myRights,
    }
  }, [query.data])
  return { ...query, may }
}

export interface Counted {
  readonly source: Source
  /** Null of exact numbers, and where nothing is published. */
  readonly release: PublishedRelease | null
  /** That are published, the newest first; none for exact numbers. */
  readonly months: readonly string[]
  readonly facts: readonly Countable[]
}

/** What a question is put to: a month that was not published has no facts, and the hub says so. */
export function useCounted(may: MayCount, { source, month }: Question): Counted {
  return useMemo(() => {
    const chosen = may.sources.find((one) => one === source) ?? may.sources[0] ?? 'release'
    if (chosen === 'exact') return { source: chosen, release: null, months: [], facts: exactFacts(may.rights) }
    const release = may.releases.find((one) => one.month === month) ?? may.releases[0] ?? null
    const months = [...new Set(may.releases.map((one) => one.month))]
    return { source: chosen, release, months, facts: release ? publishedFacts(release, may.rights) : [] }
  }, [may, source, month])
}
