import { type Connector, type FaultCode, RegistryFault } from './connector'
import type { RecordId, RegistryRecord, Shape, Value } from './records'

/** The connector broke a rule: what was expected, and what came. */
export class Breach extends Error {
  override readonly name = 'Breach'
  readonly code = 'CONFORMANCE_BREACH'
}

/** The rule could not be tried on this subject. */
export class Skipped extends Error {
  override readonly name = 'Skipped'
  readonly code = 'CONFORMANCE_SKIPPED'
}

export function must(holds: boolean, breach: string): asserts holds {
  if (!holds) throw new Breach(breach)
}

/** Equal as JSON. */
export function mustEqual(actual: unknown, expected: unknown, what: string): void {
  const [came, wanted] = [JSON.stringify(actual), JSON.stringify(expected)]
  must(came === wanted, `${what}: expected ${brief(wanted)}, got ${brief(came)}`)
}

/** The call must be refused with this code, naming this registry. */
export async function mustRefuse(
  connector: Connector,
  code: FaultCode,
  what: string,
  call: () => Promise<unknown>,
): Promise<void> {
  const outcome = await call().then(
    () => null,
    (thrown: unknown) => thrown,
  )
  must(outcome !== null, `${what}: expected ${code}, got an answer`)
  must(outcome instanceof RegistryFault, `${what}: expected a RegistryFault ${code}, got ${kindOf(outcome)}`)
  must(outcome.code === code, `${what}: expected ${code}, got ${outcome.code}`)
  must(outcome.registry === connector.registry, `${what}: the fault names ${outcome.registry}`)
}

/** A signal that is never aborted. */
export function patience(): AbortSignal {
  return new AbortController().signal
}

export const EMPTY: Shape = { columns: [], collections: {} }

export function columnsOnly(...columns: string[]): Shape {
  return { columns, collections: {} }
}

/** Everything the connector declares. */
export function fullShape({ capabilities }: Connector): Shape {
  return { columns: [...capabilities.columns], collections: { ...capabilities.collections } }
}

/** A shape of some width: the first columns and the first collection, whole. */
export function someShape({ capabilities }: Connector): Shape {
  return {
    columns: capabilities.columns.slice(0, 3),
    collections: Object.fromEntries(Object.entries(capabilities.collections).slice(0, 1)),
  }
}

/** Fetches ids that must all be there. */
export async function fetchAll(
  connector: Connector,
  ids: readonly RecordId[],
  shape: Shape,
): Promise<readonly RegistryRecord[]> {
  const answers = await connector.fetch(ids, shape, patience())
  must(answers.length === ids.length, `expected ${ids.length} answers, got ${answers.length}`)
  return answers.map((answer, i) => {
    must(answer !== null, `answer ${i}: expected a record of the sample, got null`)
    must(!(answer instanceof RegistryFault), `answer ${i}: expected a record, got a fault`)
    must(answer.id === ids[i], `answer ${i}: expected the record of id ${i}, got another`)
    return answer
  })
}

/** Every value of a record with the name of its column, entries' values included. */
export function* valuesOf(record: RegistryRecord): Generator<{ column: string; value: Value | undefined }> {
  for (const [column, value] of Object.entries(record.values)) {
    yield { column, value }
    if (!Array.isArray(value)) continue
    for (const entry of value as readonly unknown[]) {
      if (typeof entry !== 'object' || entry === null) continue
      for (const [inner, below] of Object.entries(entry)) yield { column: `${column}.${inner}`, value: below as Value }
    }
  }
}

export function kindOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : typeof thrown
}

function brief(text: string | undefined): string {
  return text === undefined ? 'nothing' : text.length > 120 ? `${text.slice(0, 120)}…` : text
}
