import { Field, InputType, registerEnumType } from 'type-graphql'
import { DropoutLevel } from '../enums/dropout'
import { DivisionFilter, enumFilter, MonthFilter, NameFilter, SexFilter, TextFilter, type EnumFilter } from './filters'

const DropoutLevelFilter = enumFilter<DropoutLevel>('DropoutLevelFilter', DropoutLevel, '研判等级')

/** Each agency adds the facts of its own records: schema/contributions. */
@InputType({
  description:
    '儿童筛选条件 facts of several registries; all given ones must hold. Null and absent ask nothing. An empty list, an empty name and a filter without a condition within and, or, not are refused (BAD_FILTER). Each fact is judged by the rights to the field it touches, at full and within scope',
})
export class ChildFilter {
  @Field(() => [ChildFilter], {
    nullable: true,
    description: '同时满足 all of these; not empty, each with a condition',
  })
  declare and?: ChildFilter[] | null

  @Field(() => [ChildFilter], {
    nullable: true,
    description: '满足其一 one of these at least; not empty, each with a condition',
  })
  declare or?: ChildFilter[] | null

  @Field(() => ChildFilter, {
    nullable: true,
    description: '不满足 not this, which has a condition; a child of whom it is not recorded counts as not',
  })
  declare not?: ChildFilter | null

  @Field(() => NameFilter, { nullable: true, description: '姓名 name' })
  declare name?: NameFilter | null

  @Field(() => DivisionFilter, { nullable: true, description: '户籍所在地 division of the household registration' })
  declare registeredDivision?: DivisionFilter | null

  @Field(() => DivisionFilter, { nullable: true, description: '现居住地 division of residence' })
  declare residenceDivision?: DivisionFilter | null

  @Field(() => DivisionFilter, { nullable: true, description: '学校所在地 division of the school' })
  declare schoolDivision?: DivisionFilter | null

  @Field(() => TextFilter, { nullable: true, description: '学校标识码 school code' })
  declare schoolCode?: TextFilter | null

  @Field(() => SexFilter, { nullable: true, description: '性别 sex' })
  declare sex?: EnumFilter | null

  @Field(() => DropoutLevelFilter, {
    nullable: true,
    description: '控辍保学研判等级 level of the verdict of dropout control',
  })
  declare dropoutLevel?: EnumFilter<DropoutLevel> | null

  @Field(() => MonthFilter, { nullable: true, description: '出生年月 month of birth' })
  declare birthMonth?: MonthFilter | null
}

export const ChildOrderBy = { ID: 'ID', NAME: 'NAME', BIRTH_MONTH: 'BIRTH_MONTH' } as const
export type ChildOrderBy = keyof typeof ChildOrderBy
registerEnumType(ChildOrderBy, {
  name: 'ChildOrderBy',
  description: '排序依据 what a list is ordered by; the id breaks ties',
  valuesConfig: {
    ID: { description: '编号 the hub id' },
    NAME: { description: '姓名拼音 reading of the name' },
    BIRTH_MONTH: { description: '出生年月 month of birth' },
  },
})

export const Direction = { ASC: 'ASC', DESC: 'DESC' } as const
export type Direction = keyof typeof Direction
registerEnumType(Direction, {
  name: 'Direction',
  description: '方向 direction',
  valuesConfig: { ASC: { description: '升序 ascending' }, DESC: { description: '降序 descending' } },
})

@InputType({ description: '排序 order of a list' })
export class ChildOrder {
  @Field(() => ChildOrderBy, { description: '依据 by what' })
  declare by: ChildOrderBy

  @Field(() => Direction, { defaultValue: 'ASC', description: '方向 direction' })
  declare direction: Direction
}
