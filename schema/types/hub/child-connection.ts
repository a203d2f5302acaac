import { Field, Int, ObjectType } from 'type-graphql'
import { Child } from './child'

@ObjectType({ simpleResolvers: true, description: '分页信息 Relay: where this page ends' })
export class PageInfo {
  @Field(() => Boolean, { description: '是否还有下一页 whether more follow' })
  declare hasNextPage: boolean

  @Field(() => Boolean, {
    description:
      '是否有上一页 whether some come before. A list is read forwards alone: there is no `last` and no `before`',
  })
  declare hasPreviousPage: boolean

  @Field(() => String, { nullable: true, description: '首个游标 cursor of the first edge' })
  declare startCursor: string | null

  @Field(() => String, {
    nullable: true,
    description: '末个游标 cursor of the last edge; sealed: nothing can be read from it',
  })
  declare endCursor: string | null
}

@ObjectType({ simpleResolvers: true, description: '列表项 Relay: a child of the page and its cursor' })
export class ChildEdge {
  @Field(() => String, {
    description: '游标 cursor; holds for this list, by this filter and order, and for accounts of this kind only',
  })
  declare cursor: string

  @Field(() => Child, { nullable: true, description: '儿童 the child' })
  declare node: Child | null
}

@ObjectType({
  simpleResolvers: true,
  description: '儿童列表 Relay: a page of the children that match and are within reach',
})
export class ChildConnection {
  @Field(() => [ChildEdge], { description: '列表项 edges' })
  declare edges: ChildEdge[]

  @Field(() => PageInfo, { description: '分页信息 page' })
  declare pageInfo: PageInfo

  @Field(() => Int, { nullable: true, description: '总数 how many match within reach' })
  declare totalCount: number | null
}
