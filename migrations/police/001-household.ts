import { Knex } from 'knex'
import { createCodeTable, dropChangedAt, keepChangedAt } from '../changed-at'
import { POLICE_CODES } from './codes'

/**
 * The household register (户籍): the book (首页), its persons (人页), events, and a justice ledger by ID number. Dates are char(8), YYYYMMDD.
 * No column names a parent: they are found by the relations to the head. No religion, marriage or military service (PIPL 6).
 */
export async function up(knex: Knex): Promise<void> {
  await createCodeTable(knex, POLICE_CODES)
  await knex.raw(`
    CREATE TABLE hk_sy (                -- 户口簿首页
      hh      char(18) PRIMARY KEY,     -- 户号: 12 division + 2 group + 4
      hblx    char(1) NOT NULL,         -- 户别
      hzxm    text NOT NULL,            -- 户主姓名
      zz      text NOT NULL,
      xzqh    char(6) NOT NULL,
      cjwh    char(12),                 -- 村居委会
      djjg    text,                     -- 登记机关
      qfrq    char(8)                   -- 签发日期
    );
    CREATE TABLE rk_ryxx (              -- 常住人口登记表 (人页)
      rybh    text PRIMARY KEY,         -- 人员编号
      hh      char(18),
      yhzgx   char(2),                  -- 与户主关系
      xm      text NOT NULL,
      cym     text,
      xb      char(1) NOT NULL,
      csrq    char(8) NOT NULL,
      csd     char(6),
      mz      char(2),
      jg      char(6),
      gmsfhm  varchar(18),              -- 公民身份号码
      hkszd   char(6),
      xzz     text,                     -- 现住址, from residence registration
      djrq    char(8),
      ryzt    char(1) NOT NULL,         -- 人员状态
      gxsj    timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX rk_ryxx_gmsfhm ON rk_ryxx (gmsfhm);
    CREATE INDEX rk_ryxx_xm_csrq ON rk_ryxx (xm, csrq);
    CREATE INDEX rk_ryxx_hh ON rk_ryxx (hh);
    CREATE TABLE rk_bdxx (              -- 变动信息
      rybh    text NOT NULL,
      xh      smallint NOT NULL,
      bdlx    char(2) NOT NULL,
      bdrq    char(8) NOT NULL,
      qcd     char(6),                  -- 何地迁来
      qwd     char(6),                  -- 迁往何地
      PRIMARY KEY (rybh, xh)
    );
    CREATE TABLE sf_xzzy (              -- 限制人身自由台账 (justice)
      tzbh    text PRIMARY KEY,
      gmsfhm  varchar(18) NOT NULL,
      xm      text NOT NULL,
      lb      char(1) NOT NULL,
      qsrq    char(8) NOT NULL,
      jzrq    char(8)
    );
    CREATE INDEX sf_xzzy_gmsfhm ON sf_xzzy (gmsfhm);
    -- 未成年人: who may be asked for as a child. Adults are reached through their household only.
    CREATE VIEW ck_wcnr AS SELECT * FROM rk_ryxx
      WHERE csrq > to_char((now() AT TIME ZONE 'Asia/Shanghai') - interval '18 years', 'YYYYMMDD');`)
  await keepChangedAt(knex, 'rk_ryxx', 'rybh', ['rk_bdxx'])
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP VIEW ck_wcnr; DROP TABLE rk_bdxx, sf_xzzy, rk_ryxx, hk_sy, dmb')
  await dropChangedAt(knex)
}
