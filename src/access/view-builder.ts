import { getNamedType, isObjectType } from 'graphql'
import { HUB_RECORDS, type RegistryName } from '../../connectors/contract/records'
import type { ReadField } from '../document/read-operation'
import { decide, decidePosition, type AccessClass, type Decision } from './decide'
import type { MaskName } from './masks'
import { nameOf } from './check-arguments'
import { measure, newGathering, part, viewOf, type Gathering } from './gathering'
import { sourceOf, type FieldSource, type Sources } from './sources'
import type { AccessTable } from './table'
import type { View } from './view'
import type { ScopeBits } from './words'

/** Views kept per root; with grants there can be one for each set of opened rules. */
const MAX_VIEWS = 64

/** Walks the selection under one root field and sorts every field into fetched, masked or withheld. Pure. */
export class ViewBuilder {
  constructor(
    private readonly sources: Sources,
    private readonly table: AccessTable,
  ) {}

  /** `fields`: what is asked below the root field, of the type that it answers with. */
  build(
    fields: readonly ReadField[],
    path: readonly string[],
    who: AccessClass,
    bits: ScopeBits,
    opened?: ReadonlySet<string>,
  ): View {
    const into = newGathering()
    const walk = (asked: readonly ReadField[], at: readonly string[], list: string | null): boolean => {
      let typenameAsked = false
      for (const read of asked) {
        if (read.name.startsWith('__')) {
          typenameAsked = true
          continue
        }
        const here = [...at, read.key]
        const decision = decide(this.table, nameOf(read), who, bits, opened)
        const shown = decision.level === 'full' || decision.level === 'masked'
        const source = sourceOf(this.sources, read.parent, read.name)
        into.decisions.push({ path: here, decision })
        if (shown) {
          measure(into, source, list)
          this.take(into, source, list, decision)
          if (source.kind === 'links') this.seal(into, who, bits)
        } else if (source.kind === 'part') part(into, source.registry).closed = true
        const child = getNamedType(read.definition.type)
        if (!shown || !isObjectType(child) || this.sources.structural.has(child.name)) continue
        const below = read.below?.get(child.name) ?? []
        if (source.kind === 'collection') {
          this.takeFilters(into, read, source, who, bits)
          const bare = walk(below, here, source.collection)
          if (bare) part(into, source.registry).shape.collection(source.collection)
        } else {
          const bare = walk(below, here, null)
          if (source.kind === 'part' && (bare || source.asked)) part(into, source.registry).asked = true
        }
      }
      return typenameAsked
    }
    walk(fields, path, null)
    return viewOf(into, [...this.sources.registries, HUB_RECORDS])
  }

  /** A link alone would tell that such a registry knows the child. A grant opens nothing here. */
  private seal(into: Gathering, who: AccessClass, bits: ScopeBits): void {
    for (const { registry, field } of this.sources.sealed) {
      const { level } = decide(this.table, field, who, bits)
      if (level !== 'full' && level !== 'masked') into.sealedLinks.add(registry)
    }
  }

  /** A column that an argument filters by is fetched too, where it is granted in full; elsewhere the resolver has nothing to filter. */
  private takeFilters(
    into: Gathering,
    read: ReadField,
    source: { readonly registry: RegistryName; readonly collection: string },
    who: AccessClass,
    bits: ScopeBits,
  ): void {
    for (const { name } of read.nodes[0].arguments ?? []) {
      const use = this.sources.asked[nameOf(read)]?.arguments[name.value]
      if (use?.position !== 'filter') continue
      if (decidePosition(this.table, use.field, 'filter', who, bits).level !== 'full') continue
      part(into, source.registry).shape.collection(source.collection).add(use.field.split('.')[1]!)
    }
  }

  private take(into: Gathering, source: FieldSource, list: string | null, { mask }: Decision): void {
    switch (source.kind) {
      case 'local':
      case 'own':
        return
      case 'sources':
        into.sources = true
        return
      case 'links':
        into.links = true
        return
      case 'count':
        return // counted by whoever makes the list
      case 'link-column':
        into.linkColumns.set(source.column, mask)
        return
      case 'identity':
        into.identity.add(source.column)
        if (mask) into.identityMasks.set(source.column, mask)
        return
      case 'part':
        part(into, source.registry)
        return
      case 'collection':
        return // fetched only if something in it is shown
      case 'kept': {
        const gathering = part(into, HUB_RECORDS)
        gathering.asked = true
        gathering.shape.columns.add(source.column)
        if (mask) gathering.masks.set(source.column, mask)
        return
      }
      case 'column': {
        const gathering = part(into, source.registry)
        gathering.asked = true
        if (list === null) {
          gathering.shape.columns.add(source.column)
          if (mask) gathering.masks.set(source.column, mask)
        } else {
          gathering.shape.collection(list).add(source.column)
          if (mask) {
            const masks = gathering.collectionMasks.get(list) ?? new Map<string, MaskName>()
            gathering.collectionMasks.set(list, masks.set(source.column, mask))
          }
        }
      }
    }
  }
}

/** The views of one root field, each made once. */
export function keptViews(builder: ViewBuilder, below: readonly ReadField[], key: string, who: AccessClass) {
  const cache = new Map<string, View>()
  return (bits: ScopeBits, opened: readonly string[] = []): View => {
    const at = `${bits} ${opened.join(' ')}`
    let made = cache.get(at)
    if (!made) {
      if (cache.size >= MAX_VIEWS) cache.clear()
      cache.set(at, (made = builder.build(below, [key], who, bits, new Set(opened))))
    }
    return made
  }
}
