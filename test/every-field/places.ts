import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'
import { waysToEveryField, type Args, type Unit } from './units'
import { trialsOf, type Json, type Trial } from './values'

/** Right values of an account. Names of places: 'Query.child(id)', 'NameFilter.exact'. */
export interface Known {
  /** Right values of a place; none of enumerations, yes-or-no and input objects. */
  right(place: string): readonly Json[]
  /** The least that an input object, or the arguments of a field ('Query.explain'), must hold. `unique` is new for each trial. */
  base(name: string, unique: string): Args
}

/** An argument or a field of an input object, and how a value gets there. */
export interface Place {
  readonly name: string
  readonly trials: readonly Trial[]
  /** Met before under another root: only right values are asked here. */
  readonly again: boolean
  unit(value: Json | undefined, unique: string): Unit
}

/** Every argument of every field, and every field of every input object below it, each by its first way and under each root. */
export function everyPlace(schema: GraphQLSchema, known: Known, selectionOf: (field: string) => string): Place[] {
  const met = new Set<string>()
  const places: Place[] = []
  const ways = waysToEveryField(schema, ({ parent, field }) => known.base(`${parent.name}.${field.name}`, 'way'))
  const sorted = [...ways].sort(([a], [b]) => rank(a) - rank(b))
  for (const [name, way] of sorted) {
    const last = way.steps.at(-1)!
    const selection = getNamedType(last.field.type) && way.selection === '' ? '' : selectionOf(name)
    for (const arg of last.field.args) {
      const put = (value: Json | undefined, unique: string): Unit => {
        const args = { ...known.base(name, unique), [arg.name]: value }
        return { ...way, selection, steps: [...way.steps.slice(0, -1), { ...last, args }] }
      }
      const place = { name: `${name}(${arg.name})`, type: arg.type, hasDefault: arg.defaultValue !== undefined, put }
      collect(place, known, met, way.operation === 'subscription' ? 0 : 9, places)
    }
  }
  return places
}

/** Queries first: there a filter is asked whole, elsewhere by its right values. Mutations last: they change what is there. */
function rank(name: string): number {
  return name.startsWith('Mutation.') ? 2 : name.startsWith('Subscription.') ? 1 : 0
}

interface Found {
  readonly name: string
  readonly type: GraphQLInputType
  readonly hasDefault: boolean
  put(value: Json | undefined, unique: string): Unit
}

function collect(found: Found, known: Known, met: Set<string>, levels: number, into: Place[]): void {
  const { name, type, hasDefault, put } = found
  const of = getNamedType(type)
  const right = isInputObjectType(of) ? [known.base(of.name, `${name} whole`) as Json] : known.right(name)
  into.push({ name, trials: trialsOf(type, right, hasDefault), again: met.has(name), unit: put })
  met.add(name)
  if (!isInputObjectType(of) || levels === 0 || name.startsWith(`${of.name}.`)) return // the last: a filter in a filter
  const list = isListType(getNullableType(type))
  for (const field of Object.values(of.getFields()))
    collect(
      {
        name: `${of.name}.${field.name}`,
        type: field.type,
        hasDefault: field.defaultValue !== undefined,
        put(value, unique) {
          const holder = { ...known.base(of.name, unique), [field.name]: value } as Json
          return put(list ? [holder] : holder, unique)
        },
      },
      known,
      met,
      levels - 1,
      into,
    )
}
