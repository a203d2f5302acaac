import { SHOWCASE } from '../../src/demo/showcase'
import { CATALOGUE, type ErrorCode } from '../../src/errors/catalogue'
import type { RawAnswer } from '../hub/support/post'
import type { TestHub } from '../support/hub'

/** The answer is this error of the catalogue, with its status and blame, and shows nothing of the hub's insides. */
export function expectCoded(answer: RawAnswer, code: ErrorCode): void {
  const errors = answer.body?.errors as { message: string; extensions: Record<string, unknown> }[]
  expect(errors.map(({ extensions }) => extensions['code'])).toContain(code)
  for (const { extensions } of errors) expect(Object.keys(CATALOGUE)).toContain(extensions['code'])
  expect(
    errors.every(({ extensions }) => extensions['blame'] === CATALOGUE[extensions['code'] as ErrorCode].blame),
  ).toBe(true)
  expect(answer.status).toBe(CATALOGUE[code].status)
  expect(answer.text).not.toMatch(/node_modules|\.ts:\d|\.js:\d|stacktrace/)
}

/** Nothing in the log names the demo's child, its phone or a token. */
export async function expectSilentLog(hub: TestHub): Promise<void> {
  const log = hub.log.join('\n')
  const { name, idNumber, rollNumber } = SHOWCASE
  for (const secret of [name, idNumber, rollNumber, '19900000001', await hub.token('police')])
    expect(log).not.toContain(secret)
}
