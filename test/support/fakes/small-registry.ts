import type { Capabilities, IdentityFacts } from '../../../connectors/contract/connector'
import type { RegistryName } from '../../../connectors/contract/records'
import { MemoryConnector, type MemoryRecord } from '../../../connectors/memory/memory-connector'

export const SMALL_CAPABILITIES = {
  columns: ['name', 'birthDate', 'rollNumber', 'boarding', 'grade', 'nickNames', 'schoolDivision'],
  collections: { attendance: ['month', 'daysDue', 'daysPresent'], transfers: ['date', 'kind'] },
  find: ['id-number', 'roll-number', 'name-and-birth-date', 'responsible'],
  changes: true,
} as const satisfies Partial<Capabilities>

/** Invented pupils r1, r2, …: every third knows little of itself, two share one worker. */
export function smallRecords(count: number): MemoryRecord[] {
  return Array.from({ length: count }, (_, i) => smallRecord(i + 1))
}

export function smallRegistry(
  count: number,
  declared: Partial<Capabilities> = {},
  registry: RegistryName = 'education',
): MemoryConnector {
  return new MemoryConnector(registry, smallRecords(count), { ...SMALL_CAPABILITIES, ...declared })
}

export function smallRecord(n: number): MemoryRecord {
  const sparse = n % 3 === 0
  const digits = String(n).padStart(4, '0')
  const facts: IdentityFacts = {
    id: `r${n}`,
    changedAt: new Date(Date.UTC(2026, 8, 1) + Math.floor(n / 2) * 60_000).toISOString(),
    gone: n % 7 === 0,
    closed: n % 5 === 0,
    unreadable: [],
    idNumber: sparse ? null : `43042120150101${digits}`,
    rollNumber: sparse ? null : `G43042120150101${digits}`,
    name: `生${n}`,
    formerNames: [],
    sex: n % 2 ? 'MALE' : 'FEMALE',
    birthDate: '2015-01-01',
    ethnicity: null,
    registeredDivision: '430421',
    residenceDivision: null,
    schoolDivision: '430421100',
    schoolCode: null,
  }
  return {
    facts,
    workers: [`W${Math.ceil(n / 2)}`],
    values: {
      name: facts.name,
      birthDate: facts.birthDate,
      rollNumber: facts.rollNumber,
      boarding: sparse ? null : n % 2 === 0,
      grade: n % 12,
      nickNames: sparse ? [] : ['阿'],
      schoolDivision: facts.schoolDivision,
      attendance: sparse
        ? []
        : [
            { month: '2026-10', daysDue: 20, daysPresent: 19 },
            { month: '2026-09', daysDue: 22, daysPresent: 22 },
          ],
      transfers: [{ date: '2021-09-01', kind: 'ENTERED' }],
    },
  }
}
