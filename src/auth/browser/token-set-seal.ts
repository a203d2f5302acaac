import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { TokenSet } from './token-set'

const IV = 12
const TAG = 16

/** Seals what the provider handed out, so that whoever reads the hub's database gets no token (AES-256-GCM). */
export class GrantSeal {
  private readonly key: Buffer

  constructor(cookieSecret: string) {
    this.key = Buffer.from(hkdfSync('sha256', cookieSecret, '', 'tonglian browser sessions', 32))
  }

  /** `digest` names the session: a sealed grant does not open in another one. */
  close(grant: TokenSet, digest: string): string {
    const iv = randomBytes(IV)
    const cipher = createCipheriv('aes-256-gcm', this.key, iv).setAAD(Buffer.from(digest))
    const sealed = [cipher.update(JSON.stringify(grant), 'utf8'), cipher.final()]
    return Buffer.concat([iv, cipher.getAuthTag(), ...sealed]).toString('base64url')
  }

  /** Null when it was sealed with another secret, for another session, or changed. */
  open(sealed: string, digest: string): TokenSet | null {
    const bytes = Buffer.from(sealed, 'base64url')
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, IV), { authTagLength: TAG })
      decipher.setAAD(Buffer.from(digest)).setAuthTag(bytes.subarray(IV, IV + TAG))
      const text = Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8')
      return JSON.parse(text) as TokenSet
    } catch {
      return null
    }
  }
}
