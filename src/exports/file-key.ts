import { createHmac, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'

/** PKCS #8 of an ed25519 key (RFC 8410) up to its 32 bytes. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The ed25519 key (RFC 8032) that files are signed with. It is made of the audit key, so that it needs no place of its own. */
export class FileKey {
  private readonly secret: KeyObject

  constructor(auditKey: string) {
    const seed = createHmac('sha256', auditKey).update('signature of exported files').digest()
    this.secret = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  }

  /** Hex: no cell of it can look like a formula. */
  sign(text: string): string {
    return sign(null, Buffer.from(text), this.secret).toString('hex')
  }

  /** PEM: with it, and without the hub, anybody checks a file. */
  get publicPem(): string {
    return createPublicKey(this.secret).export({ format: 'pem', type: 'spki' }).toString()
  }
}

/** `signature` in hex. Throws TypeError or Error where `publicPem` is no key. */
export function isSignedBy(publicPem: string, text: string, signature: string): boolean {
  return verify(null, Buffer.from(text), createPublicKey(publicPem), Buffer.from(signature, 'hex'))
}
