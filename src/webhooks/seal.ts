import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const IV = 12
const TAG = 16

/** Seals what the hub's database must neither show nor change: secrets, and the rights that deliveries are judged by (AES-256-GCM). */
export class WebhookSeal {
  private readonly key: Buffer

  constructor(secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'tonglian webhooks', 32))
  }

  /** `bound`: what it belongs to. It does not open for anything else. */
  close(text: string, bound: string): string {
    const iv = randomBytes(IV)
    const cipher = createCipheriv('aes-256-gcm', this.key, iv).setAAD(Buffer.from(bound))
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
  }

  /** Null when it was sealed with another key, for something else, or changed. */
  open(sealed: string, bound: string): string | null {
    const bytes = Buffer.from(sealed, 'base64url')
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, IV), { authTagLength: TAG })
      decipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(IV, IV + TAG))
      return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8')
    } catch {
      return null
    }
  }
}
