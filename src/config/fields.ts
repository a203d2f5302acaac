import { z } from 'zod'

/** What the reference page and the fault messages need to know of a setting, beside its check. */
export interface FieldMeta {
  readonly description: string
  /** What a right value looks like, for "expected …, got …". */
  readonly expected: string
  /** Never printed; may be given as a file (<VARIABLE>_FILE). */
  readonly secret?: boolean
  /** The default in words, where the value itself does not tell. */
  readonly byDefault?: string
}

export const whole = (min: number, max: number, byDefault: number, description: string) =>
  z
    .int()
    .min(min)
    .max(max)
    .default(byDefault)
    .meta(meta({ description, expected: `a whole number from ${min} to ${max}` }))

/** A number that may be absent: null stands for the default that `byDefault` tells. */
export const optionalWhole = (min: number, max: number, byDefault: string, description: string) =>
  z
    .int()
    .min(min)
    .max(max)
    .nullable()
    .default(null)
    .meta(meta({ description, expected: `a whole number from ${min} to ${max}`, byDefault }))

export const flag = (description: string) =>
  z
    .boolean()
    .default(false)
    .meta(meta({ description, expected: 'true or false' }))

export const oneOf = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  byDefault: Values[number],
  description: string,
) =>
  z
    .enum(values)
    .default(byDefault as never)
    .meta(meta({ description, expected: `one of ${values.join(', ')}` }))

export const text = (byDefault: string, description: string, expected = 'a text', form = /./) =>
  z.string().regex(form).default(byDefault).meta(meta({ description, expected }))

/** A text that may be absent: null stands for the default that `byDefault` tells. */
export const optionalText = (
  byDefault: string,
  description: string,
  expected = 'a text',
  fits: (value: string) => boolean = (value) => value !== '',
) => z.string().refine(fits).nullable().default(null).meta(meta({ description, expected, byDefault }))

export const webAddress = (byDefault: string, description: string) =>
  optionalText(
    byDefault,
    description,
    'a web address such as https://hub.example.cn',
    (value) => /^https?:\/\//.test(value) && URL.canParse(value),
  )

/** A PostgreSQL address, which carries a password and is therefore secret as a whole. */
export const database = (byDefault: string, description: string) =>
  secret(
    byDefault,
    description,
    'an address such as postgresql://role:password@host:5432/database',
    (value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value),
  )

export const secret = (byDefault: string, description: string, expected: string, fits: (value: string) => boolean) =>
  z
    .string()
    .refine(fits)
    .nullable()
    .default(null)
    .meta(meta({ description, expected, byDefault, secret: true }))

/** Keeps the compiler's eye on what zod takes as any object. */
function meta(value: FieldMeta): FieldMeta & Record<string, unknown> {
  return { ...value }
}
