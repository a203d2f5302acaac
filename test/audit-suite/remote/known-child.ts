import {
  getNamedType,
  isListType,
  getNullableType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import type { Entry, RegistryName } from '../../../connectors/contract/records'
import type { RegistryDefinition } from '../../../connectors/contract/registry'
import { REGISTRIES } from '../../../connectors/registries'
import type { ExpectedActor } from '../../auth/support/demo-actors'
import { standingOf, type WholeChild } from '../../hub/support/all-seeing'
import type { Standing } from '../../hub/support/naive-access'
import { bestStanding, isFull, ruled } from '../oracle'
import type { Asker } from '../asker'
import type { ChildEntry } from './tokens-file'

type Profile = Readonly<Record<string, unknown>>

/** One child as one account was shown it. */
export interface Sight {
  readonly asker: Asker
  /** Null: not shown at all. Divisions stand as their codes. */
  readonly profile: Profile | null
  /** Fields that the hub says it withheld or masked. */
  readonly told: ReadonlySet<string>
}

/** One child, put together from what all accounts were shown of it. */
export interface KnownChild extends WholeChild {
  /** Where it stands is not known: nobody who may see that was shown the child, and the tokens file does not say it. */
  readonly unknown: { readonly divisions: boolean; readonly school: boolean; readonly workers: boolean }
  /** Fields that one account alone sees in full: nothing to hold its values against. */
  readonly oneWitness: ReadonlySet<string>
}

const PARTS: Readonly<Record<string, RegistryName>> = Object.fromEntries(
  REGISTRIES.map(({ childField, name }) => [childField, name]),
)

export function knownChild(
  schema: GraphQLSchema,
  id: string,
  sights: readonly Sight[],
  given?: ChildEntry,
): KnownChild {
  const own = (name: string) => fact(sights, [`Child.${name}`], (profile) => profile[name])
  const part = (name: string, type: string, field: string) =>
    fact(sights, [`Child.${name}`, `${type}.${field}`], (profile) => (profile[name] as Profile | null)?.[field])
  const divisions = given?.divisions ?? ['registeredDivision', 'residenceDivision', 'schoolDivision'].map(own)
  const school = given?.school !== undefined ? given.school : part('education', 'EducationRecord', 'schoolCode')
  const workers =
    given?.workers ??
    ['responsibleDirector', 'responsibleSupervisor'].map((field) => part('welfare', 'WelfareRecord', field))
  const placed: KnownChild = {
    id,
    divisions: divisions.map((code) => code ?? null),
    school: school ?? null,
    workers: workers.filter((code) => code != null),
    unknown: {
      divisions: divisions.includes(undefined),
      school: school === undefined,
      workers: workers.includes(undefined),
    },
    identity: {},
    parts: Object.fromEntries(REGISTRIES.map(({ name }) => [name, null])) as WholeChild['parts'],
    links: [],
    verdict: null,
    oneWitness: new Set(),
  }
  const oneWitness = new Set<string>()
  const witnesses = sights.filter(({ asker, profile }) => profile && isDecided(placed, asker.actor) && isFull('Child.id', asker, standingOf(placed, asker.actor))) // prettier-ignore
  const whole = merged(
    schema.getType('Child') as GraphQLObjectType,
    witnesses.map(({ asker, profile }) => ({ asker, value: profile!, standing: standingOf(placed, asker.actor) })),
    oneWitness,
  )
  const partOf = (field: string) => (whole[field] ? { values: whole[field] as Entry, asOf: null } : null)
  return {
    ...placed,
    identity: whole,
    links: (whole['links'] as WholeChild['links'] | null) ?? [],
    verdict: (whole['dropoutVerdict'] as WholeChild['verdict'] | undefined) ?? null,
    parts: Object.fromEntries(Object.entries(PARTS).map(([field, registry]) => [registry, partOf(field)])) as WholeChild['parts'], // prettier-ignore
    oneWitness,
  }
}

/** Whether it is known how the child stands to the actor. */
export function isDecided(child: KnownChild, actor: ExpectedActor): boolean {
  const { area, school, caseload } = standingOf(child, actor)
  const { unknown } = child
  return (
    (area || !unknown.divisions || actor.divisions.length === 0) &&
    (school || !unknown.school || actor.school === null) &&
    (caseload || !unknown.workers || actor.worker === null)
  )
}

/** What those say who may see it in full, wherever the child stands: null is an answer, undefined is none. */
function fact(
  sights: readonly Sight[],
  fields: readonly string[],
  of: (profile: Profile) => unknown,
): string | null | undefined {
  const said = sights
    .filter(({ asker, profile, told }) => {
      const best = bestStanding(asker.actor)
      return profile && fields.every((field) => isFull(field, asker, best) && !told.has(field))
    })
    .map(({ profile }) => (of(profile!) ?? null) as string | null)
  return said.find((value) => value !== null) ?? (said.length > 0 ? null : undefined)
}

interface Witness {
  readonly asker: Asker
  readonly value: Profile
  readonly standing: Standing
}

/** Each field as those see it who may see it in full; behind a mask where nobody may. Looks at the table, not at what came. */
function merged(
  type: GraphQLObjectType,
  witnesses: readonly Witness[],
  oneWitness: Set<string>,
): Record<string, unknown> {
  const whole: Record<string, unknown> = {}
  for (const field of Object.values(type.getFields())) {
    const name = `${type.name}.${field.name}`
    const at = (level: string) =>
      witnesses.filter(
        ({ asker, standing }) => name !== 'Child.sources' && ruled(name, asker, standing).level === level,
      )
    const full = at('full')
    if (full.length === 1) oneWitness.add(name)
    const values = (from: readonly Witness[]) => from.map(({ value }) => value[field.name] ?? null)
    const below = getNamedType(field.type)
    if (!isObjectType(below) || below.name === 'Division') {
      whole[field.name] =
        [...values(full), ...values(at('masked')).map(beforeMask)].find((value) => value !== null) ?? null
      continue
    }
    const seen = full.filter(({ value }) => value[field.name] != null)
    const into = (pick: (value: unknown) => unknown) =>
      merged(
        below,
        seen.flatMap((witness) => {
          const value = pick(witness.value[field.name]) as Profile | undefined
          return value ? [{ ...witness, value }] : []
        }),
        oneWitness,
      )
    if (seen.length === 0) whole[field.name] = null
    else if (!isListType(getNullableType(field.type))) whole[field.name] = into((value) => value)
    else {
      // Links to sealed registries are told to few: each kind is laid beside its own, then all in the order of answers.
      const kinds = name === 'Child.links' ? [(link: Profile) => !isSealed(link), isSealed] : [() => true]
      const entries = kinds.flatMap((isOfKind) => {
        const of = (value: unknown) => (value as Profile[]).filter(isOfKind)
        const longest = Math.max(...seen.map(({ value }) => of(value[field.name]).length))
        return Array.from({ length: longest }, (_, i) => into((value) => of(value)[i]))
      })
      if (kinds.length > 1) entries.sort((one, other) => order(String(one['registry']), String(other['registry'])))
      whole[field.name] = entries
    }
  }
  return whole
}

/** A value that looks so behind its mask: where nobody shows the value itself, what is expected of a mask is made of this one. */
function beforeMask(value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (/^\d{4}$/.test(value)) return `${value}-01-01`
  if (/^\d{4}00$/.test(value)) return `${value.slice(0, 4)}01`
  if (/^\d{6}$/.test(value)) return `${value}100`
  return value.replaceAll('*', '甲')
}

const SEALED = new Set(
  (REGISTRIES as readonly RegistryDefinition[]).flatMap(({ name, sealed }) =>
    sealed ? [name.toUpperCase().replaceAll('-', '_')] : [],
  ),
)

function order(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}

function isSealed({ registry }: Profile): boolean {
  return SEALED.has(String(registry))
}
