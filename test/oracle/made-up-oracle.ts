import {
  execute,
  getOperationAST,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql'
import { readArguments, readOperation } from '../../src/document/read-operation'
import { variablesOf } from '../../src/document/variables'
import { HubError } from '../../src/errors/hub-error'
import { Walker } from '../../src/execute/walk'
import { seeded } from '../audit-suite/seeded'
import { madeUpArgument, madeUpSchema } from './made-up-world'
import { randomDocument } from './random-document'

export interface MadeUpResult {
  readonly documents: number
  readonly compared: number
  /** Refused for their variables, before anything runs. */
  readonly refused: number
  readonly different: readonly object[]
}

interface Shown {
  readonly data: string
  readonly errors: readonly string[]
  /** By error, the place that is null because of it. */
  readonly places: ReadonlyMap<string, string>
}

/** Data as it leaves; errors as they are told, in an order of their own where promises decide about it. */
function shown({ data, errors }: ExecutionResult, ordered: boolean): Shown {
  const told = (errors ?? []).map(({ message, path }) => JSON.stringify([path, message]))
  const places = new Map((errors ?? []).map(({ path }, i) => [told[i]!, nullAbove(data, path ?? [])]))
  return { data: JSON.stringify(data), errors: ordered ? told : told.sort(), places }
}

/** The first place on a way that is null. */
function nullAbove(data: unknown, path: readonly (string | number)[]): string {
  let at = data
  for (const [i, key] of path.entries()) {
    if (at == null) return JSON.stringify(path.slice(0, i))
    at = (at as Record<string | number, unknown>)[key]
  }
  return JSON.stringify(path)
}

/**
 * Without promises, byte for byte. With them, the data byte for byte, and the errors but for one thing: where one place is null because of
 * several errors below it, how many of them were told before it was null depends on the order in which promises settle. The specification leaves
 * that open (6.4.4: only one error should be added), and graphql-js itself differs there by how its own promises are nested.
 */
function isSame(one: Shown, other: Shown, ordered: boolean): boolean {
  if (one.data !== other.data) return false
  if (ordered) return JSON.stringify(one.errors) === JSON.stringify(other.errors)
  const more = (mine: Shown, yours: Shown) => {
    const told = new Set(yours.places.values())
    return mine.errors.every((error) => yours.places.has(error) || told.has(mine.places.get(error)!))
  }
  return more(one, other) && more(other, one)
}

/** One operation by the walker; or what refuses it before it runs. */
async function walked(
  walker: Walker,
  schema: GraphQLSchema,
  document: DocumentNode,
  name: string,
  given: Record<string, unknown>,
): Promise<ExecutionResult | HubError> {
  const operation = getOperationAST(document, name)!
  const variables = variablesOf(schema, operation, given)
  if (variables instanceof HubError) return variables
  try {
    const read = readOperation(schema, document, operation, variables)
    return await walker.walk(read, { given: readArguments(read, variables), variables, context: undefined })
  } catch (fault) {
    if (fault instanceof HubError) return fault
    throw fault
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

/**
 * Compares the walker with graphql-js on a made-up schema, with errors, nulls and wrong types at random places. `later`: how
 * many of a thousand values come as promises. Then it must not run where an unhandled rejection ends the process (jest):
 * graphql-js leaves some behind in lists. The walker must leave none.
 */
export async function runMadeUp(documents: number, seed: number, later: number): Promise<MadeUpResult> {
  const random = seeded(seed)
  const schema = madeUpSchema(seed, later)
  const walker = new Walker(schema)
  const different: object[] = []
  const unhandled: unknown[] = []
  const note = (fault: unknown) => void unhandled.push(fault)
  process.on('unhandledRejection', note)
  let [compared, refused] = [0, 0]
  for (let i = 0; i < documents; i += 1) {
    const { text, operations } = randomDocument({ schema, random, argument: madeUpArgument(random) })
    const document = parse(text)
    const faults = validate(schema, document)
    if (faults.length > 0) throw new TypeError(`a document that is not valid: ${faults[0]!.message}\n${text}`)
    for (let asked = 0; asked < operations.length * 2; asked += 1) {
      const { name: operationName, variables } = operations[Math.floor(random() * operations.length)]!
      const given = variables()
      const ours = await walked(walker, schema, document, operationName, given)
      if (later > 0) await settled()
      if (unhandled.length > 0) different.push({ text, operationName, given, unhandled: String(unhandled.pop()) })
      const theirs = await execute({ schema, document, operationName, variableValues: given })
      if (later > 0) await settled()
      unhandled.length = 0
      if (ours instanceof HubError) {
        // graphql-js fails the field, if the data come to it: whether a request is refused must not depend on data.
        const named = [...ours.message.matchAll(/\$(\w+)/g)].map(([, variable]) => given[variable!])
        const right = ours.code === 'GRAPHQL_VARIABLES' && named.length > 0 && named.every((value) => value === null)
        if (!right) different.push({ text, operationName, given, refusal: ours.message })
        refused += 1
        continue
      }
      compared += 1
      const [one, other] = [shown(ours, later === 0), shown(theirs, later === 0)]
      if (!isSame(one, other, later === 0)) different.push({ text, operationName, given, ours: one, theirs: other }) // prettier-ignore
    }
  }
  process.off('unhandledRejection', note)
  return { documents, compared, refused, different }
}
