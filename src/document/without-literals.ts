import { Kind, print, visit, type DocumentNode } from 'graphql'

/**
 * A document's text in one form, without the values in it: numbers read 0, texts "", lists and input objects are empty. The same
 * operation with other values gives the same text. Enumerations, truth values and names of variables stay.
 */
export function withoutLiterals(document: DocumentNode): string {
  const bare = visit(document, {
    IntValue: (node) => ({ ...node, value: '0' }),
    FloatValue: (node) => ({ ...node, value: '0' }),
    StringValue: { enter: (node) => ({ ...node, value: '', block: false }) },
    ListValue: { enter: () => ({ kind: Kind.LIST, values: [] }) },
    ObjectValue: { enter: () => ({ kind: Kind.OBJECT, fields: [] }) },
  })
  return print(bare)
}
