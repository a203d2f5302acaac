import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import type { Fate } from './fate'

/** A cell that was spoilt: what stood there, what stands there now, and what must become of it. */
export interface SpoiltCell {
  readonly sort: 'cell'
  readonly registry: string
  readonly table: string
  readonly column: string
  readonly kind: string
  /** The child's number in the demo, and the key of its record in this registry after all that was done to it. */
  readonly child: number
  readonly record: string
  readonly truth: string | null
  readonly written: string | null
  /** Where the cell is shown: of each the fate. */
  readonly shown: readonly string[]
  readonly fate: Fate
  /** What is concluded from it, and may differ for it. */
  readonly concluded: readonly string[]
}

/** Rows that were added or changed on purpose: who is the same person, and who must not be taken for it. */
export interface SpoiltPerson {
  readonly sort: 'person'
  readonly registry: string
  readonly kind: string
  readonly child: number
  readonly record: string
  /** `shown`: the record is the one its child shows. `linked`: it is the child's, another is shown. `apart`: it is nobody else's child. `gone`: no child has it. `family`: it changes nothing of the child. */
  readonly fate: 'shown' | 'linked' | 'apart' | 'gone' | 'family'
}

export type Spoilt = SpoiltCell | SpoiltPerson

/** The answer sheet of a dirty demo, as JSON lines. The hub never reads it. */
export async function writeSheet(file: string, spoilt: readonly Spoilt[]): Promise<void> {
  const stream = createWriteStream(file, { mode: 0o600 })
  for (const each of spoilt) if (!stream.write(`${JSON.stringify(each)}\n`)) await once(stream, 'drain')
  stream.end()
  await once(stream, 'finish')
}
