import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../src/kit/project-root'

/** Every message of the application in both languages, with the same arguments. */
const APP = path.join(projectRoot(), 'web/app')
const files = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))

type Messages = Record<string, { zh?: unknown; en?: unknown }>

test('there are catalogues to look at', () => {
  expect(files.length).toBeGreaterThan(5)
})

test.each(files)('%s is complete in Chinese and English, with the same arguments', async (file) => {
  const { parse } = await import('@formatjs/icu-messageformat-parser')
  const argumentsOf = (parts: readonly object[]): string[] =>
    parts.flatMap((part) => {
      const {
        type,
        value,
        options = {},
      } = part as { type: number; value: string; options?: Record<string, { value: object[] }> }
      const inner = Object.values(options).flatMap((option) => argumentsOf(option.value))
      return type === 0 || type === 7 ? inner : [value, ...inner]
    })
  const messages = JSON.parse(readFileSync(path.join(APP, file), 'utf8')) as Messages
  for (const [key, message] of Object.entries(messages)) {
    expect([key, Object.keys(message).sort()]).toEqual([key, ['en', 'zh']])
    const [zh, en] = [parse(String(message.zh)), parse(String(message.en))]
    expect([key, String(message.zh).trim(), String(message.en).trim()]).not.toContain('')
    expect([key, [...new Set(argumentsOf(zh))].sort()]).toEqual([key, [...new Set(argumentsOf(en))].sort()])
  }
})

test('no file of the application is longer than 250 lines, and none has a text for people in its code', () => {
  const sources = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
  const text = (name: string) => readFileSync(path.join(APP, name), 'utf8')
  expect(sources.length).toBeGreaterThan(40)
  expect(sources.filter((name) => text(name).split('\n').length > 251)).toEqual([])
  // Words of the schema's own (language/) and names of registries are data.
  const free = /^language[\\/]|registries\.ts$|facts\.ts$/
  const strays = sources.filter(
    (name) => !free.test(name) && /[\p{Script=Han}]/u.test(text(name).replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '')),
  )
  expect(strays).toEqual([])
})
