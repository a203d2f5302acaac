import type { z } from 'zod'
import type { FieldMeta } from './fields'
import { configSchema } from './schema'

/** One setting: where it stands in the file, which variable sets it, what it takes. */
export interface Key extends FieldMeta {
  /** e.g. http.port */
  readonly path: string
  /** e.g. TONGLIAN_PORT */
  readonly variable: string
  readonly kind: 'number' | 'boolean' | 'string'
  readonly value: unknown
}

/** The part of zod's inner description that is read here. */
interface Definition {
  readonly type: string
  readonly innerType?: z.ZodType
  readonly shape?: Record<string, z.ZodType>
  readonly defaultValue?: unknown
}

/** Sections whose name a variable leaves out: TONGLIAN_PORT, TONGLIAN_POLICE_URL, TONGLIAN_ISSUER. */
const UNSPOKEN = new Set(['http', 'registries', 'auth'])

/** Every setting, in the order of the schema. */
export const KEYS: readonly Key[] = walk(configSchema, [])

export const KEY_BY_PATH: ReadonlyMap<string, Key> = new Map(KEYS.map((key) => [key.path, key]))

export const KEY_BY_VARIABLE: ReadonlyMap<string, Key> = new Map(KEYS.map((key) => [key.variable, key]))

/** What each section is for, by path. */
export function sectionDescription(path: string): string | undefined {
  let at: z.ZodType = configSchema
  for (const name of path.split('.')) at = definition(inner(at)).shape?.[name] ?? at
  return (at.meta() as { description?: string } | undefined)?.description
}

function walk(schema: z.ZodType, path: readonly string[]): Key[] {
  const base = inner(schema)
  const { shape, type } = definition(base)
  if (shape) return Object.entries(shape).flatMap(([name, below]) => walk(below, [...path, name]))
  return [
    {
      ...(schema.meta() as unknown as FieldMeta),
      path: path.join('.'),
      variable: variableOf(path),
      kind: type === 'number' || type === 'boolean' ? type : 'string',
      value: definition(schema).defaultValue,
    },
  ]
}

function variableOf(path: readonly string[]): string {
  const spoken = UNSPOKEN.has(path[0] ?? '') ? path.slice(1) : path
  return ['TONGLIAN', ...spoken.map((name) => name.replace(/[A-Z]/g, '_$&').toUpperCase())].join('_')
}

function inner(schema: z.ZodType): z.ZodType {
  const { innerType } = definition(schema)
  return innerType ? inner(innerType) : schema
}

function definition(schema: z.ZodType): Definition {
  return schema.def as unknown as Definition
}
