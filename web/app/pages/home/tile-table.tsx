import { useFormats } from '../../language/format'
import { useWords } from '../../language/words'
import { Number, PlaceName, type ShownTiles } from './tiles'
import words from './words.json'

/** The same numbers by rank. */
export function TileTable({ tiles, measure, drill }: ShownTiles) {
  const say = useWords(words)
  const formats = useFormats()
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={say('asTable')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('rankColumn')}</th>
            <th scope="col">{say('division')}</th>
            <th scope="col">{say('children')}</th>
            {measure.fact && <th scope="col">{measure.words}</th>}
          </tr>
        </thead>
        <tbody>
          {[...tiles]
            .sort((a, b) => a.rank - b.rank)
            .map((tile) => (
              <tr key={tile.code} data-division={tile.code}>
                <td>{tile.rank}</td>
                <td>
                  <PlaceName tile={tile} drill={drill} />
                </td>
                <td>{formats.number(tile.children)}</td>
                {measure.fact && (
                  <td>
                    <Number tile={tile} measure={measure} />
                  </td>
                )}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  )
}
