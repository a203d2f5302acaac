import { Field, Float, Int, ObjectType } from 'type-graphql'

@ObjectType({
  simpleResolvers: true,
  description:
    '台账成效 how well one version of the rules did (docs/LEDGERS.md has the definitions); null: fewer than five',
})
export class LedgerFigures {
  @Field(() => String, {
    nullable: true,
    description: '规则版本 version of the rules; null: opened by hand before any verdict',
  })
  declare rulesVersion: string | null

  @Field(() => Int, { nullable: true, description: '建账 items opened' })
  declare opened: number | null

  @Field(() => Int, { nullable: true, description: '销号 items closed' })
  declare closed: number | null

  @Field(() => Float, {
    nullable: true,
    description: '查准率 share of the closed items of the rule that were no wrong suspicion',
  })
  declare precision: number | null

  @Field(() => Float, {
    nullable: true,
    description: '查全率 share of the children who came back that the rule had found',
  })
  declare recall: number | null

  @Field(() => Float, { nullable: true, description: '首次接触中位小时 median hours to the first contact' })
  declare hoursToContact: number | null
}
