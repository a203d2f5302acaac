import { Field, InputType, registerEnumType } from 'type-graphql'
import {
  AttendanceBandFilter,
  BooleanFilter,
  DisabilityClassFilter,
  DivisionFilter,
  DropoutStateFilter,
  EducationLeftBehindFilter,
  GuardianshipTypeFilter,
  MonthFilter,
  NameFilter,
  RollStateFilter,
  SexFilter,
  WelfareCategoryFilter,
  WelfareLeftBehindFilter,
  type EnumFilter,
} from './filters'

@InputType({
  description:
    '儿童筛选条件 facts of several registries; all given ones must hold. Each is judged by the rights to the field it touches, at full and within scope',
})
export class ChildFilter {
  @Field(() => [ChildFilter], { nullable: true, description: '同时满足 all of these' })
  declare and?: ChildFilter[] | null

  @Field(() => [ChildFilter], { nullable: true, description: '满足其一 one of these at least' })
  declare or?: ChildFilter[] | null

  @Field(() => ChildFilter, {
    nullable: true,
    description: '不满足 not this; a child of whom it is not recorded counts as not',
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

  @Field(() => SexFilter, { nullable: true, description: '性别 sex' })
  declare sex?: EnumFilter | null

  @Field(() => MonthFilter, { nullable: true, description: '出生年月 month of birth' })
  declare birthMonth?: MonthFilter | null

  @Field(() => RollStateFilter, { nullable: true, description: '学籍状态 state of the roll' })
  declare rollState?: EnumFilter | null

  @Field(() => AttendanceBandFilter, { nullable: true, description: '出勤等级 band of attendance' })
  declare attendanceBand?: EnumFilter | null

  @Field(() => DropoutStateFilter, { nullable: true, description: '控辍状态 state in the dropout ledger' })
  declare dropoutState?: EnumFilter | null

  @Field(() => EducationLeftBehindFilter, { nullable: true, description: '留守（教育口径） left behind, by the roll' })
  declare educationLeftBehind?: EnumFilter | null

  @Field(() => BooleanFilter, {
    nullable: true,
    description: '是否需要申请资助（学籍） needs financial aid, by the roll',
  })
  declare educationNeedsAid?: BooleanFilter | null

  @Field(() => BooleanFilter, {
    nullable: true,
    description: '是否享受一补（学籍） receives the boarding subsidy, by the roll',
  })
  declare educationReceivesAid?: BooleanFilter | null

  @Field(() => GuardianshipTypeFilter, { nullable: true, description: '监护类型 type of guardianship' })
  declare guardianshipType?: EnumFilter | null

  @Field(() => WelfareLeftBehindFilter, {
    nullable: true,
    description: '留守（民政口径） left behind, by civil affairs',
  })
  declare welfareLeftBehind?: EnumFilter | null

  @Field(() => WelfareCategoryFilter, {
    nullable: true,
    description: '困境类别 category of difficulty, by civil affairs; several may hold of one child',
  })
  declare welfareCategory?: EnumFilter | null

  @Field(() => BooleanFilter, { nullable: true, description: '是否享受救助 receives aid' })
  declare receivesAid?: BooleanFilter | null

  @Field(() => DisabilityClassFilter, { nullable: true, description: '残疾类别 class of disability' })
  declare disabilityClass?: EnumFilter | null
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
