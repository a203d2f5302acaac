import 'reflect-metadata'
import { caseloadRegistry, SURVIVING_FACTS, tellersOf, type RegistryDefinition } from '../connectors/contract/registry'
import { REGISTRIES } from '../connectors/registries'
import type { Sources } from '../src/access/sources'
import { MODULES } from './modules'

const TOUCHES = MODULES.flatMap(({ touches }) => touches)

const asked = gathered(TOUCHES.map((one) => one.asked))

/** The queries that can be kept open as subscriptions, under the same name. */
export const LIVE: readonly string[] = Object.keys(asked).flatMap((name) =>
  asked[name]!.live ? [name.replace(/^Query\./, '')] : [],
)

/** Where each governed field comes from and what each argument touches, for the whole schema. */
export const sources: Sources = {
  existence: 'Child.id',
  registries: REGISTRIES.map(({ name }) => name),
  sealed: (REGISTRIES as readonly RegistryDefinition[]).flatMap(({ name, childField, sealed }) =>
    sealed ? [{ registry: name, field: `Child.${childField}` }] : [],
  ),
  caseloads: caseloadRegistry(REGISTRIES),
  tellers: Object.fromEntries(SURVIVING_FACTS.map((fact) => [columnOf(fact), tellersOf(REGISTRIES, fact)])),
  recordTypes: Object.fromEntries(REGISTRIES.flatMap(({ name, types }) => types.map((type) => [type, name]))),
  structural: new Set(['Division']),
  fields: gathered(TOUCHES.map((one) => one.fields)),
  // A subscription is judged by what its query says, so that neither can be judged by less than the other.
  asked: { ...asked, ...Object.fromEntries(LIVE.map((name) => [`Subscription.${name}`, asked[`Query.${name}`]!])) },
}

/** Throws TypeError where two files speak of one field. */
function gathered<Said>(parts: readonly (Readonly<Record<string, Said>> | undefined)[]): Record<string, Said> {
  const all: Record<string, Said> = {}
  for (const [name, said] of parts.flatMap((part) => Object.entries(part ?? {}))) {
    if (name in all) throw new TypeError(`${name}: two files of resolvers say what it touches`)
    all[name] = said
  }
  return all
}

/** 'birth_date' among the facts that survive: birthDate. */
function columnOf(fact: string): string {
  return fact.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
