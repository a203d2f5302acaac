import { LedgerVerdictDocument } from '@generated/app/graphql'
import { useAnswer } from '../../hub/use-hub'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { Lock } from '../../parts/lock'
import { Refused } from '../../parts/refused'
import { useRegistryWords } from '../../parts/registries'
import { Skeleton } from '../../parts/skeleton'
import words from './words.json'

const QUERY = '{ child(id: "child:00000000-0000-0000-0000-000000000000") { dropoutVerdict { inputs { input } missing } } }' // prettier-ignore

/** What the rule says of the child today, and what it looked at: each input with its registry and age, and what is missing. */
export function VerdictInputs({ childId }: { readonly childId: string }) {
  const say = useWords(words)
  const terms = useTerms()
  const formats = useFormats()
  const registry = useRegistryWords()
  const { data, error, refetch } = useAnswer(LedgerVerdictDocument, { id: childId }, { staleSeconds: 60 })
  if (!data) return error ? <Refused fault={error} retry={() => void refetch()} /> : <Skeleton rows={3} />
  const verdict = data.data.child?.dropoutVerdict
  if (!verdict) return <p className="none">{say('noVerdict')}</p>
  const { level, since, reason, days, confidence, inputs, missing, unknowable } = verdict
  const limited = data.withheld.find(({ field }) => field === 'DropoutVerdict.inputs')
  return (
    <div className="verdict-inputs">
      <h3>{say('verdictNow')}</h3>
      <dl className="facts one">
        {level !== null && (
          <div>
            <dt>{terms.field('DropoutVerdict', 'level')}</dt>
            <dd>
              {terms.value('DropoutLevel', level)}{' '}
              {since !== null && <span className="none">{say('since', { day: since })}</span>}
            </dd>
          </div>
        )}
        {reason !== null && (
          <div>
            <dt>{terms.field('DropoutVerdict', 'reason')}</dt>
            <dd>
              {terms.value('DropoutReason', reason)} {days !== null && say('days', { days })}
            </dd>
          </div>
        )}
        {confidence !== null && (
          <div>
            <dt>{terms.field('DropoutVerdict', 'confidence')}</dt>
            <dd>{terms.value('VerdictConfidence', confidence)}</dd>
          </div>
        )}
      </dl>
      {inputs === null ? (
        limited && (
          <Lock label={terms.field('DropoutVerdict', 'inputs')} limited={limited} query={QUERY} childId={null} />
        )
      ) : (
        <div className="scroll" tabIndex={0} role="group" aria-label={say('inputs')}>
          <table>
            <caption>{say('inputs')}</caption>
            <thead>
              <tr>
                {(['input', 'registry', 'inputState', 'age'] as const).map((head) => (
                  <th key={head} scope="col">
                    {say(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {inputs.map((one) => (
                <tr key={one.input} data-input={one.input}>
                  <th scope="row">{terms.value('DropoutInput', one.input)}</th>
                  <td>{one.registry === null ? say('severalRegistries') : registry(one.registry).title}</td>
                  <td>{terms.value('VerdictInputState', one.state)}</td>
                  <td title={one.asOf === null ? undefined : formats.dayAndTime(one.asOf)}>
                    {one.ageDays === null ? say('ageUnknown') : say('ageDays', { days: one.ageDays })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {missing !== null && (
        <p data-missing-inputs={missing.length}>
          {missing.length === 0
            ? say('nothingMissing')
            : say('missingInputs', {
                inputs: missing.map((one) => terms.value('DropoutInput', one)).join(say('comma')),
              })}
        </p>
      )}
      {unknowable !== null && unknowable.length > 0 && (
        <>
          <p>{say('ask')}</p>
          <ul>
            {unknowable.map((one) => (
              <li key={one}>{terms.value('DropoutQuestion', one)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
