import { useState } from 'react'
import { FieldRightsDocument, type FieldRightsQuery } from '@generated/app/graphql'
import { useAnswer } from '../../hub/use-hub'
import { COLUMNS, STANDARD } from './columns'

export type FieldRight = FieldRightsQuery['myRights'][number]

/** Paths of columns in the order in which they stand. */
export type Chosen = readonly string[]

/** The choice outlives the page, and ends with the tab: it is in no storage. */
let kept: Chosen = STANDARD

export function useColumns(): readonly [Chosen, (chosen: Chosen) => void] {
  const [chosen, setChosen] = useState(kept)
  return [chosen, (next) => setChosen((kept = next))]
}

/** What governs a column: its field, or the part of the child that it stands in where that is withheld. Null before it is known. */
export function useColumnRights(): ((path: string) => FieldRight | null) | null {
  const fields = [...new Set(COLUMNS.flatMap(({ path, type, field }) => [`${type}.${field}`, ...sectionOf(path)]))]
  const { data } = useAnswer(FieldRightsDocument, { fields }, { staleSeconds: 600 })
  if (!data) return null
  const rights = new Map(data.data.myRights.map((right) => [right.field, right]))
  return (path) => {
    const { type, field } = COLUMNS.find((one) => one.path === path)!
    const section = sectionOf(path).map((one) => rights.get(one))[0]
    return section?.level === 'NONE' ? section : (rights.get(`${type}.${field}`) ?? null)
  }
}

function sectionOf(path: string): readonly string[] {
  return path.includes('.') ? [`Child.${path.split('.')[0]!}`] : []
}
