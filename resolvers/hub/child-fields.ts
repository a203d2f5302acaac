import { REGISTRIES } from '../../connectors/registries'
import type { FieldSource, Touches } from '../../src/access/sources'
import { IDENTITY_COLUMNS } from '../../src/identity/child-lookup'

/** Which property of a child holds which registry's record. */
export const PARTS: Readonly<Record<string, string>> = Object.fromEntries(
  REGISTRIES.map(({ childField, name }) => [childField, name]),
)

/** Where the fields of `Child` come from. */
export const childFields: Touches = {
  fields: {
    ...Object.fromEntries(
      IDENTITY_COLUMNS.map((column): [string, FieldSource] => [`Child.${column}`, { kind: 'identity', column }]),
    ),
    ...Object.fromEntries(
      Object.entries(PARTS).map(([field, registry]): [string, FieldSource] => [
        `Child.${field}`,
        { kind: 'part', registry },
      ]),
    ),
    'Child.links': { kind: 'links' },
    'ChildLink.recordId': { kind: 'link-column', column: 'recordId' },
    'ChildLink.decidedBy': { kind: 'link-column', column: 'decidedBy' },
    'Child.sources': { kind: 'sources' },
  },
}
