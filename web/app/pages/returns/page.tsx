import { ReturnsDocument } from '@generated/app/graphql'
import { addressOf } from '../../frame/address'
import type { PageProps } from '../../frame/page-definition'
import { useAnswer } from '../../hub/use-hub'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { Refused } from '../../parts/refused'
import { namedSchool, useSchoolNames } from '../../parts/school-names'
import { Skeleton } from '../../parts/skeleton'
import { DraftForm } from './draft-form'
import { OneReturn } from './one-return'
import './returns.css'
import { useUnitName } from './unit-name'
import words from './words.json'

/** 控辍报表: the returns of the own school or area. `rest`: one of them. */
export function Page({ rest }: PageProps) {
  return rest === '' ? <Returns /> : <OneReturn id={`return:${rest}`} />
}

function Returns() {
  const say = useWords(words)
  const terms = useTerms()
  const formats = useFormats()
  const { data, error, refetch } = useAnswer(ReturnsDocument, {}, { staleSeconds: 0 })
  const returns = data?.data.returns ?? []
  const schools = useSchoolNames(returns.map(({ school }) => school))
  if (!data) return error ? <Refused fault={error} retry={() => void refetch()} /> : <Skeleton rows={8} />
  return (
    <div className="returns">
      <h1>{say('title')}</h1>
      <p>{say('lead')}</p>
      <DraftForm />
      {returns.length === 0 ? (
        <p>{say('none')}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="group" aria-label={say('title')}>
          <table>
            <caption>{say('list')}</caption>
            <thead>
              <tr>
                {(['period', 'kind', 'unit', 'edition', 'state', 'upTo', 'countedAt'] as const).map((head) => (
                  <th key={head} scope="col">
                    {say(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {returns.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <a href={addressOf('returns', one.id.replace('return:', ''))}>{one.period}</a>
                  </th>
                  <td>{terms.value('ReturnKind', one.kind)}</td>
                  <td>
                    {one.school === null ? <DivisionName code={one.division} /> : namedSchool(one.school, schools)}
                  </td>
                  <td>{one.edition}</td>
                  <td>{terms.value('ReturnState', one.state)}</td>
                  <td>{one.asOf}</td>
                  <td>{formats.dayAndTime(one.countedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

function DivisionName({ code }: { readonly code: string }) {
  return useUnitName({ school: null, division: code })
}
