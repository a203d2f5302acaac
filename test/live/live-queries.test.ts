import Fastify from 'fastify'
import { readAccept } from '../../src/http/accept'
import { answerByStream } from '../../src/http/streamed'
import { LiveQueries } from '../../src/live/live-queries'
import { asked, PASS, rooms, SlowExecutor, SlowReceiver, turn } from './support/slow'

describe('a hub that stops', () => {
  test('while a first answer is under way waits for it; the client has it, and no other', async () => {
    const executor = new SlowExecutor('held')
    const live = new LiveQueries(rooms(executor))
    const begun = live.begin(asked('r'), PASS)
    await turn()
    let closed = false
    const closing = live.close().then(() => (closed = true))
    await turn()
    expect([executor.underWay, closed]).toEqual([1, false])
    await executor.answer()
    await closing
    expect(await begun).toEqual({ answer: { data: { number: 1 } }, query: null })
  })

  test('between the first answer and its stream: the stream is complete', async () => {
    const live = new LiveQueries(rooms(new SlowExecutor()))
    const { query } = await live.begin(asked('r'), PASS)
    await live.close()
    const receiver = new SlowReceiver()
    query!.start(receiver)
    expect(receiver.came).toEqual(['complete'])
  })
})

describe('the place of one that never comes to its stream is given back:', () => {
  test('its first answer cannot be read', async () => {
    const executor = new SlowExecutor()
    executor.data = () => ({ number: 1n })
    const parts = rooms(executor)
    await expect(new LiveQueries(parts).begin(asked('r'), PASS)).rejects.toThrow(TypeError)
    parts.quota.take('another', 1)
  })

  /** Asks the subscription, as Apollo does, and then fails or answers with this. */
  const apollo = (answer: () => object) =>
    ({
      async executeHTTPGraphQLRequest({ context }: { context: () => Promise<{ subscribe: (of: object) => unknown }> }) {
        await (await context()).subscribe(asked('r'))
        return { status: 200, headers: new Map(), body: answer() }
      },
    }) as never

  test.each<[string, () => object, string]>([
    [
      'Apollo fails after it',
      () => {
        throw new TypeError('broken')
      },
      'a',
    ],
    ['the answer comes in pieces', () => ({ kind: 'chunked' }), 'a'],
    ['the headers cannot be written', () => ({ kind: 'complete', string: '{}' }), 'a\nb'],
  ])('%s', async (_what, answer, header) => {
    // prettier-ignore
    const parts = rooms(new SlowExecutor())
    const live = new LiveQueries(parts)
    const server = Fastify()
    server.post('/', (request, reply) => {
      const headers = reply.getHeaders()
      reply.getHeaders = () => ({ ...headers, 'x-own': header })
      const stream = { apollo: apollo(answer), live, heartbeatMs: 1_000 }
      return answerByStream(stream, request, reply, {} as never, readAccept(request.headers.accept), PASS)
    })
    const url = await server.listen({ port: 0 })
    const response = await fetch(url, { method: 'POST', headers: { accept: 'text/event-stream' } })
    expect(response.status).toBe(500)
    await response.text()
    await server.close()
    parts.quota.take('another', 1)
  })
})
