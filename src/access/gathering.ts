import type { RegistryName } from '../../connectors/contract/records'
import type { MaskName } from './masks'
import { rulesOf } from './opened'
import { ShapeBuilder, type FieldSource } from './sources'
import type { DecisionAt, PartView, View } from './view'

/** A view while its selection is walked. */
export interface Gathering {
  readonly identity: Set<string>
  readonly identityMasks: Map<string, MaskName>
  readonly parts: Map<RegistryName, PartGathering>
  readonly decisions: DecisionAt[]
  readonly linkColumns: Map<string, MaskName | null>
  readonly sealedLinks: Set<RegistryName>
  links: boolean
  counts: number
  sources: boolean
  columns: number
  listColumns: number
}

class PartGathering {
  readonly shape = new ShapeBuilder()
  readonly masks = new Map<string, MaskName>()
  readonly collectionMasks = new Map<string, Map<string, MaskName>>()
  asked = false
  closed = false
}

export function newGathering(): Gathering {
  return {
    identity: new Set(),
    identityMasks: new Map(),
    parts: new Map(),
    decisions: [],
    linkColumns: new Map(),
    sealedLinks: new Set(),
    links: false,
    counts: 0,
    sources: false,
    columns: 0,
    listColumns: 0,
  }
}

/** Weighs a place of the answer that is shown, once. */
export function measure(into: Gathering, { kind }: FieldSource, list: string | null): void {
  if (kind === 'count') into.counts += 1
  else if (kind === 'link-column' || kind === 'links' || (kind === 'column' && list !== null)) into.listColumns += 1
  else if (kind === 'identity' || kind === 'column') into.columns += 1
}

export function part(into: Gathering, registry: RegistryName): PartGathering {
  let gathering = into.parts.get(registry)
  if (!gathering) into.parts.set(registry, (gathering = new PartGathering()))
  return gathering
}

export function viewOf(into: Gathering, registries: readonly RegistryName[]): View {
  const parts = new Map<RegistryName, PartView>()
  for (const registry of registries) {
    const gathering = into.parts.get(registry)
    if (!gathering) continue
    const asked = gathering.asked || gathering.shape.collections.size > 0
    parts.set(registry, {
      registry,
      closed: gathering.closed,
      shape: asked ? gathering.shape.build() : null,
      masks: gathering.masks,
      collectionMasks: gathering.collectionMasks,
    })
  }
  const level = (wanted: (level: string) => boolean) => into.decisions.filter(({ decision }) => wanted(decision.level))
  const withheld = level((l) => l !== 'full' && l !== 'masked')
  return {
    identity: [...into.identity].sort(),
    identityMasks: into.identityMasks,
    links: into.links,
    sealedLinks: into.sealedLinks,
    counts: into.counts,
    linkColumns: into.linkColumns,
    sources: into.sources,
    parts,
    columns: into.columns,
    listColumns: into.listColumns,
    decisions: into.decisions,
    shown: [...new Set(level((l) => l === 'full' || l === 'masked').map(({ decision }) => decision.row.rule))].sort(),
    withheld,
    withheldNames: [...new Set(withheld.map(({ decision }) => `${decision.field} ${decision.level}`))].sort(),
    masked: level((l) => l === 'masked'),
    openable: rulesOf(into.decisions.filter(({ decision }) => decision.openable)),
    opened: rulesOf(into.decisions.filter(({ decision }) => decision.opened)),
  }
}
