import {
  getNamedType,
  isListType,
  getNullableType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import type { RegistryDefinition } from '../../../connectors/contract/registry'
import { REGISTRIES } from '../../../connectors/registries'
import type { ExpectedActor } from '../../auth/support/demo-actors'
import { standingOf, type WholeChild } from './all-seeing'
import { naiveMask, rulingOf, WRITTEN, type Ruling } from './naive-access'

export interface Withheld {
  readonly path: string
  readonly field: string
  readonly level: string
  readonly rule: string
}

export interface ExpectedProfile {
  /** Null when the child is out of reach. Divisions stand as their codes. */
  readonly profile: Record<string, unknown> | null
  readonly withheld: readonly Withheld[]
  readonly masked: readonly Withheld[]
}

const PART: Readonly<Record<string, keyof WholeChild['parts']>> = Object.fromEntries(
  REGISTRIES.map(({ childField, name }) => [childField, name]),
)

/** Registries in which being known is a secret: who may not open their part hears of no link either. */
const SECRET = (REGISTRIES as readonly RegistryDefinition[]).filter(({ sealed }) => sealed)

/** What an actor must see of a child when asking for everything, worked out field by field from the written table. */
export function expectedProfile(
  schema: GraphQLSchema,
  child: WholeChild,
  actor: ExpectedActor,
  purpose: string,
  root: string,
  table = WRITTEN,
): ExpectedProfile {
  const standing = standingOf(child, actor)
  const ruling = (field: string) => rulingOf(field, actor, purpose, standing, table)
  const withheld: Withheld[] = []
  const masked: Withheld[] = []

  const show = (type: GraphQLObjectType, raw: Record<string, unknown>, at: string, tell: boolean) => {
    const shown: Record<string, unknown> = {}
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`
      if (name === 'Child.sources') continue
      const path = `${at}.${field.name}`
      const { level, mask, rule } = ruling(name)
      if (level !== 'full' && tell) (level === 'masked' ? masked : withheld).push({ path, field: name, level, rule })
      shown[field.name] = value(field.type, raw[field.name] ?? null, { level, mask, rule }, path, tell)
    }
    return shown
  }
  const value = (type: unknown, raw: unknown, { level, mask }: Ruling, path: string, tell: boolean): unknown => {
    if (level !== 'full' && level !== 'masked') return null
    const below = getNamedType(type as GraphQLObjectType)
    if (isObjectType(below) && below.name !== 'Division') {
      const list = isListType(getNullableType(type as GraphQLObjectType))
      // The plan tells of every field that was asked, whether or not the child has such an entry.
      if (tell) show(below, {}, path, true)
      if (raw === null) return null
      if (list) return (raw as Record<string, unknown>[]).map((entry) => show(below, entry, path, false))
      return show(below, raw as Record<string, unknown>, path, false)
    }
    // What nobody sees whole is known behind its mask alone: it is expected as it is.
    if (mask !== null && raw !== null) return /\*|^\d{4}$/.test(raw as string) ? raw : naiveMask(mask, raw as string)
    return raw
  }

  const tellsNoSecret = (link: Readonly<Record<string, unknown>>) => {
    const secret = SECRET.find(({ name }) => name.toUpperCase().replaceAll('-', '_') === link['registry'])
    return !secret || ['full', 'masked'].includes(ruling(`Child.${secret.childField}`).level)
  }
  const raw: Record<string, unknown> = {
    ...{ id: child.id, ...child.identity },
    ...{ links: child.links.filter(tellsNoSecret), dropoutVerdict: child.verdict },
  }
  for (const [field, registry] of Object.entries(PART)) raw[field] = child.parts[registry]?.values ?? null
  const profile = show(schema.getType('Child') as GraphQLObjectType, raw, root, true)
  return { profile: ruling('Child.id').level === 'full' ? profile : null, withheld, masked }
}

/** A profile as it was answered, divisions as their codes, so that it compares with the oracle's. */
export function flatten(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(flatten)
  if (typeof answer !== 'object' || answer === null) return answer
  const { code, level, fullName } = answer as Record<string, unknown>
  if (typeof code === 'string' && level !== undefined && fullName !== undefined) return code
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, flatten(value)]))
}
