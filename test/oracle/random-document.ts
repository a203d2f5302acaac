import {
  astFromValue,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  print,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'
import { pick } from '../audit-suite/seeded'

type Random = () => number

/** A document of one to three operations that share fragments, as a hostile client would write it. */
export interface RandomDocument {
  readonly text: string
  readonly operations: readonly RandomOperation[]
}

export interface RandomOperation {
  readonly name: string
  /** Another set of values each time: absent, null and defaults among them. */
  variables(): Record<string, unknown>
}

export interface DocumentWorld {
  readonly schema: GraphQLSchema
  readonly random: Random
  /** A value for an argument, as JSON holds it; undefined: leave the argument out. */
  argument(field: string, argument: GraphQLArgument): unknown
  /** Fields that are never asked, as 'Type.field'. */
  readonly without?: ReadonlySet<string>
  readonly depth?: number
}

/** Keys that mean something to JavaScript. */
const STRANGE_KEYS = ['__proto__', 'constructor', 'then', 'toString', 'hasOwnProperty', '_', 'length'] as const
const BOOLEANS: Readonly<Record<string, string>> = {
  b0: 'Boolean!', b1: 'Boolean!', b2: 'Boolean!', d0: 'Boolean = true', d1: 'Boolean = false', d2: 'Boolean! = true',
} // prettier-ignore
const KINDS = ['query', 'query', 'query', 'mutation', 'subscription'] as const

interface Declared {
  readonly type: string
  value(): unknown
}

class Writer {
  readonly variables = new Map<string, Declared>()
  readonly fragments = new Map<string, { on: GraphQLCompositeType; text: string }>()
  /** What a key means below a type, so that equal keys are the same field and merge. */
  private readonly keys = new Map<string, string>()

  constructor(private readonly world: DocumentWorld) {
    const { random } = world
    for (const [name, type] of Object.entries(BOOLEANS)) {
      const value = () => {
        const chance = random()
        if (type.includes('=') && chance < 0.3) return undefined
        if (name === 'd0' && chance < 0.33) return null
        return random() < 0.5
      }
      this.variables.set(name, { type, value })
    }
  }

  selection(type: GraphQLCompositeType, depth: number): string {
    const { random } = this.world
    const parts: string[] = []
    for (let i = 1 + Math.floor(random() * 4); i > 0; i -= 1) {
      const chance = random()
      if (chance < 0.55) parts.push(this.field(type, depth))
      else if (chance < 0.62) parts.push(`__typename${this.condition()}`)
      else if (chance < 0.8) parts.push(this.inline(type, depth))
      else parts.push(this.spread(type, depth))
    }
    const text = parts.filter((part) => part !== '').join(' ')
    return `{ ${text === '' ? '__typename' : text} }`
  }

  private field(type: GraphQLCompositeType, depth: number): string {
    const { random, without } = this.world
    if (!('getFields' in type)) return '__typename'
    const fields = Object.values(type.getFields()).filter((field) => !without?.has(`${type.name}.${field.name}`))
    const field = pick(random, fields)
    const below = getNamedType(field.type)
    if (isCompositeType(below) && depth <= 0) return ''
    const called = `${field.name}${this.arguments(type, field)}`
    const key = this.keyFor(type, field, called)
    const inner = isCompositeType(below) ? ` ${this.selection(below, depth - 1)}` : ''
    return `${key === field.name ? '' : `${key}: `}${called}${this.condition()}${inner}`
  }

  /** A key that is free, or that means the same field with the same arguments already. */
  private keyFor(type: GraphQLCompositeType, field: GraphQLField<unknown, unknown>, called: string): string {
    const { random } = this.world
    const meaning = `${called}|${String(field.type)}`
    const wanted = random()
    const candidates = [
      ...(wanted < 0.7
        ? [field.name]
        : wanted < 0.85
          ? [pick(random, STRANGE_KEYS)]
          : [`k${Math.floor(random() * 9)}`]),
      `${field.name}_${this.keys.size}`,
    ]
    for (const key of candidates) {
      // One meaning for a key in the whole document: types behind one interface may stand at one place.
      const known = this.keys.get(key)
      if (known !== undefined && known !== `${meaning}|${type.name}`) continue
      this.keys.set(key, `${meaning}|${type.name}`)
      return key
    }
    throw new TypeError('no key is free')
  }

  arguments(type: GraphQLCompositeType, field: GraphQLField<unknown, unknown>): string {
    const { argument } = this.world
    const given = field.args.flatMap((one) => {
      const value = argument(`${type.name}.${field.name}`, one)
      if (value === undefined) return []
      return [`${one.name}: ${this.value(one.type, value)}`]
    })
    return given.length > 0 ? `(${given.join(', ')})` : ''
  }

  /** As a literal or a variable, with a default or without. */
  private value(type: GraphQLInputType, value: unknown): string {
    const { random } = this.world
    if (random() < 0.5) return this.literal(type, value)
    const name = `v${this.variables.size}`
    const bare = String(type).replace(/!$/, '')
    const mayBeNull = !isNonNullType(type)
    if (value !== null && random() < 0.3) {
      // With a default, a place that takes no null may be given a variable that is null.
      const choose = () => {
        const chance = random()
        return chance < 0.4 ? undefined : chance < 0.45 ? null : value
      }
      this.variables.set(name, { type: `${bare} = ${this.literal(type, value)}`, value: choose })
    } else {
      const absent = () => mayBeNull && random() < 0.2
      this.variables.set(name, { type: String(type), value: () => (absent() ? undefined : value) })
    }
    return `$${name}`
  }

  private literal(type: GraphQLInputType, value: unknown): string {
    const node = astFromValue(value, type)
    if (!node) throw new TypeError(`no literal of ${String(type)}`)
    return print(node)
  }

  private inline(type: GraphQLCompositeType, depth: number): string {
    const { random } = this.world
    const on = random() < 0.3 ? null : this.related(type)
    return `...${on ? ` on ${on.name}` : ''}${this.condition()} ${this.selection(on ?? type, depth - 1)}`
  }

  /** A fragment that is there already, or a new one: so that most are used more than once. */
  private spread(type: GraphQLCompositeType, depth: number): string {
    const { random } = this.world
    const on = this.related(type)
    const fitting = [...this.fragments].filter(([, one]) => one.on === on)
    if (fitting.length > 0 && random() < 0.7) return `...${pick(random, fitting)[0]}${this.condition()}`
    if (depth <= 0) return ''
    const text = this.selection(on, depth - 1) // before its own name is there: fragments do not hold themselves
    const name = `F${this.fragments.size}`
    this.fragments.set(name, { on, text })
    return `...${name}${this.condition()}`
  }

  /** A type that a fragment at this type may be on. */
  private related(type: GraphQLCompositeType): GraphQLCompositeType {
    const { schema, random } = this.world
    const choices: GraphQLCompositeType[] = [type]
    if (isAbstractType(type)) choices.push(...schema.getPossibleTypes(type))
    if (isObjectType(type)) choices.push(...type.getInterfaces())
    return pick(random, choices)
  }

  private condition(): string {
    const { random } = this.world
    if (random() < 0.6) return ''
    const one = () => {
      const value = random() < 0.2 ? String(random() < 0.5) : `$${pick(random, Object.keys(BOOLEANS))}`
      return `${random() < 0.5 ? '@include' : '@skip'}(if: ${value})`
    }
    const first = one()
    const second = random() < 0.15 ? one() : first
    return second.slice(0, 4) === first.slice(0, 4) ? ` ${first}` : ` ${first} ${second}`
  }

  /** The variables that a text uses, also through its fragments. */
  used(text: string, seen = new Set<string>()): string[] {
    const names = [...text.matchAll(/\$(\w+)/g)].map(([, name]) => name!)
    for (const [, fragment] of text.matchAll(/\.\.\.(F\d+)/g)) {
      if (seen.has(fragment!)) continue
      seen.add(fragment!)
      names.push(...this.used(this.fragments.get(fragment!)!.text, seen))
    }
    return [...new Set(names)]
  }

  reached(text: string, seen = new Set<string>()): Set<string> {
    for (const [, fragment] of text.matchAll(/\.\.\.(F\d+)/g)) {
      if (seen.has(fragment!)) continue
      seen.add(fragment!)
      this.reached(this.fragments.get(fragment!)!.text, seen)
    }
    return seen
  }
}

/** Nearly always a valid document; the few that are not are left out by whoever asks. */
export function randomDocument(world: DocumentWorld): RandomDocument {
  const { random, schema } = world
  const writer = new Writer(world)
  const count = 1 + Math.floor(random() * 3)
  const bodies = Array.from({ length: count }, (_, i) => {
    const kind = pick(
      random,
      KINDS.filter((one) => schema.getRootType(one as never)),
    )
    const root = schema.getRootType(kind as never)!
    if (kind !== 'subscription') return { name: `O${i}`, kind, text: writer.selection(root, world.depth ?? 4) }
    const all = Object.values(root.getFields())
    const field = pick(
      random,
      all.filter(({ name }) => !world.without?.has(`${root.name}.${name}`)),
    )
    const below = getNamedType(field.type)
    const inner = isCompositeType(below) ? ` ${writer.selection(below, world.depth ?? 4)}` : ''
    return { name: `O${i}`, kind, text: `{ ${field.name}${writer.arguments(root, field)}${inner} }` }
  })
  const reached = bodies.reduce((all, { text }) => writer.reached(text, all), new Set<string>())
  const operations = bodies.map(({ name, kind, text }) => {
    const used = writer.used(text)
    const head = used.map((one) => `$${one}: ${writer.variables.get(one)!.type}`).join(', ')
    return {
      name,
      text: `${kind} ${name}${head ? ` (${head})` : ''} ${text}`,
      variables: () => {
        const values = used.map((one) => [one, writer.variables.get(one)!.value()] as const)
        return Object.fromEntries(values.filter(([, value]) => value !== undefined))
      },
    }
  })
  const fragments = [...writer.fragments].filter(([name]) => reached.has(name))
  const parts = [
    ...operations.map(({ text }) => text),
    ...fragments.map(([name, { on, text }]) => `fragment ${name} on ${on.name} ${text}`),
  ]
  return { text: shuffled(parts, random).join('\n'), operations }
}

function shuffled<T>(all: readonly T[], random: Random): T[] {
  return all.map((one) => [random(), one] as const).sort(([a], [b]) => a - b).map(([, one]) => one) // prettier-ignore
}
