import type { Divisions } from '../divisions'
import { DemoError } from './demo-error'
import { SHOWCASE } from './showcase'

export interface School {
  readonly code: string
  readonly name: string
  readonly kind: '211' | '311' | '342'
  readonly village: string
}

/** A village with what its children need: address, clinic town, schools by stage. */
export interface Place {
  readonly village: string
  readonly township: string
  readonly county: string
  readonly villageName: string
  /** 衡阳县西渡镇桐桥村: what stands before the group number in an address. */
  readonly address: string
  readonly townName: string
  readonly primary: School
  readonly junior: School
  readonly senior: School
}

export interface Places {
  /** The showcase's village first, then by code. */
  readonly places: readonly Place[]
  readonly schools: readonly School[]
}

/** Villages and schools of a county of Hengyang, or of all Hengyang (430400). @throws DemoError for a division whose villages are not known. */
export function layOutPlaces(divisions: Divisions, scope: string, children: number): Places {
  const counties = divisions.get(scope)?.level === 'CITY' ? divisions.children(scope).map((each) => each.code) : [scope]
  const home = SHOWCASE.village.slice(0, 6)
  const ordered = [home, ...counties.filter((each) => each !== home)]
  const laid = ordered.map((county) => layOutCounty(divisions, county, children / counties.length))
  const inScope = laid.flatMap((each) => each.places).filter((place) => counties.includes(place.county))
  if (inScope.length === 0) {
    throw new DemoError(
      'DEMO_DIVISION_UNKNOWN',
      `the villages of ${scope} are not known: choose a county of Hengyang (4304..)`,
    )
  }
  const showcase = laid[0]?.places.filter((place) => place.village === SHOWCASE.village) ?? []
  const places = [...showcase, ...inScope.filter((place) => place.village !== SHOWCASE.village)]
  const used = new Set(places.flatMap((place) => [place.primary, place.junior, place.senior]))
  return { places, schools: [...used].sort((a, b) => (a.code < b.code ? -1 : 1)) }
}

function layOutCounty(divisions: Divisions, county: string, children: number): { places: Place[] } {
  const towns = divisions.children(county).map((town) => ({
    town,
    villages: divisions
      .children(town.code)
      .filter((village) => /[村区]$/.test(village.name) && !village.name.includes('监狱')),
  }))
  const countyName = divisions.get(county)?.name ?? county
  const withVillages = towns.filter((each) => each.villages.length > 0)
  const primaries = Math.max(withVillages.length, Math.min(95, Math.round((children * 0.43) / 400)))
  const perTown = Math.max(1, Math.floor(primaries / Math.max(1, withVillages.length)))
  const code = (stage: string, sequence: number) => `2${stage}${county}${String(sequence).padStart(2, '0')}`
  const seniors = Array.from(
    { length: Math.max(2, Math.min(20, Math.round((children * 0.16) / 1500))) },
    (_, at): School => {
      const village = withVillages[0]?.villages[0]?.code ?? county
      return { code: code('3', at + 1), name: `${countyName}第${at + 1}中学`, kind: '342', village }
    },
  )
  let sequence = 0
  const places = withVillages.flatMap(({ town, villages }, townAt) => {
    const sorted = [...villages].sort(
      (a, b) => Number(b.code === SHOWCASE.village) - Number(a.code === SHOWCASE.village),
    )
    const schoolVillage = sorted[0]?.code ?? ''
    const primary = Array.from({ length: Math.min(perTown, sorted.length) }, (_, at): School => {
      sequence += 1
      const village = sorted[at]
      const name =
        at === 0 ? `${town.name}中心小学` : `${town.name}${village?.name.replace(/[村区]$/, '').replace(/社$/, '')}小学`
      return { code: code('1', sequence), name, kind: '211', village: village?.code ?? schoolVillage }
    })
    const junior: School = {
      code: code('2', townAt + 1),
      name: `${town.name}初级中学`,
      kind: '311',
      village: schoolVillage,
    }
    return sorted.map((village, at): Place => ({
      village: village.code,
      township: town.code,
      county,
      villageName: village.name,
      address: `${countyName}${town.name}${village.name}`,
      townName: town.name,
      primary: primary[at % primary.length] as School,
      junior,
      senior: seniors[(townAt + at) % seniors.length] as School,
    }))
  })
  return { places }
}

/** How many children live in each place: the first holds a few dozen, the rest share evenly. Sums to `children` exactly. */
export function sharePlaces(children: number, places: number): number[] {
  const first =
    places === 1
      ? children
      : Math.min(children, Math.max(Math.min(40, Math.ceil(children * 0.3)), Math.ceil(children / places)))
  const rest = children - first
  const bound = (at: number) => Math.round((rest * at) / Math.max(1, places - 1))
  return Array.from({ length: places }, (_, at) => (at === 0 ? first : bound(at) - bound(at - 1)))
}
