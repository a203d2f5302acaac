import { bulkhead } from 'cockatiel'
import { parse, type ExecutionResult } from 'graphql'
import type { Asked } from '../../../src/execute/executor'
import { ManualClock } from '../../../src/kit/clock'
import { LiveQuery, type LiveDependencies, type Credential, type Receiver } from '../../../src/live/live-query'
import type { Notice } from '../../../src/live/notice'
import { SubscriptionQuota } from '../../../src/live/subscription-quota'

export const turn = () => new Promise((resolve) => setImmediate(resolve))
export const notice = (mark: number): Notice => ({
  marks: new Map([['child c', `${mark}`]]),
  grants: new Map(),
  horizon: 0n,
})

const plan = { roots: new Map(), tableVersion: 'v1' }
const saved = { held: new Map(), versions: new Map() }

/** Answers when the test says so, with a number that grows; the first at once unless it is held as well. */
export class SlowExecutor {
  /** Request ids, in the order in which they came. */
  readonly came: string[] = []
  data: (number: number) => Record<string, unknown> = (number) => ({ number })
  private readonly answers: (() => void)[] = []

  constructor(private readonly first: 'held' | 'at once' = 'at once') {}

  get asked(): number {
    return this.came.length
  }

  get underWay(): number {
    return this.answers.length
  }

  async execute({ live, requestId }: Asked): Promise<ExecutionResult> {
    const number = this.came.push(requestId)
    await live!.admit({ plan, saved, judged: { limits: { subscriptions: 50 } } } as never)
    if (this.first === 'held' || requestId.includes('/'))
      await new Promise<void>((resolve) => this.answers.push(resolve))
    return { data: this.data(number) }
  }

  async answer(): Promise<void> {
    this.answers.shift()!()
    await turn()
  }
}

export class SlowReceiver implements Receiver {
  ready = true
  readonly came: unknown[] = []

  next({ data, errors }: ExecutionResult): void {
    this.came.push(errors ? errors.map(({ extensions }) => extensions['code']) : data!['number'])
  }

  complete(): void {
    this.came.push('complete')
  }
}

export const PASS: Credential = { endsAt: 2_000_000, check: () => undefined }
export const asked = (requestId: string) =>
  ({ requestId, document: parse('{ a }'), actor: { subject: 's', worker: null } }) as unknown as Asked

/** What live queries need, with an executor of the test's; `faults` is what the log would be told. */
export function rooms(executor: LiveDependencies['executor'], most = 1, atOnce = 1) {
  const faults: [string, unknown][] = []
  return {
    executor,
    quota: new SubscriptionQuota(most),
    bulkhead: bulkhead(atOnce, Infinity),
    watcher: { add: async () => notice(0), remove: () => undefined, settled: async () => undefined },
    scopes: { forget: () => undefined },
    clock: new ManualClock(1_000_000),
    faults,
    onFault: (requestId: string, fault: unknown) => void faults.push([requestId, fault]),
  }
}

/** An open live query. */
export async function opened(parts: LiveDependencies, receiver: Receiver, requestId = 'r', pass = PASS) {
  const query = new LiveQuery(asked(requestId), pass, parts, () => undefined)
  await query.first()
  query.start(receiver)
  return query
}
