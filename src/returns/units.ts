/** Whose return it is: a school, or all of a division. */
export interface Unit {
  /** Of a school: its county. Six digits, 000000 for the country. */
  readonly division: string
  /** 学校标识码; null: the division's own return. */
  readonly school: string | null
}

export type UnitLevel = 'SCHOOL' | 'COUNTY' | 'CITY' | 'PROVINCE' | 'COUNTRY'

export function levelOf({ division, school }: Unit): UnitLevel {
  if (school !== null) return 'SCHOOL'
  if (division === '000000') return 'COUNTRY'
  if (division.endsWith('0000')) return 'PROVINCE'
  return division.endsWith('00') ? 'CITY' : 'COUNTY'
}

/** The divisions whose returns are the parts of this one's, as a pattern of LIKE and one to leave out; null: its parts are schools. */
export function partsOf(unit: Unit): { readonly like: string; readonly not: string } | null {
  switch (levelOf(unit)) {
    case 'SCHOOL':
    case 'COUNTY':
      return null
    case 'CITY':
      return { like: `${unit.division.slice(0, 4)}__`, not: '____00' }
    case 'PROVINCE':
      return { like: `${unit.division.slice(0, 2)}__00`, not: '__0000' }
    case 'COUNTRY':
      return { like: '__0000', not: '000000' }
  }
}

/** The beginning that the codes of a division's counties share. */
export function prefixOf({ division }: Unit): string {
  return division.replace(/(?:00){1,3}$/, '')
}
