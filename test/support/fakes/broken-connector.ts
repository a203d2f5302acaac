import { type Connector, type Criteria, type FaultCode, RegistryFault } from '../../../connectors/contract/connector'
import type { RecordId, Shape } from '../../../connectors/contract/records'
import { WrappedConnector } from './wrapped-connector'

/** Fails the next `failures` calls (all of them by default), then works. */
export class BrokenConnector extends WrappedConnector {
  tries = 0

  constructor(
    inner: Connector,
    public failures = Infinity,
    private readonly code: FaultCode = 'REGISTRY_DOWN',
  ) {
    super(inner)
  }

  override async fetch(ids: readonly RecordId[], shape: Shape, signal: AbortSignal) {
    this.maybeFail()
    return super.fetch(ids, shape, signal)
  }

  override async find(criteria: Criteria, signal: AbortSignal) {
    this.maybeFail()
    return super.find(criteria, signal)
  }

  override async health() {
    return { state: this.failures > 0 ? ('down' as const) : ('up' as const), millis: 0 }
  }

  private maybeFail(): void {
    this.tries += 1
    if (this.failures <= 0) return
    this.failures -= 1
    throw new RegistryFault(this.code, this.registry, 'broken on purpose')
  }
}
