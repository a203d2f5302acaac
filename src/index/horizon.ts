import type { HubStore } from '../store/hub-store'

/** Up to where the hub's changes are final: every transaction of this database with a lower number has ended. */
export interface Horizon {
  /** A transaction number (xid8): changes below it can be read whole by any later statement. */
  readonly below: string
  /** When it was read, as PostgreSQL writes a time. */
  readonly at: string
}

/**
 * The horizon of this database only. `pg_snapshot_xmin` is the horizon of the whole server, so a long load into a registry on the same
 * server (as in the embedded one) would hold the index back. The snapshot is taken before the list of running transactions. A
 * transaction in neither has ended, and the next statement sees its rows. Prepared transactions are ignored: the hub makes none.
 */
export async function readHorizon(store: HubStore): Promise<Horizon> {
  const [[below, at] = []] = await store.run({ text: HORIZON, values: [], name: 'index_horizon' })
  return { below: below!, at: at! }
}

// backend_xid has 32 bits; its distance to the snapshot's end gives the whole number. One that began after the snapshot is
// far "behind" it and holds nothing back. Server processes (vacuum) bear no user and write no child.
const HORIZON = `
  WITH now AS MATERIALIZED (SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next)
  SELECT (next - coalesce((
      SELECT max(behind) FROM (
        SELECT (next - backend_xid::text::bigint) & 4294967295 AS behind FROM pg_stat_activity
        WHERE datname = current_database() AND usesysid IS NOT NULL AND backend_xid IS NOT NULL
      ) running WHERE behind < 2147483648
    ), 0))::text, clock_timestamp()::text
  FROM now`
