import { setImmediate } from 'node:timers/promises'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import { checkRawSize } from '../../src/document/raw-size'
import type { Variables } from '../../src/document/read-operation'
import { readDocument } from '../../src/document/read-document'
import type { RequestContext } from '../../src/execute/request-context'

const allowances = new WeakMap<RequestContext, ExplainAllowance>()

/**
 * What all `explain` fields of one request may read together: as much as one request may by itself. They take turns of the event
 * loop, one each, so that other requests are answered in between.
 */
export class ExplainAllowance {
  private tokens: number
  private values: number
  private last: Promise<void> = Promise.resolve()

  private constructor(private readonly limits: RequestContext['limits']) {
    this.tokens = limits.tokens
    this.values = limits.variableNodes
  }

  static of(context: RequestContext): ExplainAllowance {
    let allowance = allowances.get(context)
    if (!allowance) allowances.set(context, (allowance = new ExplainAllowance(context.limits)))
    return allowance
  }

  turn(): Promise<void> {
    this.last = this.last.then(() => setImmediate())
    return this.last
  }

  /** Throws HubError as readDocument does. */
  document(schema: GraphQLSchema, text: string): DocumentNode {
    const document = readDocument(schema, text, this.limits, this.tokens)
    this.tokens = Math.max(0, this.tokens - (document.tokenCount ?? this.tokens))
    return document
  }

  /** Throws HubError COST_VARIABLES and BAD_TEXT. */
  variables(given: Variables): void {
    const { fault, nodes } = checkRawSize(given, { ...this.limits, variableNodes: this.values })
    if (fault) throw fault
    this.values -= nodes
  }
}
