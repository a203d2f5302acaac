import type { LivingStore } from '../commands/machine'
import { HubError } from '../errors/hub-error'
import type { HubStore, HubTransaction } from '../store/hub-store'
import type { OperationTrace, SavedOperation, Sharing } from './saved-operation'

/** Operations that one account may keep. */
export const MOST_OPERATIONS = 100
/** Versions of one. */
export const MOST_VERSIONS = 1_000
/** What a department shares can be more than one account keeps. */
const MOST_LISTED = 500

/** Whose rows an account sees: its own, and what its department shares. */
export interface Viewer {
  readonly subject: string
  readonly department: string | null
}

/** What a version holds. */
export interface Written extends Pick<SavedOperation, 'titleZh' | 'titleEn' | 'description' | 'document'> {
  readonly name: string
  readonly shared: Sharing
  /** ISO 8601 in UTC. */
  readonly at: string
}

const SAVED_AT = `to_char(saved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
const COLUMNS = `o.id, o.name, o.subject, o.department, o.shared, v.version, title_zh, title_en, description, document, ${SAVED_AT}`
const SEEN = `o.state = 'SAVED' AND (o.subject = $1 OR (o.shared = 'DEPARTMENT' AND o.department = $2))`
/** The account's own come first: of two with one name they are meant. */
const FIRST = 'ORDER BY o.name, o.subject <> $1'

/** Reads saved operations. Every statement names the account: that one is another's cannot be told from its absence. */
export class OperationStore {
  constructor(private readonly store: HubStore) {}

  /** Of this account and its department, by name; the newest version of each. */
  async seen({ subject, department }: Viewer): Promise<SavedOperation[]> {
    const rows = await this.store.run({
      name: 'operations_seen',
      text: `SELECT DISTINCT ON (o.name) ${COLUMNS} FROM saved_operation o
        JOIN saved_operation_version v ON v.operation = o.id AND v.version = o.version
        WHERE ${SEEN} ${FIRST} LIMIT ${MOST_LISTED}`,
      values: [subject, department],
    })
    return rows.map(operationOf)
  }

  /** By its name; `version`: the newest when null. */
  async byName({ subject, department }: Viewer, name: string, version: number | null): Promise<SavedOperation | null> {
    const [row] = await this.store.run({
      name: 'operation_by_name',
      text: `SELECT ${COLUMNS}
        FROM (SELECT o.* FROM saved_operation o WHERE o.name = $3 AND ${SEEN} ${FIRST} LIMIT 1) o
        JOIN saved_operation_version v ON v.operation = o.id AND v.version = coalesce($4::integer, o.version)`,
      values: [subject, department, name, version],
    })
    return row ? operationOf(row) : null
  }
}

/** Throws HubError SAVED_OPERATION_NAME and SAVED_OPERATION_LIMIT. */
export async function insertOperation(tx: HubTransaction, owner: Viewer, id: string, written: Written): Promise<void> {
  const { subject, department } = owner
  await holdNames(tx, owner)
  await refuseTaken(tx, owner, id, written)
  const [count] = await tx.run(`SELECT count(*) FROM saved_operation WHERE subject = $1 AND state = 'SAVED'`, [subject])
  if (Number(count![0]) >= MOST_OPERATIONS)
    throw new HubError('SAVED_OPERATION_LIMIT', `expected at most ${MOST_OPERATIONS} saved operations an account`, {
      path: ['input'],
    })
  await tx.run(
    `INSERT INTO saved_operation (id, subject, department, name, shared, state, version) VALUES ($1, $2, $3, $4, $5, 'SAVED', 1)`,
    [id, subject, department, written.name, written.shared],
  )
  await insertVersion(tx, id, 1, written)
}

/** The account's own: another's cannot be told from none. Null retires. `write` throws HubError SAVED_OPERATION_NAME and …_LIMIT. */
export function operationRecords(owner: Viewer): LivingStore<OperationTrace, Written | null> {
  return {
    async hold(tx, id) {
      await holdNames(tx, owner)
      const [row] = await tx.run(
        `SELECT o.version, ${SAVED_AT}, o.state FROM saved_operation o
         JOIN saved_operation_version v ON v.operation = o.id
         WHERE o.subject = $1 AND o.id = $2::uuid ORDER BY v.version DESC LIMIT 1 FOR UPDATE OF o`,
        [owner.subject, id],
      )
      return row ? { id, version: Number(row[0]), savedAt: row[1]!, retired: row[2] === 'RETIRED' } : null
    },
    async write(tx, { id, savedAt }, written, version) {
      if (written === null) {
        await tx.run(`UPDATE saved_operation SET state = 'RETIRED', version = $2 WHERE id = $1::uuid`, [id, version])
        return { id, version, savedAt, retired: true }
      }
      if (version > MOST_VERSIONS)
        throw new HubError('SAVED_OPERATION_LIMIT', `expected at most ${MOST_VERSIONS} versions`, { path: ['input'] })
      const [known] = await tx.run('SELECT name, department FROM saved_operation WHERE id = $1::uuid', [id])
      if (known![0] !== written.name) throw taken('expected the name that the operation has: it stays')
      const department = known![1] ?? null
      if (written.shared === 'DEPARTMENT' && department !== owner.department)
        throw taken('expected an account of the department that shares it', 'shared')
      await refuseTaken(tx, owner, id, written)
      await tx.run('UPDATE saved_operation SET shared = $2, version = $3 WHERE id = $1::uuid', [
        id,
        written.shared,
        version,
      ])
      await insertVersion(tx, id, version, written)
      return { id, version, savedAt: written.at, retired: false }
    },
  }
}

async function insertVersion(tx: HubTransaction, id: string, version: number, written: Written): Promise<void> {
  const { document, titleZh, titleEn, description, at } = written
  await tx.run(
    `INSERT INTO saved_operation_version (operation, version, document, title_zh, title_en, description, saved_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, version, document, titleZh, titleEn, description, at],
  )
}

/** Names are held still until the transaction ends: of two at once the second sees what the first has made. In one order for everybody. */
async function holdNames(tx: HubTransaction, { subject, department }: Viewer): Promise<void> {
  for (const [kind, one] of [
    ['department', department],
    ['subject', subject],
  ])
    if (one !== null) await tx.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [`${kind} ${one}`])
}

async function refuseTaken(
  tx: HubTransaction,
  { subject, department }: Viewer,
  id: string,
  { name, shared }: Written,
): Promise<void> {
  const [row] = await tx.run(
    `SELECT subject FROM saved_operation WHERE name = $1 AND state = 'SAVED' AND id <> $2::uuid
     AND (subject = $3 OR ($4 AND shared = 'DEPARTMENT' AND department = $5)) LIMIT 1`,
    [name, id, subject, shared === 'DEPARTMENT', department],
  )
  if (row) throw taken(`another operation of this ${row[0] === subject ? 'account' : 'department'} has this name`)
}

function taken(why: string, input = 'name'): HubError {
  return new HubError('SAVED_OPERATION_NAME', why, { path: ['input', input] })
}

function operationOf(row: readonly (string | null)[]): SavedOperation {
  const [id, name, subject, department, shared, version, titleZh, titleEn, description, document, savedAt] = row
  return {
    ...{ id: id!, name: name!, subject: subject!, department: department ?? null, shared: shared as Sharing },
    ...{ version: Number(version), titleZh: titleZh!, titleEn: titleEn!, description: description! },
    ...{ document: document!, savedAt: savedAt! },
  }
}
