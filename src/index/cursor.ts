import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto'
import { HubError } from '../errors/hub-error'

const NONCE = 12
const TAG = 16
/** Cursors of one list are of one length, so that the length of a name does not show. */
const BLOCK = 128

/**
 * Sealed cursors (AES-256-GCM). A cursor shows nothing, and opens only for the list, filter, order and kind of actor it was made
 * for. It holds the sort value and id of the last row. The nonce is computed from the content and the binding with a separate key
 * (as in RFC 8452). So the same row of the same list has the same cursor, an answer that is computed again differs only where its
 * children differ, and no two cursors share a nonce.
 */
export class CursorSeal {
  private readonly key: Buffer
  private readonly nonceKey: Buffer
  /** All cursors of a page are bound to the same. */
  private last = { boundTo: '', binding: binding('') }

  constructor(secret: string) {
    this.key = createHmac('sha256', secret).update('cursors').digest()
    this.nonceKey = createHmac('sha256', secret).update('nonces of cursors').digest()
  }

  close(values: readonly string[], boundTo: string): string {
    const bound = this.bind(boundTo)
    const text = JSON.stringify(values).padEnd(BLOCK)
    const nonce = createHmac('sha256', this.nonceKey).update(bound).update(text).digest().subarray(0, NONCE)
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(bound)
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
  }

  /** Throws HubError BAD_CURSOR. */
  open(cursor: string, boundTo: string): string[] {
    try {
      const bytes = Buffer.from(cursor, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, NONCE), { authTagLength: TAG })
        .setAAD(this.bind(boundTo))
        .setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
      return JSON.parse(
        Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8'),
      ) as string[]
    } catch (cause) {
      throw new HubError('BAD_CURSOR', undefined, {}, { cause })
    }
  }

  private bind(boundTo: string): Buffer {
    if (this.last.boundTo !== boundTo) this.last = { boundTo, binding: binding(boundTo) }
    return this.last.binding
  }
}

function binding(boundTo: string): Buffer {
  return createHash('sha256').update(boundTo).digest()
}
