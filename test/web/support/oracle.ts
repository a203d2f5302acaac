import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../../src/kit/project-root'
import type { TestHub } from '../../support/hub'
import { documentNamed } from './documents'

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

const { values } = JSON.parse(readFileSync(path.join(projectRoot(), 'web/generated/terms.json'), 'utf8')) as {
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>
}
const ENUM_WORDS = new Map(Object.values(values).flatMap((words) => Object.keys(words).map((name) => [name, new Set<string>()] as const))) // prettier-ignore
for (const words of Object.values(values))
  for (const [name, word] of Object.entries(words)) ENUM_WORDS.get(name)!.add(word)

/** What the API answers the account about one child, asked with a token and the text of the page's own document. */
export async function childAs(hub: TestHub, account: string, purpose: string, id: string) {
  const { text } = documentNamed('Child')
  const answer = await hub.ask(account, text, { id }, { 'x-purpose': purpose })
  const withheld = (answer.extensions['withheld'] ?? []) as readonly { readonly path: string }[]
  const paths = withheld.map((one) => one.path.replace(/^child\./, ''))
  return { child: answer.data.child as Json, withheld: paths }
}

/** The value at a path of an answer, `education.attendance.0.month`; undefined where there is none. */
export function valueAt(child: Json, at: string): Json | undefined {
  return at
    .split('.')
    .reduce<Json | undefined>((value, name) => (value as Record<string, Json> | null | undefined)?.[name], child)
}

/** Whether a text of the page says this value: by rules of its own, so that a fault of the page's formats is seen. */
export function says(text: string, value: Json, language: 'zh' | 'en' = 'zh'): boolean {
  const [empty, yes, no, years, comma] = language === 'zh' ? CHINESE : ENGLISH
  const spoken = text.replaceAll(' ', '')
  if (value === null) return text === empty
  if (Array.isArray(value)) return value.every((one) => text.split(comma).some((part) => says(part, one, language)))
  if (typeof value === 'boolean') return text === (value ? yes : no)
  if (typeof value === 'number') return text.replace(years, '').replaceAll(',', '') === String(value)
  if (typeof value === 'object') return 'fullName' in value && text === (value['fullName'] ?? value['name'])
  const words = ENUM_WORDS.get(String(value))
  if (words !== undefined && language === 'zh') return words.has(text)
  if (words !== undefined) return text.toUpperCase().replaceAll(' ', '_') === value
  return spoken === String(value).replaceAll(' ', '')
}

const CHINESE = ['未登记', '是', '否', /岁$/, '、'] as const
const ENGLISH = ['not recorded', 'Yes', 'No', / years$/, ', '] as const

/** Every leaf of an answer as path and text. */
export function* leavesOf(value: Json | undefined, at = ''): Generator<readonly [string, string]> {
  if (value === null || value === undefined) return
  if (typeof value !== 'object') yield [at, String(value)]
  else for (const [name, one] of Object.entries(value)) yield* leavesOf(one, at === '' ? name : `${at}.${name}`)
}
