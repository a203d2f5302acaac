import { createHmac } from 'node:crypto'
import { prefixedId } from '../kit/prefixed-id'

/** 'child:' and a UUID. */
export const { format: formatChildId, parse: parseChildId } = prefixedId('child:')

/**
 * The id a new child gets: keyed by the hub's secret, so that it says nothing of the number or record it was made from,
 * and the same whichever record came first (RFC 9562, version 8).
 */
export function mintChildId(secret: string, founder: string): string {
  const hex = createHmac('sha256', secret).update(founder).digest('hex')
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
