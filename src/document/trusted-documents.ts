/** Documents that the hub knows by the SHA-256 of their text (GraphQL over HTTP, appendix "Persisted Documents"). */
export interface TrustedDocuments {
  /** The text of `sha256:<64 hex digits>`; null if no such document was registered. */
  textOf(id: string): string | null
}

const PREFIX = 'sha256:'

/** `manifest`: text by hash, as @graphql-codegen/client-preset writes it. */
export function trustedDocuments(manifest: Readonly<Record<string, string>>): TrustedDocuments {
  const texts = new Map(Object.entries(manifest))
  return {
    textOf: (id) => (id.startsWith(PREFIX) ? (texts.get(id.slice(PREFIX.length)) ?? null) : null),
  }
}
