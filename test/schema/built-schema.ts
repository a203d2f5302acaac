import { isObjectType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import { Arg, buildSchemaSync, ID, Query, Resolver } from 'type-graphql'
import { Child, Division, EnrolmentStatus, Explanation, Me, Node, RegistryStatus } from '../../schema'

/** Root fields that answer nothing: enough to reach every type. */
@Resolver()
class HollowQueries {
  @Query(() => Child, { nullable: true, description: '儿童 a child by id' })
  child(@Arg('id', () => ID, { description: '编号 id' }) _id: string): null {
    return null
  }

  @Query(() => Child, { nullable: true, description: '儿童 a child by ID number' })
  childByIdNumber(): null {
    return null
  }

  @Query(() => Child, { nullable: true, description: '儿童 a child by roll number' })
  childByRollNumber(): null {
    return null
  }

  @Query(() => [Child], { nullable: 'itemsAndList', description: '儿童 children by ids' })
  childrenByIds(): null {
    return null
  }

  @Query(() => [EnrolmentStatus], { nullable: true, description: '学籍状态 enrolment of students' })
  enrolmentStatus(): null {
    return null
  }

  @Query(() => Node, { nullable: true, description: '节点 a node by id' })
  node(): null {
    return null
  }

  @Query(() => Me, { description: '本人 the actor' })
  me(): null {
    return null
  }

  @Query(() => [Division], { description: '行政区划 divisions' })
  divisions(): Division[] {
    return []
  }

  @Query(() => [RegistryStatus], { description: '登记簿 registries' })
  registries(): RegistryStatus[] {
    return []
  }

  @Query(() => Explanation, { description: '权限说明 explanation' })
  explain(): null {
    return null
  }
}

export const schema: GraphQLSchema = buildSchemaSync({ resolvers: [HollowQueries], validate: false })

export const objectTypes: readonly GraphQLObjectType[] = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => !type.name.startsWith('__'))

/** Every field of every object type, by 'Type.field'. */
export const objectFields: ReadonlyMap<string, GraphQLField<unknown, unknown>> = new Map(
  objectTypes.flatMap((type) =>
    Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const),
  ),
)
