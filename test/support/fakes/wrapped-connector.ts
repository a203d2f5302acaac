import type { Capabilities, Connector, Criteria, Cursor } from '../../../connectors/contract/connector'
import type { RecordId, RegistryName, Shape } from '../../../connectors/contract/records'

/** Passes every call on to another connector; a fake overrides the call it sins in. */
export class WrappedConnector implements Connector {
  readonly registry: RegistryName
  readonly capabilities: Capabilities

  constructor(protected readonly inner: Connector) {
    this.registry = inner.registry
    this.capabilities = inner.capabilities
  }

  fetch(ids: readonly RecordId[], shape: Shape, signal: AbortSignal): ReturnType<Connector['fetch']> {
    return this.inner.fetch(ids, shape, signal)
  }

  find(criteria: Criteria, signal: AbortSignal): ReturnType<Connector['find']> {
    return this.inner.find(criteria, signal)
  }

  changes(after: Cursor | null, limit: number, signal: AbortSignal): ReturnType<Connector['changes']> {
    return this.inner.changes(after, limit, signal)
  }

  earlier(cursor: Cursor, millis: number): Cursor {
    return this.inner.earlier(cursor, millis)
  }

  all(after: RecordId | null, limit: number, signal: AbortSignal): ReturnType<Connector['all']> {
    return this.inner.all(after, limit, signal)
  }

  health(signal: AbortSignal): ReturnType<Connector['health']> {
    return this.inner.health(signal)
  }

  close(): Promise<void> {
    return this.inner.close()
  }
}
