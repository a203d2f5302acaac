import { setTimeout as sleep } from 'node:timers/promises'
import type { Connector, Criteria } from '../../../connectors/contract/connector'
import type { RecordId, Shape } from '../../../connectors/contract/records'
import { WrappedConnector } from './wrapped-connector'

/** Answers late. A deaf one does not even stop when its signal is aborted. `millis` may change under way. */
export class SlowConnector extends WrappedConnector {
  /** Calls that have begun and not yet ended, and the most there ever were. */
  underWay = 0
  mostUnderWay = 0

  constructor(
    inner: Connector,
    public millis: number,
    private readonly deaf = false,
  ) {
    super(inner)
  }

  override async fetch(ids: readonly RecordId[], shape: Shape, signal: AbortSignal) {
    return this.late(signal, () => super.fetch(ids, shape, signal))
  }

  override async find(criteria: Criteria, signal: AbortSignal) {
    return this.late(signal, () => super.find(criteria, signal))
  }

  private async late<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    this.underWay += 1
    this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay)
    try {
      await sleep(this.millis, undefined, this.deaf ? {} : { signal })
      return await work()
    } finally {
      this.underWay -= 1
    }
  }
}
