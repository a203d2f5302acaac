import type { TrustedDocuments } from '../document/trusted-documents'
import { HubError } from '../errors/hub-error'

export interface TrustedSettings {
  readonly documents: TrustedDocuments
  /** Whether browser sessions may send nothing else. */
  readonly only: boolean
}

/** The text of a saved operation of the account that asks: 'girls', or 'girls@2'. Null: it has no such operation. */
export type SavedText = (reference: string) => Promise<string | null>

const SAVED = 'saved:'

/**
 * A request with the text in place of `documentId`: of a trusted document, or of a saved operation (`saved:<name>`), which everybody may
 * write and so no browser sends that is held to trusted ones. From here on it is a request by text: limits, parsing, plan and audit see no
 * difference. `bySession`: it came with the session cookie, not with a token.
 * Throws HubError DOCUMENT_UNKNOWN, DOCUMENT_NOT_TRUSTED, and BAD_REQUEST for an id that is no text or stands beside a text.
 */
export async function withTrustedText(
  asked: unknown,
  { documents, only }: TrustedSettings,
  bySession: boolean,
  savedText: SavedText,
): Promise<unknown> {
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked)) return asked // refused as no GraphQL request
  const { documentId, ...rest } = asked as { readonly documentId?: unknown; readonly query?: unknown }
  if (documentId === undefined) {
    if (only && bySession) throw new HubError('DOCUMENT_NOT_TRUSTED')
    return asked
  }
  if (typeof documentId !== 'string' || rest.query !== undefined)
    throw new HubError('BAD_REQUEST', 'expected documentId as a text and no query beside it')
  const saved = documentId.startsWith(SAVED)
  if (saved && only && bySession) throw new HubError('DOCUMENT_NOT_TRUSTED')
  const query = saved ? await savedText(documentId.slice(SAVED.length)) : documents.textOf(documentId)
  if (query === null) throw new HubError('DOCUMENT_UNKNOWN')
  return { ...rest, query }
}

/** A request as the search of an address, for Apollo, which reads queries by GET from there. */
export function searchWith(asked: unknown): string {
  const members = Object.entries(asked as Record<string, unknown>)
  const texts = members.map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  return `?${new URLSearchParams(texts)}`
}
