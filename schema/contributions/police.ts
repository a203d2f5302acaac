import { HouseholdRecord } from '../types/police/household-record'
import { onChild } from './contribute'

declare module '../types/hub/child' {
  interface Child {
    household: HouseholdRecord | null
  }
}
onChild('household', () => HouseholdRecord, '户籍 what the household register knows')
