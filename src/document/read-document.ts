import { GraphQLError, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql'
import type { ErrorCode } from '../errors/catalogue'
import { HubError } from '../errors/hub-error'
import { faultsOf, HUB_RULES, type DocumentLimits } from './limits'
import { checkDocumentLength, type RawLimits } from './raw-size'

/**
 * A document that fits the schema and every limit, refused as the door refuses it, without hints at names of the schema. `tokens`: how
 * many it may have. Throws HubError GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, BAD_TEXT and COST_….
 */
export function readDocument(
  schema: GraphQLSchema,
  text: string,
  limits: DocumentLimits & RawLimits,
  tokens: number,
): DocumentNode {
  const tooLong = checkDocumentLength(text, limits)
  if (tooLong) throw tooLong
  const document = parsed(text, tokens)
  const faults = faultsOf(document, limits)
  const rules = [...specifiedRules, ...HUB_RULES]
  const [fault] = faults.length > 0 ? faults : validate(schema, document, rules, { hideSuggestions: true })
  if (!fault) return document
  const limit = fault.extensions['limit'] as ErrorCode | undefined
  throw new HubError(limit ?? 'GRAPHQL_VALIDATION_FAILED', fault.message)
}

function parsed(text: string, maxTokens: number): DocumentNode {
  try {
    return parse(text, { maxTokens })
  } catch (cause) {
    const message = cause instanceof GraphQLError ? cause.message : undefined
    const code = /more tha[nt] \d+ tokens/i.test(message ?? '') ? 'COST_TOKENS' : 'GRAPHQL_PARSE_FAILED'
    throw new HubError(code, message, {}, { cause })
  }
}
