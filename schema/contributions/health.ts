import { DisabilityClass } from '../enums/health'
import { enumFilter } from '../inputs/filters'
import { HealthRecord } from '../types/health/health-record'
import { onChild, onFilter } from './contribute'

declare module '../types/hub/child' {
  interface Child {
    health: HealthRecord | null
  }
}
onChild('health', () => HealthRecord, '健康档案 what the health archive knows')

const DisabilityClassFilter = enumFilter<DisabilityClass>('DisabilityClassFilter', DisabilityClass, '残疾类别')

onFilter({ disabilityClass: [() => DisabilityClassFilter, '残疾类别 class of disability'] })
