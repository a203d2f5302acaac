import { useState } from 'react'
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useFormats } from '../../language/format'
import { useWords } from '../../language/words'
import { useRegistryWords } from '../../parts/registries'
import { eventsOf, type LifeEvent } from './events'
import type { ShownChild } from './page'
import words from './words.json'

const FIRST = 12

/** One line of life across the registries, the newest first; registries can be taken away. */
export function Timeline({ child }: { readonly child: ShownChild }) {
  const say = useWords(words)
  const formats = useFormats()
  const registry = useRegistryWords()
  const events = eventsOf(child, say, formats)
  const present = [...new Set(events.map((event) => event.registry))]
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [all, setAll] = useState(false)
  if (events.length === 0) return null
  const shown = events.filter((event) => !hidden.has(event.registry))
  return (
    <section className="timeline" aria-labelledby="timeline">
      <h2 id="timeline">{say('timeline')}</h2>
      <ToggleButtonGroup
        className="toggles no-print"
        aria-label={say('timelineFilter')}
        selectionMode="multiple"
        selectedKeys={present.filter((one) => !hidden.has(one))}
        onSelectionChange={(keys) => setHidden(new Set(present.filter((one) => !keys.has(one))))}
      >
        {present.map((one) => (
          <ToggleButton key={one} id={one}>
            {registry(one).title} {events.filter((event) => event.registry === one).length}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <ol data-rows={all ? 'all' : 'first'}>
        {shown.map((event, index) => (
          <Event key={index} event={event} before={shown[index - 1]} later={index >= FIRST} />
        ))}
      </ol>
      {shown.length > FIRST && (
        <Button className="link no-print" onPress={() => setAll(!all)}>
          {say(all ? 'less' : 'more', { count: shown.length })}
        </Button>
      )}
    </section>
  )
}

interface EventProps {
  readonly event: LifeEvent
  readonly before: LifeEvent | undefined
  readonly later: boolean
}

function Event({ event, before, later }: EventProps) {
  const { title } = useRegistryWords()(event.registry)
  const year = event.date.slice(0, 4)
  return (
    <li className={later ? 'later' : undefined} data-registry={event.registry}>
      <span className="year">{year !== before?.date.slice(0, 4) && year}</span>
      <time dateTime={event.date}>{event.date}</time>
      <span className="tag">{title}</span>
      <span>{event.text}</span>
    </li>
  )
}
