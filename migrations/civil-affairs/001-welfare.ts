import { Knex } from 'knex'
import { createCodeTable, dropChangedAt, keepChangedAt } from '../changed-at'
import { CIVIL_AFFAIRS_CODES } from './codes'

const CHILDREN = ['et_wcfm', 'et_jhr', 'et_wtxy', 'et_bz', 'et_zf', 'et_qz', 'et_baj']

/** Civil affairs: the 2016 登记表 with parents away, carers, entrusted-care agreements, aid, visits, sign-offs, protection cases, and the workers. Several codes in one column are parted by commas. */
export async function up(knex: Knex): Promise<void> {
  await createCodeTable(knex, CIVIL_AFFAIRS_CODES)
  await knex.raw(`
    CREATE TABLE et_djb (               -- 登记表
      dabh    text PRIMARY KEY,         -- 档案编号
      xm      text NOT NULL,
      xb      char(1) NOT NULL,
      mz      char(2),
      csrq    date NOT NULL,
      sfzh    varchar(18),
      sfdjhk  char(1),                  -- 是否登记户口
      hkszdm  char(12),                 -- 户籍所在地
      xjzdm   char(12),                 -- 现居住地
      xjzd    text,
      jkzk    char(1),
      etlb    varchar(40) NOT NULL,     -- 儿童类别: '01,08'
      lslb    char(1) NOT NULL,
      jhlx    char(1) NOT NULL,
      shly    varchar(10),              -- 生活来源: '1,3'
      jxqk    char(1),
      sfjs    char(1),                  -- 是否寄宿
      zfxm    text,                     -- 祖父
      zmxm    text,
      wzfxm   text,
      wzmxm   text,
      etzr    varchar(20),              -- 儿童主任
      ddy     varchar(20),              -- 儿童督导员
      djrq    date,
      gxsj    timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX et_djb_sfzh ON et_djb (sfzh);
    CREATE INDEX et_djb_xm_csrq ON et_djb (xm, csrq);
    CREATE INDEX et_djb_etzr ON et_djb (etzr);
    CREATE INDEX et_djb_ddy ON et_djb (ddy);
    CREATE TABLE et_wcfm (              -- 外出父母
      dabh    text NOT NULL,
      fmb     char(1) NOT NULL,
      xm      text NOT NULL,
      csrq    date,
      sfzh    varchar(18),
      wckssj  date NOT NULL,            -- 外出开始时间
      wcsheng text,
      wcshi   text,
      gzdw    text,
      dh      varchar(20),
      sfkx    char(1) NOT NULL,         -- 是否跨县
      jhnl    char(1) NOT NULL,         -- 有无监护能力
      PRIMARY KEY (dabh, fmb)
    );
    CREATE TABLE et_jhr (               -- 监护 (照料) 人
      dabh    text NOT NULL,
      xh      smallint NOT NULL,
      xm      text NOT NULL,
      gx      char(2) NOT NULL,         -- relation to the child
      dh      varchar(20),
      sfzh    varchar(18),
      zz      text,
      ksrq    date,
      jsrq    date,
      sfwt    char(1) NOT NULL,         -- 是否受委托
      PRIMARY KEY (dabh, xh)
    );
    CREATE TABLE et_wtxy (              -- 委托照护协议
      dabh    text NOT NULL,
      xh      smallint NOT NULL,
      str     text NOT NULL,            -- 受托人
      qdrq    date NOT NULL,
      yxqs    date NOT NULL,
      yxqz    date NOT NULL,
      xyzt    char(1) NOT NULL,
      fcrq    date,                     -- 复查日期
      PRIMARY KEY (dabh, xh)
    );
    CREATE TABLE et_bz (                -- 保障
      dabh    text NOT NULL,
      xh      smallint NOT NULL,
      bzlb    char(2) NOT NULL,
      ksrq    date NOT NULL,
      jsrq    date,
      yje     numeric(8,2),             -- 月金额, yuan
      PRIMARY KEY (dabh, xh)
    );
    CREATE TABLE et_zf (                -- 走访
      dabh    text NOT NULL,
      xh      smallint NOT NULL,
      zfrq    date NOT NULL,
      zfr     text NOT NULL,
      zffs    char(1) NOT NULL,
      zfjg    text,
      xczfrq  date,                     -- 下次走访日期
      PRIMARY KEY (dabh, xh)
    );
    CREATE TABLE et_qz (                -- 签字
      dabh    text NOT NULL,
      qzbz    char(1) NOT NULL,
      xm      text NOT NULL,
      qzrq    date NOT NULL,
      PRIMARY KEY (dabh, qzbz)
    );
    CREATE TABLE et_baj (               -- 保护案件 (violence, abuse)
      ajbh    text PRIMARY KEY,
      dabh    text NOT NULL,
      slrq    date NOT NULL,
      jarq    date
    );
    CREATE INDEX et_baj_dabh ON et_baj (dabh);
    CREATE TABLE zz_ry (                -- 儿童主任, 儿童督导员
      gh      varchar(20) PRIMARY KEY,
      xm      text NOT NULL,
      rylb    char(1) NOT NULL,
      xzqh    varchar(12) NOT NULL,
      dh      varchar(20)
    );`)
  await keepChangedAt(knex, 'et_djb', 'dabh', CHILDREN)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`DROP TABLE ${[...CHILDREN, 'et_djb', 'zz_ry', 'dmb'].join(', ')}`)
  await dropChangedAt(knex)
}
