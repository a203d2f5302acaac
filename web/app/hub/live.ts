import type { TypedDocumentString } from '@generated/app/graphql'
import { readAnswer, send, type Answer, type Asking } from './ask'
import { readEvents } from './read-events'

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
    for await (const event of readEvents(response)) next(readAnswer(event as Parameters<typeof readAnswer>[0]))
  }
  run().catch((fault: unknown) => {
    if (!ended.signal.aborted) failed(fault)
  })
  return () => ended.abort()
}
