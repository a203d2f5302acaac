import { createHmac, createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export const ALGORITHMS = ['HMAC', 'ED25519'] as const
export type Algorithm = (typeof ALGORITHMS)[number]

/** A secret as Standard Webhooks writes it: `whsec_` shared by both sides, or `whsk_` of the hub alone with `whpk_` for everybody. */
export interface Secret {
  readonly secret: string
  readonly publicKey: string | null
}

const HMAC_BYTES = 32
/** In front of the 32 bytes of a private key, as PKCS 8 has it (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

export function newSecret(algorithm: Algorithm): Secret {
  if (algorithm === 'HMAC') return { secret: `whsec_${randomBytes(HMAC_BYTES).toString('base64')}`, publicKey: null }
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const { d, x } = { ...privateKey.export({ format: 'jwk' }), x: publicKey.export({ format: 'jwk' }).x }
  const base64 = (part: string | undefined) => Buffer.from(part ?? '', 'base64url').toString('base64')
  return { secret: `whsk_${base64(d)}`, publicKey: `whpk_${base64(x)}` }
}

export interface Message {
  readonly id: string
  /** Seconds since 1970: of this attempt. */
  readonly timestamp: number
  readonly body: string
}

/** The header `webhook-signature`: one signature for each secret that is valid, the newest first. */
export function signatures({ id, timestamp, body }: Message, secrets: readonly string[]): string {
  const signed = Buffer.from(`${id}.${timestamp}.${body}`)
  return secrets.map((secret) => signature(signed, secret)).join(' ')
}

function signature(signed: Buffer, secret: string): string {
  const [, kind, key] = /^(whsec|whsk)_(.+)$/.exec(secret)!
  const bytes = Buffer.from(key!, 'base64')
  if (kind === 'whsec') return `v1,${createHmac('sha256', bytes).update(signed).digest('base64')}`
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, bytes]), format: 'der', type: 'pkcs8' })
  return `v1a,${sign(null, signed, privateKey).toString('base64')}`
}
