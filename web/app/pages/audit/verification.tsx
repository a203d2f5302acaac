import { useState } from 'react'
import { Button } from 'react-aria-components'
import { AuditVerificationDocument, type AuditVerificationQuery } from '@generated/app/graphql'
import { useAnswer } from '../../hub/use-hub'
import { useFormats } from '../../language/format'
import { useWords } from '../../language/words'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import words from './words.json'

/** Reads the whole trail now and says in words whether it is what was written. */
export function Verification() {
  const say = useWords(words)
  const [asked, setAsked] = useState(false)
  const { data, error, isFetching, refetch } = useAnswer(AuditVerificationDocument, {}, { enabled: asked })
  const verify = () => (asked ? void refetch() : setAsked(true))
  const verdict = data?.data.auditVerification
  return (
    <section className="verification" aria-label={say('verification')}>
      <Button onPress={verify} isDisabled={isFetching}>
        {say(isFetching ? 'verifying' : 'verify')}
      </Button>
      <div role="status">
        {isFetching ? (
          <Skeleton rows={1} />
        ) : (
          <>
            {error && <Refused fault={error} />}
            {data?.faults[0] && <p>{data.faults[0].message}</p>}
            {verdict && <Verdict verdict={verdict} />}
            {!asked && <p className="none">{say('verifyWhat')}</p>}
          </>
        )}
      </div>
    </section>
  )
}

function Verdict({ verdict }: { readonly verdict: NonNullable<AuditVerificationQuery['auditVerification']> }) {
  const say = useWords(words)
  const { time, number } = useFormats()
  const { intact, fault, entries, chains, unvouched, at } = verdict
  const [, chain = '', seq = '', what = ''] = /^([^:]*):(\d+) (.*)$/.exec(fault ?? '') ?? []
  const kind = `fault-${what.replaceAll(' ', '-')}`
  return (
    <>
      <p>
        <b>{say(intact ? 'intact' : 'notIntact')}</b>{' '}
        {say('verified', { time: time(at), entries: number(entries), chains: number(chains) })}
      </p>
      {!intact && (
        <p className="tag attention">
          {say('firstFault', { chain, seq, what: kind in words ? say(kind as keyof typeof words) : what })}
        </p>
      )}
      {!intact && <p>{say('notIntactNext')}</p>}
      {unvouched > 0 && <p className="none">{say('unvouched', { count: unvouched })}</p>}
    </>
  )
}
