import { Field, ID, ObjectType } from 'type-graphql'
import { Division } from './division'
import { RequestLimits } from './request-limits'

@ObjectType({
  simpleResolvers: true,
  description: '本人 the signed-in actor as the hub sees it',
})
export class Me {
  @Field(() => ID, { description: '主体标识 subject of the token' })
  declare subject: string

  @Field(() => String, { nullable: true, description: '姓名 name in the token' })
  declare name: string | null

  @Field(() => String, { description: '客户端 client program that signed in' })
  declare client: string

  @Field(() => String, { nullable: true, description: '部门 department, e.g. civil-affairs 民政' })
  declare department: string | null

  @Field(() => [String], { description: '角色 roles, e.g. officer, village-director 儿童主任' })
  declare roles: string[]

  @Field(() => [Division], { description: '管辖区域 divisions of the jurisdiction' })
  declare divisions: (Division | string)[]

  @Field(() => String, { nullable: true, description: "学校标识码 school code of a school's account" })
  declare school: string | null

  @Field(() => String, {
    nullable: true,
    description: '工作人员编号 worker code of a 儿童主任 or 儿童督导员; its caseload depends on it',
  })
  declare worker: string | null

  @Field(() => String, { nullable: true, description: '使用目的 purpose of this request (个人信息保护法 6)' })
  declare purpose: string | null

  @Field(() => [String], { description: '可用目的 purposes the actor may choose from' })
  declare purposes: string[]

  @Field(() => RequestLimits, { description: '限额 what one operation may ask' })
  declare limits: RequestLimits
}
