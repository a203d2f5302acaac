import { OneReturnDocument, type WholeReturnFragment } from '@generated/app/graphql'
import { Button } from 'react-aria-components'
import { addressOf } from '../../frame/address'
import { useAnswer } from '../../hub/use-hub'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import { DownloadReturn } from './download-return'
import { ReturnSteps } from './return-steps'
import { useUnitName } from './unit-name'
import words from './words.json'

/** One return: its figures, its checks with both sides, who signed, and what can be done with it now. Printed, it is a sheet. */
export function OneReturn({ id }: { readonly id: string }) {
  const say = useWords(words)
  const { data, error, refetch } = useAnswer(OneReturnDocument, { id }, { staleSeconds: 0 })
  if (!data) return error ? <Refused fault={error} retry={() => void refetch()} /> : <Skeleton rows={12} />
  const found = data.data.return
  return (
    <div className="returns">
      <p className="no-print">
        <a href={addressOf('returns')}>{say('back')}</a>
      </p>
      {found ? <Whole of={found} /> : <p role="alert">{say('notFound')}</p>}
    </div>
  )
}

function Whole({ of }: { readonly of: WholeReturnFragment }) {
  const say = useWords(words)
  const terms = useTerms()
  const formats = useFormats()
  const unit = useUnitName(of)
  const failed = of.checks.filter(({ holds }) => !holds).length
  return (
    <>
      <h1>{say('heading', { kind: terms.value('ReturnKind', of.kind), unit, period: of.period })}</h1>
      <p className="line">
        <span className="tag" data-state={of.state}>
          {terms.value('ReturnState', of.state)}
        </span>
        <span>{say('editionOf', { edition: of.edition })}</span>
        {of.correction && <span>{terms.value('ReturnCorrection', of.correction)}</span>}
        <span data-as-of={of.asOf}>{say('asOf', { day: of.asOf })}</span>
        <span>{say('counted', { time: formats.dayAndTime(of.countedAt) })}</span>
        {of.replaces && <a href={addressOf('returns', of.replaces.replace('return:', ''))}>{say('replaced')}</a>}
      </p>
      {of.school === null && <p>{say('parts', { parts: of.parts, missing: of.partsMissing })}</p>}
      <ReturnSteps of={of} />
      <div className="line no-print">
        <DownloadReturn id={of.id} />
        <Button onPress={() => window.print()}>{say('print')}</Button>
      </div>
      <div className="columns">
        <table className="figures">
          <caption>{say('figures')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('number')}</th>
              <th scope="col">{say('figure')}</th>
              <th scope="col">{say('value')}</th>
            </tr>
          </thead>
          <tbody>
            {of.figures.map(({ number, name, value }) => (
              <tr key={number} data-figure={number}>
                <td>{number}</td>
                <th scope="row">{name}</th>
                <td>{formats.number(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div>
          <table className="checks">
            <caption>{say(failed === 0 ? 'checksHold' : 'checksFail', { failed })}</caption>
            <thead>
              <tr>
                <th scope="col">{say('check')}</th>
                <th scope="col">{say('left')}</th>
                <th scope="col">{say('right')}</th>
                <th scope="col">{say('result')}</th>
              </tr>
            </thead>
            <tbody>
              {of.checks.map(({ name, kind, holds, left, right }) => (
                <tr key={name} data-check={name}>
                  <th scope="row">
                    {name} {kind === 'ROLL_UP' && <span className="none">{terms.value('ReturnCheckKind', kind)}</span>}
                  </th>
                  <td>{formats.number(left)}</td>
                  <td>{formats.number(right)}</td>
                  <td>
                    {holds ? (
                      say('holds')
                    ) : (
                      <span className="tag attention">{say('failsBy', { by: left - right })}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <table className="signatures">
            <caption>{say('signatures')}</caption>
            <tbody>
              {(['filled', 'reviewed', 'signed'] as const).map((step) => (
                <tr key={step}>
                  <th scope="row">{say(step)}</th>
                  <td>{of[step]?.by ?? <span className="none">{say('notYet')}</span>}</td>
                  <td>{of[step] && formats.dayAndTime(of[step].at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </>
  )
}
