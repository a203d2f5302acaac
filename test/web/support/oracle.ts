import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../../src/kit/project-root'
import type { TestHub } from '../../support/hub'
import { documentNamed } from './documents'

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

const { values } = JSON.parse(readFileSync(path.join(projectRoot(), 'web/generated/terms.json'), 'utf8')) as {
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>
}
const ENUM_WORDS = new Map(Object.values(values).flatMap((words) => Object.entries(words).map(([name, word]) => [name, word] as const).map(([name]) => [name, new Set<string>()] as const))) // prettier-ignore
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

/** Whether a text of the Chinese page says this value: by rules of its own, so that a fault of the page's formats is seen. */
export function says(text: string, value: Json): boolean {
  const spoken = text.replaceAll(' ', '')
  if (value === null) return text === '未登记'
  if (Array.isArray(value)) return value.every((one) => spoken.split('、').some((part) => says(part, one)))
  if (typeof value === 'boolean') return text === (value ? '是' : '否')
  if (typeof value === 'number') return spoken.replace(/岁$/, '').replaceAll(',', '') === String(value)
  if (typeof value === 'object') return 'fullName' in value && text === (value['fullName'] ?? value['name'])
  return ENUM_WORDS.get(String(value))?.has(text) === true || spoken === String(value).replaceAll(' ', '')
}

/** Every leaf of an answer as path and text. */
export function* leavesOf(value: Json | undefined, at = ''): Generator<readonly [string, string]> {
  if (value === null || value === undefined) return
  if (typeof value !== 'object') yield [at, String(value)]
  else for (const [name, one] of Object.entries(value)) yield* leavesOf(one, at === '' ? name : `${at}.${name}`)
}
