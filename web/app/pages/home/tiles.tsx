import { Button } from 'react-aria-components'
import { addressOf } from '../../frame/address'
import { useFormats } from '../../language/format'
import { useWords } from '../../language/words'
import { levelBelow, shadeOf, type Place, type Tile } from './divisions'
import type { Measure } from './use-measures'
import words from './words.json'

export interface ShownTiles {
  readonly tiles: readonly Tile[]
  readonly measure: Measure
  readonly drill: (place: Place) => void
}

/** The darker, the higher; the number, the share and the rank say the same in figures. */
export function Tiles({ tiles, measure, drill }: ShownTiles) {
  const say = useWords(words)
  return (
    <ul className="tiles">
      {tiles.map((tile) => (
        <li key={tile.code} className={`tile shade-${shadeOf(tile, tiles)}`} data-division={tile.code}>
          <PlaceName tile={tile} drill={drill} />
          <Number tile={tile} measure={measure} />
          <span className="rank">{say('rank', { rank: tile.rank })}</span>
        </li>
      ))}
    </ul>
  )
}

/** The way down, where there is one. */
export function PlaceName({ tile, drill }: { readonly tile: Tile; readonly drill: (place: Place) => void }) {
  const say = useWords(words)
  if (levelBelow(tile.code) === null || tile.children === 0) return <b>{tile.name}</b>
  return (
    <Button className="link" aria-label={say('drill', { place: tile.name })} onPress={() => drill(tile)}>
      {tile.name} ›
    </Button>
  )
}

/** The way to the list. */
export function Number({ tile, measure }: { readonly tile: Tile; readonly measure: Measure }) {
  const say = useWords(words)
  const formats = useFormats()
  if (tile.children === 0) return <span data-number="tile">0</span>
  const filter = [measure.id, `residenceDivision.${tile.code}`].filter(Boolean).join('~')
  return (
    <a href={addressOf('children', filter)}>
      {tile.some === null ? (
        <b data-number="tile">{formats.number(tile.children)}</b>
      ) : (
        <>
          <b data-number="tile">{formats.number(tile.some)}</b>{' '}
          {say('share', { share: Math.round(1000 * tile.measure) / 10, children: tile.children })}
        </>
      )}
    </a>
  )
}
