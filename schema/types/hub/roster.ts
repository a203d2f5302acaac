import { Field, Int, ObjectType } from 'type-graphql'
import { DateTimeScalar } from '../../scalars/date-time'
import { Child } from './child'

@ObjectType({ simpleResolvers: true, description: '名册条目 an entry of a roster' })
export class RosterEntry {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      '更新时间 when name, sex, birth date, school, roll state, grade or class of the pupil last changed, as the index saw it',
  })
  declare changedAt: string | null

  @Field(() => Child, {
    nullable: true,
    description: '学生 the pupil; null when it left the reach since the index saw it',
  })
  declare pupil: Child | null
}

@ObjectType({
  simpleResolvers: true,
  description: '名册 a page of a roster (OneRoster 1.2, docs/ONEROSTER.md)',
})
export class Roster {
  @Field(() => Int, { nullable: true, description: '总数 how many match within reach' })
  declare totalCount: number | null

  @Field(() => [RosterEntry], { description: '条目 entries' })
  declare entries: RosterEntry[]
}
