import { Knex } from 'knex'

/**
 * Keeps `gxsj` (更新时间) of a root table true: every update of a row, and every change of a row below it, moves it strictly forward.
 * `children` are tables that carry the root's key in a column of the same name. Bulk loads switch the triggers off and write gxsj themselves.
 */
export async function keepChangedAt(knex: Knex, root: string, key: string, children: readonly string[]): Promise<void> {
  await knex.raw(`
    CREATE OR REPLACE FUNCTION gxsj_self() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.gxsj := greatest(clock_timestamp(), OLD.gxsj + interval '1 microsecond');
      RETURN NEW;
    END $$;
    CREATE OR REPLACE FUNCTION gxsj_root() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      EXECUTE format('UPDATE %I SET gxsj = clock_timestamp() WHERE %I IN (SELECT %I FROM changed)', TG_ARGV[0], TG_ARGV[1], TG_ARGV[1]);
      RETURN NULL;
    END $$;
    CREATE TRIGGER gxsj_self BEFORE UPDATE ON ${root} FOR EACH ROW EXECUTE FUNCTION gxsj_self();
    CREATE INDEX ${root}_gxsj ON ${root} (gxsj, ${key});`)
  await keepChangedBy(knex, root, key, children)
}

/** The same for tables that are put below a root later. */
export async function keepChangedBy(knex: Knex, root: string, key: string, children: readonly string[]): Promise<void> {
  for (const child of children) {
    for (const [event, rows] of [
      ['INSERT', 'NEW'],
      ['UPDATE', 'NEW'],
      ['DELETE', 'OLD'],
    ] as const) {
      await knex.raw(`
        CREATE TRIGGER gxsj_${event.toLowerCase()} AFTER ${event} ON ${child} REFERENCING ${rows} TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION gxsj_root('${root}', '${key}');`)
    }
  }
}

export async function dropChangedAt(knex: Knex): Promise<void> {
  await knex.raw('DROP FUNCTION IF EXISTS gxsj_self(); DROP FUNCTION IF EXISTS gxsj_root();')
}

type CodeTables = Readonly<Record<string, Readonly<Record<string, string>>>>

/** A registry's code tables in one table `dmb` (代码表): lb = which table, dm = code, mc = its Chinese name. */
export async function createCodeTable(knex: Knex, codes: CodeTables): Promise<void> {
  await knex.raw('CREATE TABLE dmb (lb text NOT NULL, dm text NOT NULL, mc text NOT NULL, PRIMARY KEY (lb, dm))')
  await addCodes(knex, codes)
}

export async function addCodes(knex: Knex, codes: CodeTables): Promise<void> {
  await knex('dmb').insert(
    Object.entries(codes).flatMap(([lb, table]) => Object.entries(table).map(([dm, mc]) => ({ lb, dm, mc }))),
  )
}
