import { HUB_RECORDS } from '../../connectors/contract/records'
import { Child, type ChildLink, type SourceState } from '../../schema'
import type { ChildSource, SeenChild } from '../../src/execute/seen-child'
import type { RequestContext } from '../../src/execute/request-context'
import { formatChildId } from '../../src/identity/child-id'
import { ageOf } from '../../src/kit/clock'
import { PARTS } from './child-fields'
import { registryEnum } from './registry-enum'
import { toVerdict } from './to-verdict'

const PART_FIELDS = Object.entries(PARTS)

/** What the reader saw, as the schema's object. A registry that failed stands in its place as the error of that field. */
export function toChild(seen: SeenChild | null, { clock }: RequestContext): Child | null {
  if (!seen) return null
  const child = new Child() as unknown as Record<string, unknown>
  child['id'] = formatChildId(seen.uuid)
  Object.assign(child, seen.identity)
  for (const [field, registry] of PART_FIELDS) child[field] = seen.parts[registry] ?? null
  child['dropoutVerdict'] = toVerdict(seen.parts[HUB_RECORDS], clock)
  if (seen.links)
    child['links'] = seen.links.map(({ registry, ...link }): ChildLink => {
      return { ...link, registry: registryEnum(registry) } as ChildLink
    })
  if (seen.sources)
    child['sources'] = [...seen.sources].sort(byRegistry).map(({ registry, state, asOf }): SourceState => {
      return { registry: registryEnum(registry), state, asOf, ageSeconds: ageOf(asOf, clock.now()) }
    })
  return child as unknown as Child
}

/** Not in the order of arrival: which registry was the quicker one may hang on what it withheld. */
function byRegistry(a: ChildSource, b: ChildSource): number {
  return a.registry < b.registry ? -1 : 1
}
