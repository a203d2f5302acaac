import {
  bulkhead,
  BrokenCircuitError,
  BulkheadRejectedError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  wrap,
  type CircuitBreakerPolicy,
  type IPolicy,
} from 'cockatiel'
import {
  type ChangePage,
  type Connector,
  type Criteria,
  type Cursor,
  type Health,
  type RecordPage,
  RegistryFault,
} from '../../connectors/contract/connector'
import type { RecordId, Shape } from '../../connectors/contract/records'

/** Checked limits of one registry. */
export interface GuardSettings {
  readonly timeoutMs: number
  /** Calls under way at once; as many again may wait. */
  readonly concurrency: number
  /** Further tries of a read that the registry dropped at once; a read that ran out of time is not tried again. */
  readonly retries: number
  readonly breaker: { readonly failures: number; readonly coolMs: number }
}

/**
 * A connector that keeps its time limit whatever the registry does, spares a registry that is down, and fails only
 * with RegistryFault. Reading the change feed has its own pace and is not guarded.
 */
export class GuardedConnector implements Connector {
  readonly registry
  readonly capabilities
  /** Calls that reached the registry. */
  calls = 0
  private readonly policy: IPolicy
  private readonly breaker: CircuitBreakerPolicy

  constructor(
    private readonly inner: Connector,
    settings: GuardSettings,
  ) {
    this.registry = inner.registry
    this.capabilities = inner.capabilities
    const broke = (codes: readonly string[]) => (error: Error) =>
      error instanceof TaskCancelledError
        ? codes.includes('REGISTRY_TIMEOUT')
        : error instanceof RegistryFault && codes.includes(error.code) && !error.refused
    this.breaker = circuitBreaker(handleWhen(broke(['REGISTRY_DOWN', 'REGISTRY_TIMEOUT'])), {
      halfOpenAfter: settings.breaker.coolMs,
      breaker: new ConsecutiveBreaker(settings.breaker.failures),
    })
    this.policy = wrap(
      retry(handleWhen(broke(['REGISTRY_DOWN'])), {
        maxAttempts: settings.retries,
        backoff: new ExponentialBackoff({ initialDelay: 20, maxDelay: 200 }),
      }),
      this.breaker,
      bulkhead(settings.concurrency, settings.concurrency * 8),
      // Nobody listens any more when an answer has come: an abort then would only make an error with its stack, for each call.
      timeout(settings.timeoutMs, { strategy: TimeoutStrategy.Aggressive, abortOnReturn: false }),
    )
  }

  fetch(ids: readonly RecordId[], shape: Shape, signal?: AbortSignal) {
    return this.guard((limit) => this.inner.fetch(ids, shape, limit), signal)
  }

  find(criteria: Criteria, signal?: AbortSignal): Promise<RecordId[]> {
    return this.guard((limit) => this.inner.find(criteria, limit), signal)
  }

  changes(after: Cursor | null, limit: number, signal: AbortSignal): Promise<ChangePage> {
    return this.inner.changes(after, limit, signal)
  }

  earlier(cursor: Cursor, millis: number): Cursor {
    return this.inner.earlier(cursor, millis)
  }

  all(after: RecordId | null, limit: number, signal: AbortSignal): Promise<RecordPage> {
    return this.inner.all(after, limit, signal)
  }

  /** Whether reads are refused, or were until nobody has tried again. */
  get spared(): boolean {
    return this.breaker.state !== CircuitState.Closed
  }

  health(signal: AbortSignal): Promise<Health> {
    return this.inner.health(signal)
  }

  close(): Promise<void> {
    return this.inner.close()
  }

  private async guard<T>(work: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    try {
      return (await this.policy.execute(({ signal: limit }) => {
        this.calls += 1
        return work(limit)
      }, signal)) as T
    } catch (cause) {
      if (cause instanceof RegistryFault) throw cause
      if (cause instanceof TaskCancelledError)
        throw this.fault('REGISTRY_TIMEOUT', 'no answer within its time limit', cause)
      if (cause instanceof BrokenCircuitError)
        throw this.fault('REGISTRY_DOWN', 'spared after repeated failures', cause)
      if (cause instanceof BulkheadRejectedError) throw this.fault('REGISTRY_DOWN', 'too many calls wait for it', cause)
      throw this.fault('REGISTRY_DOWN', 'the call failed', cause)
    }
  }

  private fault(code: 'REGISTRY_TIMEOUT' | 'REGISTRY_DOWN', detail: string, cause: unknown): RegistryFault {
    return new RegistryFault(code, this.registry, detail, { cause })
  }
}
