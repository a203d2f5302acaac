import type { RegistryName, Shape } from '../../connectors/contract/records'
import type { Decision } from './decide'
import type { MaskName } from './masks'

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
  /** Registries whose links are kept back: that they know the child is their secret. */
  readonly sealedLinks: ReadonlySet<RegistryName>
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
