import { CATALOGUE, type ErrorCode } from './catalogue'
import type { Language } from './language'
import { ZH } from './sentences-zh'

/** Clients look for the protocol's own words, in whatever language they ask. */
const PROTOCOL_WORDS: ReadonlySet<string> = new Set<ErrorCode>(['PERSISTED_QUERY_NOT_SUPPORTED'])

/** An error's sentence in the catalogue. */
export function sentenceOf(code: ErrorCode, language: Language): string {
  return language === 'en' ? CATALOGUE[code].sentence : ZH[code]
}

/**
 * An error's message in a language. `message` is the English one: the sentence of its code, or a detail in its place
 * ('expected …, got …'), which follows the Chinese sentence as it is: it holds names, limits and numbers.
 */
export function messageIn(language: Language, code: unknown, message: string): string {
  if (language === 'en' || !isCode(code) || PROTOCOL_WORDS.has(code)) return message
  const sentence = sentenceOf(code, language)
  return message === CATALOGUE[code].sentence ? sentence : `${sentence}（${message}）`
}

interface Told {
  readonly message: string
  readonly extensions?: Readonly<Record<string, unknown>>
}

/** An answer with the messages of its errors in a language; all else stays as it is. */
export function answerIn<Answer extends { readonly errors?: readonly Told[] }>(
  language: Language,
  answer: Answer,
): Answer {
  if (language === 'en' || !answer.errors) return answer
  const errors = answer.errors.map((error) => ({
    ...error,
    message: messageIn(language, error.extensions?.['code'], error.message),
  }))
  return { ...answer, errors }
}

function isCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(CATALOGUE, code)
}
