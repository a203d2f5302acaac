import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto'

/** What the hub tells of: ids and a time. Ask for the rest, by your own rights. */
export interface WebhookMessage {
  /** child.changed, education.changed, …; `webhook.test` for a test. */
  readonly type: string
  /** When it changed, ISO 8601 in UTC. */
  readonly timestamp: string
  readonly data: {
    readonly id: string
    /** Hub id of the child. */
    readonly child?: string
    readonly record?: string | null
    /** For `everyEvent` and `replayWebhook`: what comes after this event. */
    readonly position?: string
  }
}

/** A delivery that did not come from the hub, or is too old: answer 400, and do nothing. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError'
}

export interface VerifyOptions {
  /** Seconds by which the delivery's time may differ from yours, default 300. */
  readonly tolerance?: number
  readonly now?: () => number
}

type Headers = { get(name: string): string | null } | Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * Checks a delivery by Standard Webhooks and gives its message. `body`: the raw bytes, before any JSON parser. `secrets`: `whsec_…` (HMAC) or
 * `whpk_…` (Ed25519), several while one is replaced. A repeated delivery has the same `data.id`: do each once. Throws WebhookError.
 */
export function verifyWebhook(
  body: string | Uint8Array,
  headers: Headers,
  secrets: string | readonly string[],
  { tolerance = 300, now = Date.now }: VerifyOptions = {},
): WebhookMessage {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => headerOf(headers, name)) // prettier-ignore
  if (!id || !timestamp || !signatures) throw new WebhookError('expected the headers of a webhook')
  if (!/^\d{1,12}$/.test(timestamp) || !(Math.abs(now() / 1000 - Number(timestamp)) <= tolerance))
    throw new WebhookError(`expected a time within ${tolerance} s of now`)
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), bytes])
  const given = signatures.split(' ').map((one) => one.split(',', 2) as [string, string | undefined])
  const keys = typeof secrets === 'string' ? [secrets] : secrets
  if (
    !keys.some((secret) => given.some(([version, text]) => text !== undefined && fits(secret, version, text, signed)))
  )
    throw new WebhookError('expected a signature by one of the secrets')
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as WebhookMessage
}

function fits(secret: string, version: string, text: string, signed: Buffer): boolean {
  const [, kind, key] = /^(whsec|whpk)_([A-Za-z0-9+/=]+)$/.exec(secret) ?? []
  if (!kind || !key) throw new TypeError('expected secrets that begin with whsec_ or whpk_')
  const [bytes, signature] = [Buffer.from(key, 'base64'), Buffer.from(text, 'base64')]
  if (kind === 'whsec') {
    const expected = createHmac('sha256', bytes).update(signed).digest()
    return version === 'v1' && signature.length === expected.length && timingSafeEqual(signature, expected)
  }
  if (version !== 'v1a') return false
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') }, format: 'jwk' }) // prettier-ignore
  return verify(null, signed, publicKey, signature)
}

function headerOf(headers: Headers, name: string): string | null {
  if (typeof (headers as { get?: unknown }).get === 'function') return (headers as { get(of: string): string | null }).get(name) // prettier-ignore
  const found = Object.entries(headers as Record<string, string | readonly string[] | undefined>).find(([key]) => key.toLowerCase() === name) // prettier-ignore
  return typeof found?.[1] === 'string' ? found[1] : null
}
