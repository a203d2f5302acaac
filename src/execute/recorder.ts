import type { DocumentNode, ExecutionResult } from 'graphql'
import type { AuditWriter } from '../audit/audit-writer'
import type { Actor } from '../auth/actor'
import { withoutLiterals } from '../document/without-literals'
import type { ErrorCode } from '../errors/catalogue'
import { asHubError, HubError } from '../errors/hub-error'
import type { Clock } from '../kit/clock'
import { aboutOf, type Common } from './audit-records'

/** Who asked, in which request. */
export interface Asker {
  readonly requestId: string
  readonly actor: Actor
}

/** Puts into the trail what is refused before it looks at anybody, and begins the record of everything else. */
export class Recorder {
  private readonly hashes = new WeakMap<DocumentNode, string>()

  constructor(
    private readonly audit: AuditWriter,
    private readonly clock: Clock,
    private readonly tableVersion: () => string,
    private readonly onFault: (requestId: string, fault: unknown) => void,
  ) {}

  /** What every record of an operation begins with. */
  common(asker: Asker, document: DocumentNode, operation: string): Common {
    let hash = this.hashes.get(document)
    if (!hash) this.hashes.set(document, (hash = this.audit.hash('operation', withoutLiterals(document))))
    return this.of(asker, operation, hash)
  }

  /** Records a refusal, then gives it: nothing is told that the trail does not know of. */
  async refuse(common: Common, error: HubError): Promise<ExecutionResult> {
    try {
      await this.audit.write({ kind: 'refusal', ...common, code: error.code, about: aboutOf(error) })
    } catch (thrown) {
      this.onFault(common.requestId, thrown)
      return failure(asHubError(thrown))
    }
    if (error.blame === 'hub') this.onFault(common.requestId, error)
    return failure(error)
  }

  /** A text that became no operation: not GraphQL, not of this schema, over a limit. There is nothing in its answer to hold back. */
  async refuseText(asker: Asker, text: string, code: ErrorCode): Promise<void> {
    await this.refuse(this.of(asker, '', this.audit.hash('operation', text)), new HubError(code))
  }

  private of({ requestId, actor }: Asker, operation: string, operationHash: string): Common {
    return {
      requestId,
      at: new Date(this.clock.now()).toISOString(),
      subject: actor.subject,
      department: actor.department,
      roles: actor.roles,
      client: actor.client,
      purpose: actor.purpose,
      // A name is the caller's text: a run of digits in it could be somebody's number.
      operation: operation.replace(/\d{6,}/g, '#').slice(0, 64),
      operationHash,
      rootFields: [],
      filters: [],
      tableVersion: this.tableVersion(),
    }
  }
}

export function failure(error: HubError): ExecutionResult {
  return { errors: [error.toGraphQL()] }
}
