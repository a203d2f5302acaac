import { type Entry, RegistryFault, type RegistryRecord, type Value } from '../../connectors/contract/records'
import { applyMask, type MaskName } from '../access/masks'
import type { PartView, View } from '../access/view'
import type { FoundChild } from '../identity/child-lookup'
import type { Link } from '../identity/links'

/** A link as one actor may see it. */
export interface SeenLink extends Omit<Link, 'recordId' | 'decidedBy'> {
  readonly recordId: string | null
  readonly decidedBy: string | null
  /** Whether the profile shows this record, where a registry holds several. */
  readonly primary: boolean
}

const NOTHING: Entry = Object.freeze({})

/** The look-up read what any view needs; a child shows what its own view grants. */
export function maskedIdentity(child: FoundChild, view: View): Entry {
  if (view.identity.length === 0) return NOTHING
  const identity: Record<string, Value | undefined> = {}
  for (const column of view.identity) {
    const mask = view.identityMasks.get(column)
    identity[column] = mask ? applyMask(mask, child.identity[column]) : child.identity[column]
  }
  return identity
}

/** The keys of other registries and the person who decided are governed fields of their own. */
export function seenLink(link: Link, primary: boolean, { linkColumns }: View): SeenLink {
  const shown = (column: 'recordId' | 'decidedBy'): string | null => {
    const mask = linkColumns.get(column)
    if (mask === undefined) return null
    return mask === null ? link[column] : (applyMask(mask, link[column]) as string)
  }
  return { ...link, recordId: shown('recordId'), decidedBy: shown('decidedBy'), primary }
}

/** A record is shared between requests and frozen: masks are put on a copy. A cell's fault holds no value and stays a fault. */
export function maskedRecord(part: PartView, record: RegistryRecord): Entry {
  if (part.masks.size === 0 && part.collectionMasks.size === 0) return record.values
  const copy = maskColumns(record.values, part.masks)
  for (const [name, masks] of part.collectionMasks) {
    const entries = record.values[name] as readonly Entry[] | RegistryFault | null | undefined
    copy[name] =
      entries instanceof RegistryFault ? entries : (entries?.map((entry) => maskColumns(entry, masks)) ?? null)
  }
  return copy
}

function maskColumns(values: Entry, masks: ReadonlyMap<string, MaskName>): Record<string, Value | undefined> {
  const copy = { ...values }
  for (const [column, mask] of masks) {
    const value = values[column]
    copy[column] = value instanceof RegistryFault ? value : applyMask(mask, value)
  }
  return copy
}
