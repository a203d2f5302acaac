const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The ids that clients see of one kind of thing: a prefix that ends in ':', and a UUID. A Relay global id that can be read aloud. */
export function prefixedId(prefix: string) {
  return {
    format: (uuid: string): string => prefix + uuid,
    /** The UUID in a client's id; null when it is not one of ours. */
    parse(id: string): string | null {
      const uuid = id.startsWith(prefix) ? id.slice(prefix.length) : ''
      return UUID.test(uuid) ? uuid : null
    },
  }
}
