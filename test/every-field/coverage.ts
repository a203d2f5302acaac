import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'

/** What can be asked of a schema: 'Child.name', 'Query.child(id)', 'SexFilter.eq', 'Sex.MALE'. */
export interface Askable {
  readonly fields: ReadonlySet<string>
  readonly args: ReadonlySet<string>
  readonly members: ReadonlySet<string>
}

export function askableOf(schema: GraphQLSchema): Askable {
  const fields = new Set<string>()
  const args = new Set<string>()
  const members = new Set<string>()
  const input = (type: GraphQLInputType) => {
    const named = getNamedType(type)
    if (isEnumType(named)) for (const { name } of named.getValues()) members.add(`${named.name}.${name}`)
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) {
        args.add(`${type.name}.${field.name}`)
        input(field.type)
      }
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      fields.add(`${type.name}.${field.name}`)
      for (const arg of field.args) {
        args.add(`${type.name}.${field.name}(${arg.name})`)
        input(arg.type)
      }
    }
  }
  return { fields, args, members }
}

/** What the documents and variables that were really sent have asked, by account. Read from them, not from what made them. */
export class Coverage {
  private readonly askable: Askable
  private readonly asked = new Map<string, Set<string>>()
  private readonly known = new Map<string, readonly string[]>()

  constructor(private readonly schema: GraphQLSchema) {
    this.askable = askableOf(schema)
  }

  note(account: string, query: string, variables: Readonly<Record<string, unknown>>): void {
    let asked = this.asked.get(account)
    if (!asked) this.asked.set(account, (asked = new Set()))
    const key = `${query}\n${JSON.stringify(variables)}`
    let names = this.known.get(key)
    if (!names) {
      names = this.read(query, variables)
      if (key.length < 50_000) this.known.set(key, names)
    }
    for (const name of names) asked.add(name)
  }

  /** What an account has not asked, of all that can be asked. */
  missing(account: string): string[] {
    const asked = this.asked.get(account) ?? new Set()
    return [...this.askable.fields, ...this.askable.args, ...this.askable.members].filter((name) => !asked.has(name))
  }

  /** 'fields 322 of 322, arguments 94 of 94, enumeration members 63 of 63, accounts 21 of 21: 100 %' */
  summary(accounts: readonly string[]): string {
    const least = (names: ReadonlySet<string>) =>
      Math.min(...accounts.map((account) => [...names].filter((name) => this.asked.get(account)?.has(name)).length))
    const { fields, args, members } = this.askable
    const whole = accounts.filter((account) => this.missing(account).length === 0)
    const parts = [
      `fields ${least(fields)} of ${fields.size}`,
      `arguments ${least(args)} of ${args.size}`,
      `enumeration members ${least(members)} of ${members.size}`,
      `accounts ${whole.length} of ${accounts.length}`,
    ]
    const all = (fields.size + args.size + members.size) * accounts.length
    const open = accounts.reduce((sum, account) => sum + this.missing(account).length, 0)
    return `${parts.join(', ')}: ${Math.floor(((all - open) / all) * 10_000) / 100} %`
  }

  private read(query: string, variables: Readonly<Record<string, unknown>>): string[] {
    const names: string[] = []
    let document
    try {
      document = parse(query)
    } catch {
      return [] // a text that the language cannot hold asks nothing
    }
    const info = new TypeInfo(this.schema)
    visit(
      document,
      visitWithTypeInfo(info, {
        Field: () => {
          const parent = info.getParentType()
          const field = info.getFieldDef()
          if (parent && field) names.push(`${parent.name}.${field.name}`)
        },
        Argument: () => {
          const [parent, field, arg] = [info.getParentType(), info.getFieldDef(), info.getArgument()]
          if (parent && field && arg) names.push(`${parent.name}.${field.name}(${arg.name})`)
        },
        ObjectField: (node) => {
          const type = getNamedType(info.getParentInputType() as GraphQLInputType)
          if (isInputObjectType(type)) names.push(`${type.name}.${node.name.value}`)
        },
        EnumValue: (node) => {
          const type = getNamedType(info.getInputType() as GraphQLInputType)
          if (isEnumType(type)) names.push(`${type.name}.${node.value}`)
        },
        VariableDefinition: (node) => {
          const type = typeFromAST(this.schema, node.type) as GraphQLInputType | undefined
          if (type) readValue(type, variables[node.variable.name.value], names)
        },
      }),
    )
    return names
  }
}

function readValue(type: GraphQLInputType, value: unknown, names: string[]): void {
  const named = getNamedType(type)
  if (Array.isArray(value)) return value.forEach((one) => readValue(type, one, names))
  if (isEnumType(named) && typeof value === 'string') names.push(`${named.name}.${value}`)
  if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    const field = named.getFields()[name]
    if (!field || inner === undefined) continue
    names.push(`${named.name}.${name}`)
    readValue(field.type, inner, names)
  }
}
