import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { DecideGrantInput, GrantPayload, RequestGrantInput, ReviewGrantInput, RevokeGrantInput } from '../../schema'
import { NONE, type Touches } from '../../src/access/sources'
import type { RequestContext } from '../../src/execute/request-context'
import { toGrantPayload } from './to-grant'

const input = { arguments: { input: NONE } }

export const grantCommandTouches: Touches = {
  asked: {
    'Mutation.requestGrant': { ...input, command: 'create' },
    'Mutation.decideGrant': { ...input, command: 'decide' },
    'Mutation.revokeGrant': { ...input, command: 'revoke' },
    'Mutation.reviewGrant': { ...input, command: 'review' },
  },
}

const payload = { nullable: true } as const

@Resolver()
export class GrantMutations {
  @Mutation(() => GrantPayload, {
    ...payload,
    description:
      '申请授权 asks for a grant, or takes emergency access of at most 3 hours, which is reviewed afterwards',
  })
  async requestGrant(
    @Arg('input', () => RequestGrantInput, { description: '申请 the request' }) input: RequestGrantInput,
    @Ctx() context: RequestContext,
  ): Promise<GrantPayload> {
    const { childId, rule, field, reason, hours, emergency, idempotencyKey } = input
    const asked = { childId, rule: rule ?? null, field: field ?? null, reason, hours, emergency: emergency ?? false }
    return toGrantPayload(await context.grants.request({ ...asked, idempotencyKey }), context)
  }

  @Mutation(() => GrantPayload, {
    ...payload,
    description: '审批授权 approves or refuses a request, as approver of the department that owns the data',
  })
  async decideGrant(
    @Arg('input', () => DecideGrantInput, { description: '审批意见 the decision' }) input: DecideGrantInput,
    @Ctx() context: RequestContext,
  ): Promise<GrantPayload> {
    return toGrantPayload(await context.grants.decide({ ...input, hours: input.hours ?? null }), context)
  }

  @Mutation(() => GrantPayload, {
    ...payload,
    description: '撤销授权 ends a grant at once, as approver of the owner; or gives the own back',
  })
  async revokeGrant(
    @Arg('input', () => RevokeGrantInput, { description: '撤销 which grant, and why' }) input: RevokeGrantInput,
    @Ctx() context: RequestContext,
  ): Promise<GrantPayload> {
    return toGrantPayload(await context.grants.revoke({ ...input }), context)
  }

  @Mutation(() => GrantPayload, {
    ...payload,
    description: '审查紧急访问 answers an emergency’s open review, as approver of the owner',
  })
  async reviewGrant(
    @Arg('input', () => ReviewGrantInput, { description: '审查结论 the verdict' }) input: ReviewGrantInput,
    @Ctx() context: RequestContext,
  ): Promise<GrantPayload> {
    return toGrantPayload(await context.grants.review({ ...input }), context)
  }
}
