import { type Connector, RegistryFault } from '../../../connectors/contract/connector'
import type { Entry, RecordId, RegistryRecord, Shape, Value } from '../../../connectors/contract/records'
import { WrappedConnector } from './wrapped-connector'

export type Lie =
  | 'wrong order'
  | 'missing answer'
  | 'one answer too many'
  | 'record of another id'
  | 'unasked column'
  | 'unasked collection'
  | 'unasked entry column'
  | 'unasked column in a later entry'
  | 'missing column'
  | 'whole batch fails for one row'

type Answers = ReadonlyArray<RegistryRecord | RegistryFault | null>

/** Breaks its promise in one named way. `badId` is the row that a batch fails for. */
export class LyingConnector extends WrappedConnector {
  constructor(
    inner: Connector,
    public lie: Lie | null,
    private readonly badId: RecordId | null = null,
  ) {
    super(inner)
  }

  override async fetch(ids: readonly RecordId[], shape: Shape, signal: AbortSignal): Promise<Answers> {
    const honest = await super.fetch(ids, shape, signal)
    switch (this.lie) {
      case null:
        return honest
      case 'wrong order':
        return [...honest].reverse()
      case 'missing answer':
        return honest.slice(1)
      case 'one answer too many':
        return [...honest, null]
      case 'record of another id':
        return honest.map((answer) => changed(answer, (record) => ({ ...record, id: `not ${record.id}` })))
      case 'unasked column':
        return withValues(honest, (values) => ({ ...values, idNumber: '0' }))
      case 'unasked collection':
        return withValues(honest, (values) => ({ ...values, familyContacts: [{ phone: '0' }] }))
      case 'unasked entry column':
        return withEntries(honest, (entry) => ({ ...entry, idNumber: '0' }))
      case 'unasked column in a later entry':
        return withEntries(honest, (entry, i) => (i === 0 ? entry : { ...entry, idNumber: '0' }))
      case 'missing column':
        return withValues(honest, (values) => Object.fromEntries(Object.entries(values).slice(1)))
      case 'whole batch fails for one row':
        if (this.badId !== null && ids.includes(this.badId))
          throw new RegistryFault('REGISTRY_LIES', this.registry, 'a row that breaks its format')
        return honest
    }
  }
}

function changed(
  answer: Answers[number],
  change: (record: RegistryRecord) => RegistryRecord,
): RegistryRecord | RegistryFault | null {
  return answer === null || answer instanceof RegistryFault ? answer : change(answer)
}

function withValues(answers: Answers, change: (values: Entry) => Entry): Answers {
  return answers.map((answer) => changed(answer, (record) => ({ ...record, values: change(record.values) })))
}

function withEntries(answers: Answers, change: (entry: Entry, i: number) => Entry): Answers {
  return withValues(answers, (values) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]): [string, Value | undefined] => [
        name,
        Array.isArray(value) && typeof value[0] === 'object' ? (value as Entry[]).map(change) : value,
      ]),
    ),
  )
}
