import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { CannotRun } from './cannot-run'

z.config({ jitless: true }) // no code from text: a hub of this process may listen (src/kit/code-guard.ts)

const text = z.string().min(1)
const account = z
  .strictObject({
    name: text,
    /** A ready access token. */
    token: text.optional(),
    tokenEndpoint: text.optional(),
    client: text.optional(),
    username: text.optional(),
    password: text.optional(),
    /** Of a program: client credentials instead of user name and password. */
    secret: text.optional(),
    /** All that `me` tells when left out. */
    purposes: z.array(text).min(1).optional(),
  })
  .refine(
    ({ token, username, password, secret }) => [token, username && password, secret].filter(Boolean).length === 1,
    {
      error: 'expected one of: token; username and password; secret',
    },
  )
const code = z.string().regex(/^\d{6,12}$/)
const child = z.union([
  z.string().startsWith('child:'),
  z.strictObject({
    id: z.string().startsWith('child:'),
    /** Of registration, residence and school. */
    divisions: z.tuple([code.nullable(), code.nullable(), code.nullable()]).optional(),
    school: text.nullable().optional(),
    /** Codes of the workers on whose lists the child is. */
    workers: z.array(text).optional(),
  }),
])
const file = z.strictObject({
  /** What accounts that name none of their own use. */
  tokenEndpoint: text.optional(),
  client: text.optional(),
  accounts: z.array(account).min(1),
  children: z.array(child).optional(),
})

export type TokensFile = z.infer<typeof file>
export type AccountEntry = TokensFile['accounts'][number]
export type ChildEntry = Exclude<NonNullable<TokensFile['children']>[number], string>

/** Who asks, and about whom. Throws CannotRun, with every fault by its place and without its value. */
export function readTokens(name: string): TokensFile {
  let written: unknown
  try {
    written = JSON.parse(readFileSync(name, 'utf8'))
  } catch (cause) {
    const unread = (cause as { code?: unknown }).code !== undefined
    throw new CannotRun(`The tokens file ${name} ${unread ? 'cannot be read' : 'is not JSON'}.`)
  }
  const parsed = file.safeParse(written)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `- ${path.join('.') || 'the file'}: ${message}`)
  throw new CannotRun(`The tokens file ${name} does not fit:\n${faults.join('\n')}`)
}
