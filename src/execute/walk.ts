import {
  defaultTypeResolver,
  type ExecutionResult,
  type GraphQLAbstractType,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql'
import type { ArgumentValues, ReadField, ReadOperation, Values, Variables } from '../document/read-operation'
import { fail, leaf, list, present, type Complete } from './complete'
import { CollectedErrors, isPromise, type Path, ResolveInfo, type Run } from './walk-state'

/** What a request brings to an operation that was read before. */
export interface Request {
  readonly given: ArgumentValues
  readonly variables: Variables
  readonly context: unknown
}

/** A field of the selection tree with its way to an answer. */
interface Step {
  readonly field: ReadField
  readonly key: string
  readonly name: string
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | null
  readonly nullable: boolean
  /** Of a scalar or an enumeration that is no list: needs no path but for an error. */
  readonly leaf: ((value: unknown) => unknown) | null
  readonly complete: Complete
}

interface Steps {
  readonly all: readonly Step[]
  /** False where a key is `__proto__`: only an object without a prototype holds it. */
  readonly plain: boolean
}

/**
 * Executes operations as they were read (GraphQL October 2021, chapter 6): it walks the selection tree through closures made
 * once for each reading. No text of a request ever becomes program code. Answers are those of graphql-js (docs/decisions/0022-one-reading.md says how that is held).
 */
export class Walker {
  private readonly kept = new WeakMap<ReadOperation, Steps>()

  constructor(private readonly schema: GraphQLSchema) {}

  /** Never rejects: what resolvers throw stands in `errors`. */
  async walk(read: ReadOperation, { given, variables, context }: Request): Promise<ExecutionResult> {
    let steps = this.kept.get(read)
    if (!steps) this.kept.set(read, (steps = stepsOf(this.schema, read.fields)))
    const run: Run = { schema: this.schema, read, given, variables, context, errors: new CollectedErrors() }
    try {
      const serial = read.operation.operation === 'mutation'
      const data = await (serial ? walkSerially(steps, run) : walkObject(steps, undefined, undefined, run))
      return result(data as Record<string, unknown>, run.errors.all)
    } catch (error) {
      run.errors.add(error as GraphQLError, undefined)
      return result(null, run.errors.all)
    }
  }
}

function result(data: Record<string, unknown> | null, errors: readonly GraphQLError[]): ExecutionResult {
  return errors.length === 0 ? { data } : { errors, data }
}

function stepsOf(schema: GraphQLSchema, fields: readonly ReadField[]): Steps {
  return {
    all: fields.map((field) => {
      const { key, name, definition } = field
      const inner = isNonNullType(definition.type) ? definition.type.ofType : definition.type
      return {
        field,
        key,
        name,
        resolve: definition.resolve ?? null,
        nullable: inner === definition.type,
        leaf: isLeafType(inner) ? leaf(inner) : null,
        complete: completer(schema, definition.type, field),
      }
    }),
    plain: fields.every(({ key }) => key !== '__proto__'),
  }
}

function walkObject({ all, plain }: Steps, source: unknown, path: Path | undefined, run: Run): unknown {
  const out = (plain ? {} : Object.create(null)) as Record<string, unknown>
  let pending: Promise<void>[] | null = null
  try {
    for (const step of all) {
      const value = walkField(step, source, path, run)
      out[step.key] = value // a promise holds the key's place
      if (isPromise(value)) (pending ??= []).push(settle(value, out, step.key))
    }
  } catch (error) {
    if (pending === null) throw error
    return Promise.allSettled(pending).then(() => {
      throw error
    })
  }
  return pending === null ? out : Promise.all(pending).then(() => out)
}

/** Root fields of a mutation, one after the other. */
async function walkSerially({ all, plain }: Steps, run: Run): Promise<unknown> {
  const out = (plain ? {} : Object.create(null)) as Record<string, unknown>
  for (const step of all) out[step.key] = await walkField(step, undefined, undefined, run)
  return out
}

async function settle(value: PromiseLike<unknown>, out: Record<string, unknown>, key: string): Promise<void> {
  out[key] = await value
}

function walkField(step: Step, source: unknown, parent: Path | undefined, run: Run): unknown {
  const { leaf, field, nullable } = step
  let path: Path | undefined
  try {
    let value: unknown
    if (step.resolve === null) {
      value = (source as Record<string, unknown> | null | undefined)?.[step.name]
      if (typeof value === 'function') {
        path = pathOf(step, parent)
        value = (value as Method).call(source, argumentsOf(field, run), run.context, new ResolveInfo(field, path, run))
      }
      if (value == null && nullable) return null
      if (leaf !== null && value != null && !isPromise(value)) return leaf(value)
    } else {
      path = pathOf(step, parent)
      value = step.resolve(source, argumentsOf(field, run), run.context, new ResolveInfo(field, path, run))
    }
    const at = (path ??= pathOf(step, parent))
    const completed = isPromise(value)
      ? value.then((came) => step.complete(came, at, run))
      : step.complete(value, at, run)
    return isPromise(completed) ? completed.then(undefined, (raw) => fail(field, nullable, raw, at, run)) : completed
  } catch (raw) {
    return fail(field, nullable, raw, path ?? pathOf(step, parent), run)
  }
}

function pathOf({ key, field }: Step, prev: Path | undefined): Path {
  return { prev, key, typename: field.parent.name }
}

/** A method in a field's place, as graphql's default resolver calls it. */
type Method = (this: unknown, given: object, context: unknown, info: GraphQLResolveInfo) => unknown

const NONE: Values = Object.freeze({})

function argumentsOf(field: ReadField, { given }: Run): Values {
  return given.get(field) ?? NONE
}

function completer(schema: GraphQLSchema, type: GraphQLOutputType, field: ReadField): Complete {
  if (isNonNullType(type)) return present(completer(schema, type.ofType, field), field)
  const complete = completerOf(schema, type, field)
  return (value, path, run) => {
    if (value instanceof Error) throw value
    return value == null ? null : complete(value, path, run)
  }
}

function completerOf(
  schema: GraphQLSchema,
  type: Exclude<GraphQLOutputType, { kind: 'NonNull' }>,
  field: ReadField,
): Complete {
  // prettier-ignore
  if (isListType(type)) return list(completer(schema, type.ofType, field), !isNonNullType(type.ofType), field)
  if (isLeafType(type)) return leaf(type)
  const below = new Map([...field.below!].map(([name, fields]) => [name, stepsOf(schema, fields)]))
  if (isAbstractType(type)) return abstract(type, below, field)
  const steps = below.get((type as { name: string }).name)!
  return (value, path, run) => walkObject(steps, value, path, run)
}

function abstract(type: GraphQLAbstractType, below: ReadonlyMap<string, Steps>, field: ReadField): Complete {
  const resolveType = type.resolveType ?? defaultTypeResolver
  return (value, path, run) => {
    const walk = (name: unknown): unknown => {
      const steps = typeof name === 'string' ? below.get(name) : undefined
      if (!steps)
        throw new TypeError(`Runtime Object type "${String(name)}" is not a possible type for "${type.name}".`)
      return walkObject(steps, value, path, run)
    }
    const name = resolveType(value, run.context, new ResolveInfo(field, path, run), type)
    return isPromise(name) ? name.then(walk) : walk(name)
  }
}
