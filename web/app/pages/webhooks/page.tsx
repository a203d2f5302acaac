import { ReplayWebhookDocument, WebhooksDocument, type WebhooksQuery } from '@generated/app/graphql'
import { Button } from 'react-aria-components'
import { addressOf } from '../../frame/address'
import { useChangeKey } from '../../hub/use-change-key'
import { useAnswer, useChange } from '../../hub/use-hub'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { PayloadErrors } from '../../parts/payload-errors'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import titles from './title/words.json'
import words from './words.json'

type Hook = NonNullable<WebhooksQuery['webhooks']>[number]
type Letter = NonNullable<WebhooksQuery['webhookDeadLetters']>[number]

/** The webhooks of this account, each with what did not arrive, and the way to send it once more. */
export function Page() {
  const say = useWords(words)
  const title = useWords(titles)('title')
  const { data, error, refetch } = useAnswer(WebhooksDocument, {}, { staleSeconds: 0 })
  if (!data) return error ? <Refused fault={error} retry={() => void refetch()} /> : <Skeleton rows={6} />
  const hooks = data.data.webhooks ?? []
  const letters = data.data.webhookDeadLetters ?? []
  return (
    <div className="webhooks-page">
      <h1>{title}</h1>
      <p>{say('lead')}</p>
      {hooks.length === 0 && <p className="empty">{say('none')}</p>}
      {hooks.map((hook) => (
        <OneHook key={hook.id} hook={hook} letters={letters.filter(({ webhookId }) => webhookId === hook.id)} />
      ))}
    </div>
  )
}

function OneHook({ hook, letters }: { readonly hook: Hook; readonly letters: readonly Letter[] }) {
  const say = useWords(words)
  const terms = useTerms()
  const formats = useFormats()
  const keyOf = useChangeKey()
  const { mutate, data, error, isPending } = useChange(ReplayWebhookDocument)
  const count = letters.length
  const replay = () => {
    const input = { id: hook.id, version: hook.version }
    mutate({ input: { ...input, idempotencyKey: keyOf({ ...input, letters: letters.map(({ id }) => id) }) } })
  }
  return (
    <section className="box" data-webhook={hook.id} aria-labelledby={hook.id}>
      <h2 id={hook.id}>{hook.url}</h2>
      <p className="line">
        <span className="tag" data-state={hook.state}>
          {terms.value('WebhookState', hook.state)}
        </span>
        <span>
          {hook.deliveredAt === null
            ? say('neverDelivered')
            : say('delivered', { time: formats.dayAndTime(hook.deliveredAt) })}
        </span>
        {hook.failures > 0 && <span>{say('failing', { failures: hook.failures })}</span>}
        {hook.lastStatus !== null && <span>{say('lastStatus', { status: hook.lastStatus })}</span>}
      </p>
      <p role="status">{data?.data.replayWebhook?.webhook && say('replayed')}</p>
      {error && <Refused fault={error} />}
      <PayloadErrors errors={data?.data.replayWebhook?.errors} />
      {count === 0 ? (
        <p>{say('allArrived')}</p>
      ) : (
        <>
          <div className="scroll" tabIndex={0} role="group" aria-label={say('dead', { count })}>
            <table>
              <caption>
                {say('dead', { count })} {count >= 500 && say('most')}
              </caption>
              <thead>
                <tr>
                  {(['type', 'child', 'tries', 'result', 'deadAt'] as const).map((head) => (
                    <th key={head} scope="col">
                      {say(head)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {letters.map((letter) => (
                  <tr key={letter.id} data-letter={letter.id}>
                    <th scope="row">{terms.value('EventType', letter.type)}</th>
                    <td>
                      <a href={addressOf('child', letter.childId.replace('child:', ''))}>{say('openChild')}</a>
                    </td>
                    <td>{letter.tries}</td>
                    <td>{letter.lastStatus}</td>
                    <td>{formats.dayAndTime(letter.deadAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Button className="primary" isDisabled={isPending} onPress={replay}>
            {say('replay', { count })}
          </Button>
        </>
      )}
    </section>
  )
}
