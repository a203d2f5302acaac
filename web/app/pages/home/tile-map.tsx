import { useEffect, useMemo, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { HomeMapDocument } from '@generated/app/graphql'
import { useNavigation } from '../../frame/rights'
import { useAnswer } from '../../hub/use-hub'
import { useFormats } from '../../language/format'
import { useWords } from '../../language/words'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import { BorderMap } from './border-map'
import { codeAsked, levelBelow, tilesOf, type Place } from './divisions'
import { statisticsFact, type CountedFact } from './facts'
import { TileTable } from './tile-table'
import { Tiles } from './tiles'
import { useMeasures, type Measure } from './use-measures'
import words from './words.json'

/** The divisions below the own area, one tile each, down to the villages. */
export function TileMap({ facts }: { readonly facts: readonly CountedFact[] }) {
  const { data } = useNavigation()
  const own = useMemo(
    () => data?.data.me.divisions.map(({ code, name }): Place => ({ code, name: name ?? code })) ?? [],
    [data],
  )
  const roots = own.filter(({ code }) => levelBelow(code) !== null)
  return roots.length === 0 ? null : <Map roots={roots} facts={facts} />
}

interface MapProps {
  readonly roots: readonly Place[]
  readonly facts: readonly CountedFact[]
}

function Map({ roots, facts }: MapProps) {
  const say = useWords(words)
  const measures = useMeasures(facts)
  const [chosen, setChosen] = useState<string | null>(null)
  const [path, setPath] = useState<readonly Place[]>([roots[0]!])
  const [asTable, setAsTable] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const moved = useRef(false)
  const measure = measures.find(({ id }) => id === chosen) ?? measures[0]!
  const here = path.at(-1)!
  // The tile that was pressed is gone: the title of the new ones is where a reader goes on.
  useEffect(() => {
    if (moved.current) heading.current?.focus()
    moved.current = true
  }, [here.code])
  return (
    <section
      className="box map"
      aria-labelledby="map"
      onKeyDown={({ key, target }) => {
        if (key === 't' && !(target instanceof HTMLSelectElement)) setAsTable(!asTable)
      }}
    >
      <h2 id="map" tabIndex={-1} ref={heading}>
        {say('mapOf', { place: placeName(here, say('whole')) })}
      </h2>
      <div className="line">
        {path.slice(0, -1).map((place, index) => (
          <Button key={place.code} className="link" onPress={() => setPath(path.slice(0, index + 1))}>
            ‹ {placeName(place, say('whole'))}
          </Button>
        ))}
        {path.length === 1 && <OtherRoots roots={roots} here={here} choose={(root) => setPath([root])} />}
        {measures.length > 1 && (
          <label>
            {say('colouredBy')}{' '}
            <select value={measure.id} onChange={({ target }) => setChosen(target.value)}>
              {measures.map(({ id, words: text }) => (
                <option key={id} value={id}>
                  {text}
                </option>
              ))}
            </select>
          </label>
        )}
        <Button aria-pressed={asTable} onPress={() => setAsTable(!asTable)}>
          {say('asTable')}
        </Button>
      </div>
      <Numbers here={here} measure={measure} asTable={asTable} drill={(place) => setPath([...path, place])} />
    </section>
  )
}

interface OtherRootsProps {
  readonly roots: readonly Place[]
  readonly here: Place
  readonly choose: (root: Place) => void
}

/** An account may have several areas. */
function OtherRoots({ roots, here, choose }: OtherRootsProps) {
  const say = useWords(words)
  return roots
    .filter(({ code }) => code !== here.code)
    .map((root) => (
      <Button key={root.code} className="link" onPress={() => choose(root)}>
        {placeName(root, say('whole'))}
      </Button>
    ))
}

interface NumbersProps {
  readonly here: Place
  readonly measure: Measure
  readonly asTable: boolean
  readonly drill: (place: Place) => void
}

function Numbers({ here, measure, asTable, drill }: NumbersProps) {
  const say = useWords(words)
  const formats = useFormats()
  const under = codeAsked(here.code)
  const places = [{ fact: 'RESIDENCE_DIVISION' as const, level: levelBelow(here.code) }]
  const { data, error, refetch } = useAnswer(HomeMapDocument, {
    under,
    where: under === null ? null : { residenceDivision: { within: under } },
    places,
    by: measure.fact ? [...places, { fact: statisticsFact(measure.fact) }] : places,
    fact: measure.fact !== null,
  })
  if (error) return <Refused fault={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={8} />
  const { all, some, divisions } = data.data
  if (!all) return <p>{data.faults[0]?.message ?? say('notCounted')}</p>
  const listed = divisions.map(({ code, name }) => ({ code, name: name ?? code }))
  const { tiles, elsewhere } = tilesOf(listed, all, some ?? null, measure.values)
  const shown = { tiles, measure, drill }
  return (
    <>
      {tiles.length === 0 && <p>{say('noDivisions')}</p>}
      <BorderMap tiles={tiles} />
      {asTable ? <TileTable {...shown} /> : <Tiles {...shown} />}
      <p className="quiet-line">
        <span>{say('mapSum', { count: all.total ?? 0 })}</span>
        {elsewhere > 0 && <span>{say('elsewhere', { count: formats.number(elsewhere) })}</span>}
        <span>{say(measure.fact ? 'mapShare' : 'mapNumber')}</span>
      </p>
    </>
  )
}

function placeName({ code, name }: Place, whole: string): string {
  return codeAsked(code) === null ? whole : name
}
