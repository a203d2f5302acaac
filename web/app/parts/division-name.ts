import { FindDivisionsDocument } from '@generated/app/graphql'
import { useAnswer } from '../hub/use-hub'

/** The name of the division with this code; the code where it has none, or none is known yet. */
export function useDivisionName(code: string | null): string | null {
  const asked = { under: code, search: code ?? '' }
  const { data } = useAnswer(FindDivisionsDocument, asked, { enabled: code !== null, staleSeconds: 3600 })
  return code && (data?.data.divisions.find((one) => one.code === code)?.name ?? code)
}
