import { useEffect } from 'react'
import { Button } from 'react-aria-components'
import { useWords } from '../../language/words'
import { countOf, NO_CONDITIONS, type Group } from './filter'
import { FilterGroup } from './filter-group'
import type { ListRights } from './use-list-rights'
import words from './words.json'

export interface FilterBarProps {
  readonly group: Group
  readonly change: (group: Group) => void
  readonly rights: ListRights
}

/** The filter as a sentence, in groups within groups. The key f leads to it. */
export function FilterBar({ group, change, rights }: FilterBarProps) {
  const say = useWords(words)
  useEffect(() => {
    document.addEventListener('keydown', toFilter)
    return () => document.removeEventListener('keydown', toFilter)
  }, [])
  if (rights.facts.length === 0 && group.parts.length === 0) return null
  return (
    <section className="filter" aria-label={say('filter')}>
      <FilterGroup group={group} change={change} rights={rights} remove={null} />
      {countOf(group) > 1 && (
        <Button className="link" onPress={() => change(NO_CONDITIONS)}>
          {say('removeAll')}
        </Button>
      )}
    </section>
  )
}

function toFilter(event: KeyboardEvent): void {
  const isTyping = event.target instanceof Element && event.target.closest('input, select, textarea, [role="dialog"]')
  if (event.key !== 'f' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return
  event.preventDefault()
  document.getElementById('add-condition')?.focus()
}
