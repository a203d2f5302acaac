import type { GraphQLSchema } from 'graphql'
import { firstAnswer } from '../support/first-answer'
import type { Answer, TestHub } from '../support/hub'
import { Coverage } from './coverage'
import { faultsOf } from './judge'
import type { Request } from './units'

/** One request that was sent, as the trail must know it. */
export interface Sent {
  readonly requestId: string
  readonly who: string
  readonly query: string
  /** The code it was refused with before it looked at anybody; null when it ran. */
  readonly refused: string | null
}

/** Sends over real HTTP, subscriptions as streams of events; notes coverage, what the trail must hold, and every fault. */
export class Sender {
  readonly coverage: Coverage
  readonly sent: Sent[] = []
  /** By what is wrong, so that one fault that a thousand requests meet is told once. */
  private readonly faults = new Map<string, { count: number; example: string }>()

  constructor(
    private readonly hub: TestHub,
    private readonly schema: GraphQLSchema,
  ) {
    this.coverage = new Coverage(schema)
  }

  async send(
    who: { readonly name: string; authorization(): Promise<string> },
    { operation, query, variables }: Request,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const requestId = `every-field-${this.sent.length}`
    const all = { ...headers, 'x-request-id': requestId }
    const place = this.sent.push({ requestId, who: who.name, query, refused: null }) - 1
    const authorization = await who.authorization()
    const stream = operation === 'subscription'
    const answer = stream
      ? await firstAnswer(this.hub.url, authorization, JSON.stringify({ query, variables }), all)
      : await this.hub.ask(authorization, query, variables, all)
    const [first] = answer.errors ?? []
    const refused = answer.data || first?.path ? null : String(first?.extensions?.['code'])
    this.sent[place] = { requestId, who: who.name, query, refused }
    if (!refused?.startsWith('GRAPHQL_')) this.coverage.note(who.name, query, variables)
    for (const fault of faultsOf(this.schema, query, answer, stream)) this.fault(fault, who.name, query, variables)
    return answer
  }

  /** `what` without the alias in it names the fault; who asked and what is told of the first. */
  fault(what: string, who: string, query: string, variables: Request['variables'] = {}): void {
    const key = what.replace(/\ba\d+\b/g, 'a')
    const known = this.faults.get(key)
    const example = `${who}: ${query.slice(0, 400)} ${JSON.stringify(variables).slice(0, 200)}`
    this.faults.set(key, { count: (known?.count ?? 0) + 1, example: known?.example ?? example })
  }

  get told(): string[] {
    return [...this.faults].map(([what, { count, example }]) => `${what} (${count} times), e.g. ${example}`)
  }
}
