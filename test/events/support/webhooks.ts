import type { Answer, TestHub } from '../../support/hub'

export interface Made {
  readonly id: string
  readonly version: number
  readonly url: string
  readonly state: string
  readonly publicKey: string | null
  readonly failures: number
  readonly lastStatus: string | null
}

const WEBHOOK = 'id version url types algorithm state purpose publicKey oldSecretUntil failures lastStatus deliveredAt'
let keys = 0

export function change(hub: TestHub, account: string, mutation: string, input: object, headers = {}): Promise<Answer> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
  const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) { webhook { ${WEBHOOK} } secret tested errors { code path } } }`
  return hub.ask(account, text, { input: { idempotencyKey: `webhook-key-${(keys += 1)}`, ...input } }, headers)
}

/** The payload of a mutation that was done. */
export function done(answer: Answer): { webhook: Made; secret: string; tested: string | null } {
  const [payload] = Object.values(answer.data ?? {}) as {
    webhook: Made
    secret: string
    tested: string | null
    errors: { code: string }[]
  }[]
  if (!payload || payload.errors.length > 0) throw new TypeError(`not done: ${answer.text}`)
  return payload
}

export const create = async (hub: TestHub, account: string, url: string, input = {}, headers = {}) =>
  done(await change(hub, account, 'createWebhook', { url, ...input }, headers))

export async function mine(hub: TestHub, account: string): Promise<Made[]> {
  return (await hub.ask(account, `{ webhooks { ${WEBHOOK} } }`)).data.webhooks
}

export const named = ({ id, version }: { id: string; version: number }) => ({ id, version })

export async function until(true_: () => Promise<boolean>, within = 15_000): Promise<void> {
  const late = performance.now() + within
  while (!(await true_())) {
    if (performance.now() > late) throw new TypeError('it did not come true in time')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
