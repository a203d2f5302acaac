import { serverAudits } from 'graphql-http'
import { serve, type Served } from './support/questions'

/** The audits of graphql-http: what GraphQL over HTTP says that a server MUST, SHOULD and MAY do. */
let served: Served
beforeAll(async () => {
  served = await serve()
})
afterAll(() => served?.hub.stop())

const withToken = (url: string, init: RequestInit = {}) =>
  fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), ...served.headers } })

const audits = serverAudits({ url: () => served.url, fetchFn: withToken })

test('there are 61', () => expect(audits.length).toBe(61))

test.each(audits.map((audit) => [audit.id, audit.name, audit.fn] as const))('%s %s', async (_id, _name, run) => {
  const result = await run()
  expect({ status: result.status, reason: 'reason' in result ? result.reason : null }).toEqual({
    status: 'ok',
    reason: null,
  })
})
