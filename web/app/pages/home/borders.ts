import { useQuery } from '@tanstack/react-query'
import { SETTINGS } from '../../frame/settings'

/** Longitude and latitude in degrees, as GeoJSON has them. */
type Ring = readonly (readonly [number, number, ...number[]])[]

interface Borders {
  readonly features: readonly {
    readonly properties: { readonly code: string }
    readonly geometry:
      | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
      | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }
  }[]
}

export interface Drawn {
  /** Paths of SVG by division code. */
  readonly paths: ReadonlyMap<string, string>
  readonly viewBox: string
}

/** The deployer's borders of these divisions, ready to draw; null where there are none. */
export function useBorders(codes: readonly string[]): Drawn | null {
  const { data } = useQuery({
    queryKey: ['borders'],
    queryFn: async ({ signal }) => (await fetch('/borders.json', { signal })).json() as Promise<Borders>,
    enabled: SETTINGS.borders,
    staleTime: Infinity,
  })
  return data ? drawnOf(data, new Set(codes)) : null
}

/** A village has 12 digits here and a county 6, whichever the file writes. */
const short = (code: string) => code.replace(/^(\d{6}|\d{9})0+$/, '$1')

function drawnOf({ features }: Borders, wanted: ReadonlySet<string>): Drawn | null {
  const shown = features
    .map(({ properties, geometry }) => ({
      code: short(properties.code),
      rings: geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
    }))
    .filter(({ code }) => wanted.has(code))
  if (shown.length === 0) return null
  const points = shown.flatMap(({ rings }) => rings.flat())
  const [west, east] = bounds(points.map(([longitude]) => longitude))
  const [south, north] = bounds(points.map(([, latitude]) => latitude))
  // A degree of longitude is shorter away from the equator: true to shape in the middle of what is shown.
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = 1000 / Math.max((east - west) * narrow, north - south)
  const x = (longitude: number) => Math.round((longitude - west) * narrow * scale)
  const y = (latitude: number) => Math.round((north - latitude) * scale)
  const path = (ring: Ring) => `M${ring.map(([longitude, latitude]) => `${x(longitude)} ${y(latitude)}`).join('L')}Z`
  return {
    paths: new Map(shown.map(({ code, rings }) => [code, rings.map(path).join('')])),
    viewBox: `-2 -2 ${x(east) + 4} ${y(south) + 4}`,
  }
}

/** Without spreading: a file may have very many points. */
function bounds(values: readonly number[]): [number, number] {
  return values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity])
}
