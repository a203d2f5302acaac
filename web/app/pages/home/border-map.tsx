import { shadeOf, type Tile } from './divisions'
import { useBorders } from './borders'

/** The tiles' shades within the deployer's borders. Readers and keyboards have the tiles, which say more. */
export function BorderMap({ tiles }: { readonly tiles: readonly Tile[] }) {
  const drawn = useBorders(tiles.map(({ code }) => code))
  if (drawn === null) return null
  return (
    <svg className="borders" viewBox={drawn.viewBox} aria-hidden="true">
      {tiles.map((tile) => {
        const path = drawn.paths.get(tile.code)
        if (path === undefined) return null
        return (
          <path
            key={tile.code}
            d={path}
            fillRule="evenodd"
            className={`shade-${shadeOf(tile, tiles)}`}
            data-division={tile.code}
          >
            <title>{tile.name}</title>
          </path>
        )
      })}
    </svg>
  )
}
