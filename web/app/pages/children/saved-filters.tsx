import { useEffect, useId, useRef } from 'react'
import { Button } from 'react-aria-components'
import { SavedFiltersDocument, type ChildFilter, type ChildOrder, type SavedFiltersQuery } from '@generated/app/graphql'
import { useAnswer } from '../../hub/use-hub'
import { useWords } from '../../language/words'
import { groupOf, type Group } from './filter'
import { DeleteFilter, SaveFilter } from './saved-filter-forms'
import words from './words.json'

export type SavedFilter = NonNullable<SavedFiltersQuery['savedFilters']>[number]

/** The saved filter that the list is asked by, and the one whose conditions are being changed, in the version that was read. */
export interface Use {
  readonly saved: string | null
  readonly editing: SavedFilter | null
}

export interface SavedFiltersProps {
  readonly where: ChildFilter | null
  readonly orderBy: ChildOrder | null
  readonly use: Use
  readonly choose: (use: Use) => void
  /** Puts conditions into the builder in the place of those that stand there. */
  readonly edit: (use: Use, conditions: Group, orderBy: ChildOrder | null) => void
  /** Takes the conditions away that a filter holds by now. */
  readonly clear: () => void
}

/** Filters that the account keeps with the hub: to use one, to keep the present conditions as one, to rename, change and delete it. */
export function SavedFilters({ where, orderBy, use, choose, edit, clear }: SavedFiltersProps) {
  const say = useWords(words)
  const id = useId()
  const filters = useAnswer(SavedFiltersDocument, {}).data?.data.savedFilters ?? []
  const { editing } = use
  const current = filters.find((filter) => filter.id === use.saved)
  const useSaved = (saved: string | null) => choose({ saved, editing: null })
  const before = useRef(use)
  useEffect(() => {
    // What had the focus may be gone with the filter that it was for.
    if (before.current !== use && document.activeElement === document.body) document.getElementById(id)?.focus()
    before.current = use
  }, [use, id])
  if (filters.length === 0 && !where && use.saved === null) return null
  if (editing)
    return (
      <span className="line" role="group" aria-label={say('editing', { name: editing.name })}>
        <b>{say('editing', { name: editing.name })}</b>
        {where && (
          <SaveFilter
            label={say('saveChanges')}
            filter={editing}
            where={where}
            orderBy={orderBy}
            done={(saved) => {
              useSaved(saved)
              clear()
            }}
          />
        )}
        <Button
          onPress={() => {
            useSaved(filters.some((filter) => filter.id === editing.id) ? editing.id : null)
            clear()
          }}
        >
          {say('leaveChanges')}
        </Button>
      </span>
    )
  const conditions = current && groupOf(current.where ?? { unreadable: {} })
  return (
    <span className="line">
      {(filters.length > 0 || use.saved !== null) && (
        <span>
          <label htmlFor={id}>{say('saved')}</label>{' '}
          <select id={id} value={use.saved ?? ''} onChange={({ target }) => useSaved(target.value || null)}>
            <option value="">{say('savedNone')}</option>
            {use.saved !== null && !current && <option value={use.saved}>{say('savedUnknown')}</option>}
            {filters.map((filter) => (
              <option key={filter.id} value={filter.id}>
                {filter.name}
              </option>
            ))}
          </select>
        </span>
      )}
      {current && (
        <>
          {conditions ? (
            <>
              <SaveFilter
                label={say('rename')}
                filter={current}
                where={current.where as ChildFilter}
                orderBy={current.orderBy as ChildOrder | null}
                done={useSaved}
              />
              <Button
                onPress={() =>
                  edit({ saved: null, editing: current }, conditions, current.orderBy as ChildOrder | null)
                }
              >
                {say('changeFilter')}
              </Button>
            </>
          ) : (
            <span className="none">{say('unreadable')}</span>
          )}
          <DeleteFilter key={current.id} filter={current} done={() => useSaved(null)} />
        </>
      )}
      {where && (
        <SaveFilter
          label={say('save')}
          filter={null}
          where={where}
          orderBy={orderBy}
          done={(saved) => {
            useSaved(saved)
            clear()
          }}
        />
      )}
    </span>
  )
}
