import { locatedError, responsePathAsArray, type GraphQLLeafType } from 'graphql'
import type { ReadField } from '../document/read-operation'
import { isPromise, type Path, type Run } from './walk-state'

/** Makes an answer's value of what a resolver or a record gave. Throws what becomes the field's error. */
export type Complete = (value: unknown, path: Path, run: Run) => unknown

/** The error of a field or an item: null in its place where that is allowed; else what holds it fails. */
export function fail({ nodes }: ReadField, nullable: boolean, raw: unknown, path: Path, run: Run): null {
  const error = locatedError(raw, nodes, responsePathAsArray(path))
  if (!nullable) throw error
  run.errors.add(error, path)
  return null
}

/** Of a type that is never null. */
export function present(complete: Complete, { parent, name }: ReadField): Complete {
  const check = (completed: unknown): unknown => {
    if (completed === null) throw new TypeError(`Cannot return null for non-nullable field ${parent.name}.${name}.`)
    return completed
  }
  return (value, path, run) => {
    const completed = complete(value, path, run)
    return isPromise(completed) ? completed.then(check) : check(completed)
  }
}

/** Of a scalar or an enumeration. */
export function leaf(type: GraphQLLeafType): (value: unknown) => unknown {
  return (value) => {
    if (value instanceof Error) throw value
    const written = type.serialize(value)
    if (written == null) throw new TypeError(`expected ${type.name} to write its value, got nothing`)
    return written
  }
}

/** `complete` and `nullable` are of the items. */
export function list(complete: Complete, nullable: boolean, field: ReadField): Complete {
  const item = (value: unknown, path: Path, run: Run): unknown => {
    try {
      const completed = isPromise(value) ? value.then((came) => complete(came, path, run)) : complete(value, path, run)
      return isPromise(completed)
        ? completed.then(undefined, (raw) => fail(field, nullable, raw, path, run))
        : completed
    } catch (raw) {
      return fail(field, nullable, raw, path, run)
    }
  }
  return (values, path, run) => {
    if (typeof values !== 'object' || !(Symbol.iterator in values!))
      throw new TypeError(`Expected Iterable, but did not find one for field "${field.parent.name}.${field.name}".`)
    const items: unknown[] = []
    let waits = false
    let key = 0
    try {
      for (const value of values as Iterable<unknown>) {
        const completed = item(value, { prev: path, key, typename: undefined }, run)
        if (isPromise(completed)) waits = true
        items.push(completed)
        key += 1
      }
    } catch (error) {
      if (!waits) throw error
      return Promise.allSettled(items).then(() => {
        throw error
      })
    }
    return waits ? Promise.all(items) : items
  }
}
