import type { TypedDocumentString } from '@generated/app/graphql'
import { readAnswer, send, type Answer, type Asking } from './ask'

/** Follows a subscription: `next` is called with each answer until the returned function is called. Rejections go to `failed`. */
export function follow<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  asking: Asking,
  next: (answer: Answer<Data>) => void,
  failed: (fault: unknown) => void,
): () => void {
  const ended = new AbortController()
  const run = async () => {
    const response = await send(document, variables, asking, ended.signal)
    if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
      return void readAnswer(await response.json())
    const reader = response.body!.getReader()
    const decoder = new TextDecoder()
    let rest = ''
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      const events = (rest + decoder.decode(value, { stream: true })).split('\n\n')
      rest = events.pop()!
      for (const event of events) {
        const data = /^event: next\ndata: (.*)$/.exec(event)?.[1]
        if (data !== undefined) next(readAnswer(JSON.parse(data)))
      }
    }
  }
  run().catch((fault: unknown) => {
    if (!ended.signal.aborted) failed(fault)
  })
  return () => ended.abort()
}
