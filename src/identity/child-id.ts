import { createHmac } from 'node:crypto'

const PREFIX = 'child:'
const PATTERN = /^child:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The id a client sees, 'child:' and a UUID: a Relay global id that can be read aloud. */
export function formatChildId(uuid: string): string {
  return PREFIX + uuid
}

/** The UUID in a client's id; null when it is not one of ours. */
export function parseChildId(id: string): string | null {
  return PATTERN.test(id) ? id.slice(PREFIX.length) : null
}

/**
 * The id a new child gets: keyed by the hub's secret, so that it says nothing of the number or record it was made from,
 * and the same whichever record came first (RFC 9562, version 8).
 */
export function mintChildId(secret: string, founder: string): string {
  const hex = createHmac('sha256', secret).update(founder).digest('hex')
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
