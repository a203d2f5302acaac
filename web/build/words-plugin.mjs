import { readFileSync } from 'node:fs'
import { parse, TYPE } from '@formatjs/icu-messageformat-parser'

/**
 * Compiles the messages of every words.json: { "key": { "zh": "ICU message", "en": "ICU message" } }. A message without arguments
 * stays a text; any other becomes the parsed form that intl-messageformat runs, so that the browser needs no parser and no eval.
 * A message that lacks a language, or does not parse, stops the build.
 */
export function words() {
  return {
    name: 'words',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('/words.json')) return null
      this.addWatchFile(id)
      const compiled = compileWords(JSON.parse(readFileSync(id, 'utf8')), id)
      return { code: `export default ${JSON.stringify(compiled)}`, moduleType: 'js' }
    },
  }
}

/** Throws TypeError that names the message. */
export function compileWords(messages, file) {
  const entries = Object.entries(messages).map(([key, message]) => {
    const languages = Object.keys(message).sort().join(' ')
    if (languages !== 'en zh') throw new TypeError(`expected zh and en for ${key} in ${file}, got ${languages}`)
    return [key, { zh: compiled(message.zh, key, file), en: compiled(message.en, key, file) }]
  })
  return Object.fromEntries(entries)
}

function compiled(text, key, file) {
  if (typeof text !== 'string' || text.trim() === '') throw new TypeError(`expected a message for ${key} in ${file}`)
  const parts = parse(text)
  return parts.every(({ type }) => type === TYPE.literal) ? parts.map(({ value }) => value).join('') : parts
}
