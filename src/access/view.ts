import {
  getNamedType,
  isObjectType,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql'
import type { RegistryName, Shape } from '../../connectors/contract/records'
import { decide, type AccessClass, type Decision } from './decide'
import type { MaskName } from './masks'
import { measure, newGathering, part, viewOf, type Gathering } from './gathering'
import { sourceOf, type FieldSource, type Sources } from './sources'
import type { AccessTable } from './table'
import type { Selector } from './selection'
import type { ScopeBits } from './words'

/** What is asked of one registry, and what its record goes through before anybody sees it. */
export interface PartView {
  readonly registry: RegistryName
  /** The part as a whole is withheld: not even whether the registry knows the child may show. */
  readonly closed: boolean
  /** Null: the part was asked for, but nothing in it may be seen: no call. */
  readonly shape: Shape | null
  readonly masks: ReadonlyMap<string, MaskName>
  readonly collectionMasks: ReadonlyMap<string, ReadonlyMap<string, MaskName>>
}

export interface DecisionAt {
  readonly path: readonly string[]
  readonly decision: Decision
}

/** The plan's answer for children that stand in one set of scopes to the actor. */
export interface View {
  readonly identity: readonly string[]
  readonly identityMasks: ReadonlyMap<string, MaskName>
  readonly links: boolean
  /** In how many places of the answer a list's total may be told. */
  readonly counts: number
  /** Governed fields of a link that may be shown, with their mask. */
  readonly linkColumns: ReadonlyMap<string, MaskName | null>
  readonly sources: boolean
  readonly parts: ReadonlyMap<RegistryName, PartView>
  /** Places in the answer where a column stands, of the child and its records; an alias is another place. */
  readonly columns: number
  /** The same in lists below them. */
  readonly listColumns: number
  readonly decisions: readonly DecisionAt[]
  /** Rules under which something is shown: what the audit record calls field groups. */
  readonly shown: readonly string[]
  readonly withheld: readonly DecisionAt[]
  readonly masked: readonly DecisionAt[]
  /** 'Type.field level' of the withheld, for the audit record. */
  readonly withheldNames: readonly string[]
  /** Rules that a grant would open. Behind an opened one there may be more. */
  readonly openable: readonly string[]
  /** Rules that a grant did open. */
  readonly opened: readonly string[]
}

/** Walks the selection under one root field and sorts every field into fetched, masked or withheld. Pure. */
export class ViewBuilder {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly sources: Sources,
    private readonly table: AccessTable,
    private readonly selector: Selector,
  ) {}

  build(
    typeName: string,
    selections: SelectionSetNode | undefined,
    path: readonly string[],
    who: AccessClass,
    bits: ScopeBits,
    opened?: ReadonlySet<string>,
  ): View {
    const into = newGathering()
    const walk = (
      type: GraphQLObjectType,
      set: SelectionSetNode | undefined,
      at: readonly string[],
      list: string | null,
    ): boolean => {
      let typenameAsked = false
      for (const { node, key } of this.selector.fields(type, set)) {
        if (node.name.value.startsWith('__')) {
          typenameAsked = true
          continue
        }
        const here = [...at, key]
        const name = `${type.name}.${node.name.value}`
        const decision = decide(this.table, name, who, bits, opened)
        const place = here.join('.')
        const shown = decision.level === 'full' || decision.level === 'masked'
        const source = this.sourceOf(type, node)
        if (!into.places.has(place)) {
          into.places.add(place)
          into.decisions.push({ path: here, decision })
          if (shown) measure(into, source, list)
        }
        if (shown) this.take(into, source, list, decision)
        else if (source.kind === 'part') part(into, source.registry).closed = true
        const child = getNamedType(type.getFields()[node.name.value]!.type)
        if (!shown || !isObjectType(child) || this.sources.structural.has(child.name)) continue
        if (source.kind === 'collection') {
          this.takeFilters(into, type.name, node, source, who, bits)
          const bare = walk(child, node.selectionSet, here, source.collection)
          if (bare) part(into, source.registry).shape.collection(source.collection)
        } else {
          const bare = walk(child, node.selectionSet, here, null)
          if (bare && source.kind === 'part') part(into, source.registry).asked = true
        }
      }
      return typenameAsked
    }
    const root = this.schema.getType(typeName)
    if (isObjectType(root)) walk(root, selections, path, null)
    return viewOf(into)
  }

  /** A column that an argument filters by is fetched too, where it is granted in full; elsewhere the resolver has nothing to filter. */
  private takeFilters(
    into: Gathering,
    type: string,
    node: FieldNode,
    source: { readonly registry: RegistryName; readonly collection: string },
    who: AccessClass,
    bits: ScopeBits,
  ): void {
    for (const argument of node.arguments ?? []) {
      const use = this.sources.arguments[`${type}.${node.name.value}(${argument.name.value})`]
      if (use?.position !== 'filter' || decide(this.table, use.field, who, bits).level !== 'full') continue
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

  private sourceOf(type: GraphQLObjectType, node: FieldNode): FieldSource {
    return sourceOf(this.sources, type, node.name.value)
  }
}
