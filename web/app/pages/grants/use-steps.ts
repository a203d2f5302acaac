import { GrantStepsDocument } from '@generated/app/graphql'
import { useAnswer } from '../../hub/use-hub'

export type GrantStep = 'create' | 'decide' | 'revoke' | 'review'

/** The steps that the account may take with grants at all. */
export function useSteps(): ReadonlySet<GrantStep> {
  const rights = useAnswer(GrantStepsDocument, {}, { staleSeconds: 600 }).data?.data.myRights ?? []
  const needed = [
    ['Mutation.requestGrant', 'create'],
    ['Mutation.decideGrant', 'decide'],
    ['Mutation.revokeGrant', 'revoke'],
    ['Mutation.reviewGrant', 'review'],
  ] as const
  return new Set(
    needed.flatMap(([field, step]) =>
      rights.some((right) => right.field === field && right.commands.includes(step)) ? [step] : [],
    ),
  )
}
