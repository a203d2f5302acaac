import { HubError } from '../errors/hub-error'
import { isPlainText } from '../kit/plain-text'

/** How large a request may be as it came, before GraphQL reads anything of it. */
export interface RawLimits {
  /** Characters of a document. */
  readonly documentLength: number
  /** Values in all that comes beside the document: each element and each member is one. */
  readonly variableNodes: number
  readonly variableDepth: number
}

/** The body of a request: its document by length, all that comes beside it by checkRawSize. Null when it may be read. */
export function checkBody(body: unknown, limits: RawLimits): HubError | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null // no GraphQL request: refused as that
  const { query, ...beside } = body as Record<string, unknown>
  return (typeof query === 'string' ? checkDocumentLength(query, limits) : null) ?? checkRawSize(beside, limits).fault
}

export function checkDocumentLength(text: string, { documentLength }: RawLimits): HubError | null {
  if (text.length <= documentLength) return null
  return new HubError('COST_TOKENS', `expected a document of at most ${documentLength} characters, got ${text.length}`)
}

/** A JSON value as it came: how many values it holds, and the first thing wrong with it. */
export interface RawSize {
  readonly nodes: number
  readonly fault: HubError | null
}

/**
 * Counts the values of a JSON value and its levels, without recursion, and looks into nothing that is over the limit: COST_VARIABLES. A text in it, or a
 * name of a member, that is no plain text: BAD_TEXT.
 */
export function checkRawSize(value: unknown, limits: Omit<RawLimits, 'documentLength'>): RawSize {
  const { variableNodes, variableDepth } = limits
  let nodes = 0
  let level = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > variableDepth) return { nodes, fault: tooMuch(`${variableDepth} levels`) }
    const below: unknown[] = []
    for (const one of level) {
      if (typeof one === 'string' && !isPlainText(one)) return { nodes, fault: badText() }
      if (typeof one !== 'object' || one === null) continue
      const names = Array.isArray(one) ? null : Object.keys(one)
      const members = names ? names.length : (one as unknown[]).length
      if (nodes + members > variableNodes) return { nodes, fault: tooMuch(`${variableNodes} values`) }
      nodes += members
      if (names?.some((name) => !isPlainText(name))) return { nodes, fault: badText() }
      for (const member of names ? Object.values(one) : (one as unknown[])) below.push(member)
    }
    level = below
  }
  return { nodes, fault: null }
}

function tooMuch(most: string): HubError {
  return new HubError('COST_VARIABLES', `expected at most ${most} in the variables`)
}

/** Says nothing of the text but what is wrong with it. */
export function badText(): HubError {
  return new HubError(
    'BAD_TEXT',
    'expected a text without control characters, lone surrogates and long rows of combining signs',
  )
}
