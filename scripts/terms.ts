import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql'

/** Chinese words of the schema for the application, with each field's type: the descriptions begin with them. */
export interface Terms {
  /** By type and field: the Chinese term, and the name of the field's type. */
  readonly fields: Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>>
  /** By enum and value. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export function termsOf(schema: GraphQLSchema): Terms {
  const fields: Record<string, Record<string, [string, string]>> = {}
  const values: Record<string, Record<string, string>> = {}
  const sorted = Object.values(schema.getTypeMap()).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const type of sorted) {
    if (type.name.startsWith('__') || OF_NO_PAGE.test(type.name)) continue
    if (isEnumType(type))
      values[type.name] = Object.fromEntries(
        type.getValues().map(({ name, description }) => [name, chinese(description, name)]),
      )
    else if ((isObjectType(type) && !ROOTS.has(type.name)) || (isInputObjectType(type) && type.name === 'ChildFilter'))
      fields[type.name] = Object.fromEntries(
        Object.values<NamedField>(type.getFields()).map(({ name, description, type: of }) => [
          name,
          [chinese(description, name), getNamedType(of).name],
        ]),
      )
  }
  return { fields, values }
}

interface NamedField {
  readonly name: string
  readonly description?: string | null | undefined
  readonly type: GraphQLType
}

/** What only programs ask for: its words would be loaded with every page. */
const OF_NO_PAGE =
  /^(Webhook|Event|Roster|SavedOperation|OperationFormat|OperationParameter|OperationSharing|ExportFormat|Planned|Access(Rule|Permission|Version|Difference|Matrix)|Explanation|OperationCost|CostPart|RegistryCalls|Refusal|Decision$|PageInfo|FieldRight|RequestLimits|UserError|Statistics(Cell|Dimension|Measure|Release|Rule|Usefulness|Withheld))|(Payload|Connection|Edge)$/

const ROOTS = new Set(['Query', 'Mutation', 'Subscription'])

/** What stands before the first Latin letter, without a code in front: "2 双亲留守儿童 both parents away". */
function chinese(description: string | null | undefined, name: string): string {
  const found = /^(?:(?:\d+|[A-Z]) )?([^A-Za-z]*\p{Script=Han}[^A-Za-z]*?)(?:\s*[:：]?\s+(?=[A-Za-z\d])|$)/u.exec(
    description ?? '',
  )
  return found?.[1]?.trim() ?? name
}
