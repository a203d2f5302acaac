import type { LedgerAction } from '@generated/app/graphql'

/** The words of a button: what the person does. */
export function doing(action: LedgerAction): 'doVISIT' {
  return `do${action}` as 'doVISIT' // words.json has one for each step
}
