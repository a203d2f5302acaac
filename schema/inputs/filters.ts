import { Field, InputType, Int } from 'type-graphql'
import { Sex } from '../enums/hub'
import { MonthScalar } from '../scalars/month'

/** A filter on a code table: several operators at once must all hold. */
export interface EnumFilter<Value extends string = string> {
  eq?: Value | null
  in?: Value[] | null
  isNull?: boolean | null
}

const ONE = { eq: '等于 is', in: '属于 is one of; not empty', isNull: '是否为空 is not recorded' }
/** Of a fact of which several values may hold of one child. */
export const SEVERAL = {
  eq: '含有 has it',
  in: '含有其一 has any of these; not empty',
  isNull: '是否为空 none is recorded',
}

export function enumFilter<Value extends string>(
  name: string,
  values: object,
  title: string,
  operators = ONE,
): new () => EnumFilter<Value> {
  @InputType(name, { description: `${title} 的筛选条件 filter on ${title}` })
  class Filter implements EnumFilter<Value> {
    @Field(() => values, { nullable: true, description: operators.eq })
    declare eq?: Value | null;

    @Field(() => [values], { nullable: true, description: operators.in })
    declare in?: Value[] | null

    @Field(() => Boolean, { nullable: true, description: operators.isNull })
    declare isNull?: boolean | null
  }
  return Filter
}

export const SexFilter = enumFilter<Sex>('SexFilter', Sex, '性别')

@InputType({ description: '行政区划筛选 filter on a division, with everything below it' })
export class DivisionFilter {
  @Field(() => String, {
    nullable: true,
    description: '区划代码 within this division: 6, 9 or 12 digits; zeros that fill up a code count for nothing',
  })
  declare within?: string | null

  @Field(() => Boolean, { nullable: true, description: '是否为空 is not recorded' })
  declare isNull?: boolean | null
}

@InputType({ description: '月份筛选 filter on a month' })
export class MonthFilter {
  @Field(() => MonthScalar, { nullable: true, description: '起 this month or later' })
  declare from?: string | null

  @Field(() => MonthScalar, { nullable: true, description: '止 this month or earlier' })
  declare to?: string | null

  @Field(() => Boolean, { nullable: true, description: '是否为空 is not recorded' })
  declare isNull?: boolean | null
}

@InputType({ description: '文本筛选 filter on a text, compared as a whole' })
export class TextFilter {
  @Field(() => String, { nullable: true, description: ONE.eq })
  declare eq?: string | null;

  @Field(() => [String], { nullable: true, description: ONE.in })
  declare in?: string[] | null

  @Field(() => Boolean, { nullable: true, description: ONE.isNull })
  declare isNull?: boolean | null
}

@InputType({ description: '整数筛选 filter on a whole number' })
export class NumberFilter {
  @Field(() => Int, { nullable: true, description: ONE.eq })
  declare eq?: number | null;

  @Field(() => [Int], { nullable: true, description: ONE.in })
  declare in?: number[] | null

  @Field(() => Boolean, { nullable: true, description: ONE.isNull })
  declare isNull?: boolean | null
}

@InputType({ description: '是非筛选 filter on yes and no' })
export class BooleanFilter {
  @Field(() => Boolean, { nullable: true, description: '等于 is' })
  declare eq?: boolean | null

  @Field(() => Boolean, { nullable: true, description: '是否为空 is not recorded' })
  declare isNull?: boolean | null
}

@InputType({
  description:
    '姓名查找 search by name, former names too. Spellings are compared in their normal form (NFKC, blanks, dots, capitals: docs/NORMAL-FORMS.md); an empty text is refused (BAD_FILTER)',
})
export class NameFilter {
  @Field(() => String, { nullable: true, description: '全名 the whole name' })
  declare exact?: string | null

  @Field(() => String, { nullable: true, description: '曾用名 a whole former name' })
  declare former?: string | null

  @Field(() => String, { nullable: true, description: '姓名开头 the name begins with' })
  declare prefix?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      '拼音或首字母 reading from its beginning, or initials: zhouyutong, zhōu yǔ, zhou1yu3, zyt; ü as ü, v, u: or yu (lü, lv, lyu). What cannot be a reading finds nobody',
  })
  declare pinyin?: string | null
}
