import { Field, InputType, registerEnumType } from 'type-graphql'
import { DateTimeScalar } from '../scalars/date-time'

export const RosterOf = { PUPILS: 'PUPILS', CLASSES: 'CLASSES', SCHOOLS: 'SCHOOLS' } as const
export type RosterOf = keyof typeof RosterOf
registerEnumType(RosterOf, {
  name: 'RosterOf',
  description: '名册内容 what a roster has one pupil of',
  valuesConfig: {
    PUPILS: { description: '学生 every pupil of the roll, those who left too' },
    CLASSES: { description: '班级 of each class with pupils on the roll, the pupil who changed last' },
    SCHOOLS: { description: '学校 of each school with pupils on the roll, the pupil who changed last' },
  },
})

export const RosterOrderBy = { ID: 'ID', NAME: 'NAME', BIRTH_MONTH: 'BIRTH_MONTH', CHANGED: 'CHANGED' } as const
export type RosterOrderBy = keyof typeof RosterOrderBy
registerEnumType(RosterOrderBy, {
  name: 'RosterOrderBy',
  description: '名册排序依据 what the pupils of a roster are ordered by; the id breaks ties',
  valuesConfig: {
    ID: { description: '编号 the hub id' },
    NAME: { description: '姓名拼音 reading of the name' },
    BIRTH_MONTH: { description: '出生年月 month of birth' },
    CHANGED: { description: '更新时间 when what rosters tell of a pupil last changed' },
  },
})

@InputType({ description: '更新时间范围 when what rosters tell of a pupil last changed, as the index saw it' })
export class ChangedFilter {
  @Field(() => DateTimeScalar, { nullable: true, description: '晚于 after' })
  declare after?: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: '不早于 at or after' })
  declare since?: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: '早于 before' })
  declare before?: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: '不晚于 at or before' })
  declare until?: string | null
}
