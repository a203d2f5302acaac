import { useState } from 'react'
import { NumbersUsefulnessDocument, type NumbersUsefulnessQuery } from '@generated/app/graphql'
import { useAnswer } from '../../../hub/use-hub'
import { useFormats } from '../../../language/format'
import { useLanguage } from '../../../language/language'
import { useTerms } from '../../../language/terms'
import { useWords } from '../../../language/words'
import { Refused } from '../../../parts/refused'
import { Skeleton } from '../../../parts/skeleton'
import { valuesOf } from '../../children/values'
import type { PublishedRelease } from '../facts'
import words from './words.json'

type Release = NonNullable<NumbersUsefulnessQuery['statisticsReleases']>[number]

/** How much of each release can be used, and how much is withheld. It is counted once it is opened. */
export function Usefulness({ releases }: { readonly releases: readonly PublishedRelease[] }) {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  return (
    <details className="usefulness" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('usefulness')}</summary>
      {open && <Releases releases={releases} />}
    </details>
  )
}

function Releases({ releases }: { readonly releases: readonly PublishedRelease[] }) {
  const say = useWords(words)
  const { data, error, refetch } = useAnswer(NumbersUsefulnessDocument, {}, { staleSeconds: 600 })
  if (error) return <Refused fault={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={6} />
  return (
    <>
      <p>{say('usefulnessLead')}</p>
      {data.data.statisticsReleases?.map((release) => (
        <OneRelease
          key={`${release.month}/${release.correction}`}
          release={release}
          design={releases.find(({ month, correction }) => month === release.month && correction === release.correction)} // prettier-ignore
        />
      ))}
    </>
  )
}

interface OneReleaseProps {
  readonly release: Release
  readonly design: PublishedRelease | undefined
}

function OneRelease({ release, design }: OneReleaseProps) {
  const say = useWords(words)
  const terms = useTerms()
  const formats = useFormats()
  const { usefulness } = release
  const families = [...new Set(usefulness.map(({ family }) => JSON.stringify(family)))]
  const levels = valuesOf('DivisionLevel').filter((level) => usefulness.some((one) => one.level === level))
  const title = say('released', {
    ...{ month: release.month, correction: release.correction, time: formats.dayAndTime(release.publishedAt) },
  })
  const nameOf = useNameOf(design)
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={title}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('family')}</th>
            {levels.map((level) => (
              <th key={level} scope="col">
                {terms.value('DivisionLevel', level)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {families.map((family) => (
            <tr key={family}>
              <th scope="row">{(JSON.parse(family) as string[]).map(nameOf).join(' × ')}</th>
              {levels.map((level) => {
                const found = usefulness.find((one) => one.level === level && JSON.stringify(one.family) === family)
                return (
                  <td key={level} data-usefulness={found?.withheld}>
                    {found ? `${formats.number(Math.floor(1000 * (1 - found.withheld)) / 10)}%` : '—'}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function useNameOf(design: PublishedRelease | undefined): (name: string) => string {
  const { language } = useLanguage()
  return (name) => {
    const found = design?.dimensions.find((one) => one.name === name)
    return found?.[language === 'zh' ? 'titleZh' : 'titleEn'] ?? name
  }
}
