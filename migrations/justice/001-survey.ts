import { Knex } from 'knex'
import { createCodeTable, dropChangedAt, keepChangedAt } from '../changed-at'
import { JUSTICE_CODES } from './codes'

const CHILDREN = ['sf_dczn', 'sf_bf']

/**
 * Justice: the yearly survey of minor children of people in prison or in compulsory treatment (两类人员). A form is filled in for a person and a
 * year, and lists the children. Days and terms are texts, as they stand on the form.
 */
export async function up(knex: Knex): Promise<void> {
  await createCodeTable(knex, JUSTICE_CODES)
  await knex.raw(`
    CREATE TABLE sf_et (                -- 未成年子女
      znbh    text PRIMARY KEY,         -- 子女编号
      xm      text NOT NULL,
      xb      varchar(4),
      csrq    varchar(20),              -- '2015年5月12日', '2015.5.12'
      sfzh    varchar(18),
      gxsj    timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX sf_et_sfzh ON sf_et (sfzh);
    CREATE TABLE sf_dcb (               -- 调查表: one person, one year
      dcbh    text PRIMARY KEY,         -- 调查表编号
      dcnd    smallint NOT NULL,        -- 调查年度
      rysfz   varchar(18) NOT NULL,     -- 两类人员身份证号
      ryxm    text NOT NULL,
      lb      char(1) NOT NULL,         -- 人员类别
      xq      text,                     -- 刑期或戒毒期限: '有期徒刑三年六个月', '42'
      qsrq    varchar(20),              -- 起始日期
      jcrq    varchar(20),              -- 释放或解除日期
      gydd    text                      -- 关押地点: code of the division, or the name of the place
    );
    CREATE INDEX sf_dcb_rysfz ON sf_dcb (rysfz);
    CREATE TABLE sf_dczn (              -- 调查表所列子女
      dcbh    text NOT NULL,
      xh      smallint NOT NULL,
      znbh    text NOT NULL,
      gx      char(1) NOT NULL,         -- 两类人员是子女的父、母
      jhfs    char(1),                  -- 监护方式
      jhr     text,                     -- 照料人
      jhrgx   char(2),
      PRIMARY KEY (dcbh, xh)
    );
    CREATE INDEX sf_dczn_znbh ON sf_dczn (znbh);
    CREATE TABLE sf_bf (                -- 帮扶
      znbh    text NOT NULL,
      xh      smallint NOT NULL,
      bfrq    varchar(20) NOT NULL,
      bfxm    char(2) NOT NULL,
      dw      text,                     -- 帮扶单位
      je      numeric(8,2),
      PRIMARY KEY (znbh, xh)
    );`)
  await keepChangedAt(knex, 'sf_et', 'znbh', CHILDREN)
  await keepChangedByForms(knex)
}

/** A form carries no child's number: whoever it lists has changed with it. */
async function keepChangedByForms(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE FUNCTION gxsj_dcb() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE sf_et SET gxsj = clock_timestamp()
      WHERE znbh IN (SELECT n.znbh FROM sf_dczn n JOIN changed c ON c.dcbh = n.dcbh);
      RETURN NULL;
    END $$;`)
  for (const [event, rows] of [
    ['INSERT', 'NEW'],
    ['UPDATE', 'NEW'],
    ['DELETE', 'OLD'],
  ] as const)
    await knex.raw(`
      CREATE TRIGGER gxsj_${event.toLowerCase()} AFTER ${event} ON sf_dcb REFERENCING ${rows} TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION gxsj_dcb();`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE sf_bf, sf_dczn, sf_dcb, sf_et, dmb; DROP FUNCTION gxsj_dcb()')
  await dropChangedAt(knex)
}
