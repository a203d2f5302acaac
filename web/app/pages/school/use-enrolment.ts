import { useMutation } from '@tanstack/react-query'
import { EnrolmentDocument, type EnrolmentQuery } from '@generated/app/graphql'
import { useSession } from '../../frame/session'
import { ask, type Answer } from '../../hub/ask'
import type { HubFault } from '../../hub/fault'
import { endingSession, useAsking } from '../../hub/use-hub'

/** Asked when the person says so, and kept nowhere: an answer of the cache would have the numbers in its key. */
export function useEnrolment() {
  const asking = useAsking()
  const { endSession } = useSession()
  return useMutation<Answer<EnrolmentQuery>, HubFault, readonly string[]>({
    mutationFn: (students) =>
      ask(EnrolmentDocument, { students: [...students] }, asking).catch(endingSession(endSession)),
    gcTime: 0,
  })
}

/** The numbers of a text, one a line or between commas or tabs; blanks within a number are left out. */
export function numbersIn(text: string): readonly string[] {
  return text
    .split(/[\n\r\t,;，；、]+/)
    .map((one) => one.replace(/[\s\uFEFF]/g, '').toUpperCase())
    .filter((one) => one !== '')
}
