import { Knex } from 'knex'
import { addCodes, keepChangedBy } from '../changed-at'
import { DROPOUT_CODES } from './codes'

/** The dropout ledger (控辍保学台账): pupils suspected of having dropped out, and pupils who have. An entry is closed, never deleted (动态销号). */
export async function up(knex: Knex): Promise<void> {
  await addCodes(knex, DROPOUT_CODES)
  await knex.raw(`
    CREATE TABLE xs_kc (                -- 控辍保学台账
      xsid    text NOT NULL,
      xh      smallint NOT NULL,
      tzlbm   char(1) NOT NULL,         -- 台账类别
      kcztm   char(1) NOT NULL,         -- 控辍状态
      fxrq    date NOT NULL,            -- 发现日期
      yym     char(2),                  -- 原因
      xhrq    date,                     -- 销号日期: closed, on proof
      PRIMARY KEY (xsid, xh)
    );`)
  await keepChangedBy(knex, 'xs_jbxx', 'xsid', ['xs_kc'])
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE xs_kc')
  await knex('dmb').whereIn('lb', Object.keys(DROPOUT_CODES)).delete()
}
