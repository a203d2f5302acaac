import type { Knex } from 'knex'

/**
 * The queue of jobs, as graphile-worker makes it, in a schema of its own; what is due when, by the hub's clock; and which workers live.
 * The library's row security has no policy and would hide every row from the hub's role, so it is switched off: nobody else may
 * enter the schema (docs/decisions/0024-jobs.md).
 */
export async function up(knex: Knex, ownerUrl: string): Promise<void> {
  const { runMigrations } = await import('graphile-worker')
  await runMigrations({ connectionString: ownerUrl })
  await knex.raw(`
    DO $$ DECLARE name text; BEGIN
      FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'graphile_worker' LOOP
        EXECUTE format('ALTER TABLE graphile_worker.%I DISABLE ROW LEVEL SECURITY', name);
      END LOOP;
    END $$;

    CREATE TABLE job_due (
      key text PRIMARY KEY, task text NOT NULL, payload json NOT NULL, due_at timestamptz NOT NULL,
      every_seconds integer CHECK (every_seconds > 0)
    );
    CREATE INDEX job_due_at ON job_due (due_at);
    CREATE TABLE job_worker (id text PRIMARY KEY, seen_at timestamptz NOT NULL);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE job_due, job_worker; DROP SCHEMA graphile_worker CASCADE;')
}
