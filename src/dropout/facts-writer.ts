import type { Connector } from '../../connectors/contract/connector'
import type { RegistryName, RegistryRecord, Shape } from '../../connectors/contract/records'
import type { IndexedChild, KeptBeside, ReadRecords } from '../index/kept-beside'
import { instant, today, type Clock } from '../kit/clock'
import type { RuleSet } from '../rules/dropout-rules'
import type { HubTransaction } from '../store/hub-store'
import { judgeWritten } from './judge-children'
import { dropoutShape, storedPart, TELLING, type StoredPart } from './stored-facts'
import { nearSchoolAge } from './verdict-row'

/** Parts of one child, by registry. A registry that could not be read is left out: its old part stays. */
interface Drawn {
  readonly id: string
  readonly at: string
  readonly parts: Readonly<Record<RegistryName, StoredPart | null>>
}

/**
 * Keeps the facts of dropout control beside the index, and judges them in the same transaction: a verdict is new as soon as its child's
 * index row is.
 */
export class DropoutFactsWriter implements KeptBeside<Drawn> {
  readonly registries: readonly RegistryName[] = [...TELLING.keys()]

  constructor(
    private readonly rules: RuleSet,
    private readonly clock: Clock,
  ) {}

  shapeOf({ registry, capabilities }: Pick<Connector, 'registry' | 'capabilities'>): Shape {
    return dropoutShape(registry, capabilities)
  }

  draw(children: readonly IndexedChild[], { records, unread, connected }: ReadRecords): readonly Drawn[] {
    const at = instant(this.clock.now())
    return children.map(({ id, records: linked }) => {
      const parts: Record<RegistryName, StoredPart | null> = {}
      for (const registry of TELLING.keys()) {
        if (unread.get(id)?.includes(registry)) continue
        const record: RegistryRecord | undefined = records.get(registry)?.get(id)
        if (record) parts[registry] = storedPart(registry, record.values, at)
        // A record that is linked and not found: whether it is gone the comparison finds out (decision 0019).
        else if (connected.has(registry) && !linked[registry]) parts[registry] = { at, none: true }
      }
      return { id, at, parts }
    })
  }

  async write(tx: HubTransaction, drawn: readonly Drawn[], gone: readonly string[]): Promise<void> {
    if (gone.length > 0)
      for (const table of ['dropout_facts', 'dropout_verdict'])
        await tx.run(`DELETE FROM ${table} WHERE child_id = ANY($1::uuid[])`, [gone])
    if (drawn.length === 0) return
    const followed = await tx.run('SELECT registry FROM feed WHERE caught_up_at IS NOT NULL', [])
    const whole = new Set(followed.map(([registry]) => registry))
    const json = JSON.stringify(drawn)
    const day = today(this.clock)
    const { from, until } = nearSchoolAge(this.rules, day)
    // Of a feed that was never read to its end a child without a record is no child that the registry does not know.
    const unknown = this.registries.filter((registry) => !whole.has(registry))
    const written = await tx.run(WRITE, [json, unknown, from, until])
    await judgeWritten(tx, this.rules, day, written.map(([id]) => id!)) // prettier-ignore
  }
}

/** A child's own columns are read here, as those of its index row are. */
const WRITE = `
  INSERT INTO dropout_facts AS f (child_id, facts)
  SELECT c.id, coalesce(p.parts, '{}') || jsonb_build_object('child', jsonb_build_object('at', g.at, 'born', c.birth_date, 'division', c.registered_division))
  FROM json_to_recordset($1::json) AS g(id uuid, at text, parts jsonb) JOIN child c ON c.id = g.id AND NOT c.retired
  CROSS JOIN LATERAL (
    SELECT jsonb_object_agg(key, CASE WHEN key = ANY($2::text[]) AND jsonb_exists(value, 'none') THEN 'null'::jsonb ELSE value END) AS parts FROM jsonb_each(g.parts)
  ) p
  WHERE c.birth_date IS NULL OR c.birth_date BETWEEN $3::date AND $4::date OR EXISTS (SELECT FROM dropout_facts k WHERE k.child_id = c.id)
  ORDER BY c.id
  ON CONFLICT (child_id) DO UPDATE SET facts = jsonb_strip_nulls(f.facts || excluded.facts)
  RETURNING child_id`
