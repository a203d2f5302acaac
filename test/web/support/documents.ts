import { readDocumentManifest } from '../../../src/config/read-documents'

/** The text of a registered document by its operation's name, and its id. */
export function documentNamed(name: string): { readonly id: string; readonly text: string } {
  const found = Object.entries(readDocumentManifest()).find(([, text]) =>
    new RegExp(`\\b(query|mutation|subscription) ${name}\\b`).test(text),
  )
  if (!found) throw new TypeError(`no registered document has the operation ${name}`)
  return { id: `sha256:${found[0]}`, text: found[1] }
}
