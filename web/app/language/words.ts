import { IntlMessageFormat } from 'intl-messageformat'
import { useMemo } from 'react'
import { useLanguage, type Language } from './language'

/** The content of a words.json beside a page: each message in both languages, ICU in the file, compiled by the build. */
export type Messages = Readonly<Record<string, Readonly<Record<Language, string>>>>

export type Values = Readonly<Record<string, string | number | Date | null | undefined>>

/** Gives a message in the chosen language. */
export type Say<Key extends string> = (key: Key, values?: Values) => string

export function useWords<M extends Messages>(messages: M): Say<keyof M & string> {
  const { language } = useLanguage()
  return useMemo(() => (key, values) => say(messages[key]!, language, values), [messages, language])
}

/** What the build made of a message: a text, or the parsed form of one with arguments. */
type Compiled = string | readonly object[]

const formats = new WeakMap<object, IntlMessageFormat>()

function say(message: Readonly<Record<Language, Compiled>>, language: Language, values: Values = {}): string {
  const compiled = message[language]
  if (typeof compiled === 'string') return compiled
  let format = formats.get(compiled)
  if (!format) {
    format = new IntlMessageFormat(compiled as never, language === 'zh' ? 'zh-CN' : 'en-GB')
    formats.set(compiled, format)
  }
  return String(format.format(values as never))
}
