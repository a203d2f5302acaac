import type { Knex } from 'knex'

/** A monthly return may be signed before its month is over: PERIOD_OVER says that a new edition counts the whole month. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE dropout_return DROP CONSTRAINT dropout_return_correction_check,
      ADD CONSTRAINT dropout_return_correction_check
        CHECK (correction IN ('DATA_CORRECTED', 'LATE_RETURN', 'RULES_CHANGED', 'PERIOD_OVER'))
  `)
}

/** Signed editions with the new word stay: they are frozen. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE dropout_return DROP CONSTRAINT dropout_return_correction_check,
      ADD CONSTRAINT dropout_return_correction_check
        CHECK (correction IN ('DATA_CORRECTED', 'LATE_RETURN', 'RULES_CHANGED')) NOT VALID
  `)
}
