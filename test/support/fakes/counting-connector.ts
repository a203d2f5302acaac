import type { Criteria } from '../../../connectors/contract/connector'
import type { RecordId, Shape } from '../../../connectors/contract/records'
import { WrappedConnector } from './wrapped-connector'

/** Remembers what it was asked, and is otherwise as good as the connector below it. */
export class CountingConnector extends WrappedConnector {
  readonly fetches: { readonly ids: readonly RecordId[]; readonly shape: Shape }[] = []
  readonly finds: Criteria[] = []

  /** Columns and 'collection.column' that were ever asked of the registry. */
  get columnsAsked(): ReadonlySet<string> {
    return new Set(
      this.fetches.flatMap(({ shape }) => [
        ...shape.columns,
        ...Object.entries(shape.collections).flatMap(([name, columns]) => columns.map((column) => `${name}.${column}`)),
      ]),
    )
  }

  override fetch(ids: readonly RecordId[], shape: Shape, signal: AbortSignal) {
    this.fetches.push({ ids, shape })
    return super.fetch(ids, shape, signal)
  }

  override find(criteria: Criteria, signal: AbortSignal) {
    this.finds.push(criteria)
    return super.find(criteria, signal)
  }
}
