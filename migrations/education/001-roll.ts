import { Knex } from 'knex'
import { createCodeTable, dropChangedAt, keepChangedAt } from '../changed-at'
import { EDUCATION_CODES } from './codes'

const CHILDREN = ['xs_kq', 'xs_yd', 'xs_jtcy']

/** The education roll (学籍): pupils, schools, attendance by month, movements and two family members. No foreign keys: the source loads in any order. */
export async function up(knex: Knex): Promise<void> {
  await createCodeTable(knex, EDUCATION_CODES)
  await knex.raw(`
    CREATE TABLE xx_jbxx (              -- 学校基本信息
      xxbsm   char(10) PRIMARY KEY,     -- 学校标识码
      xxmc    text NOT NULL,
      xxlb    char(3) NOT NULL,
      xzqhm   char(12) NOT NULL,        -- 行政区划码
      xxdz    text
    );
    CREATE TABLE xs_jbxx (              -- 学生基本信息
      xsid    text PRIMARY KEY,
      xjh     varchar(19),              -- 学籍号: G/J/L + 18
      xm      text NOT NULL,
      cym     text,                     -- 曾用名, several parted by 、
      xbm     char(1) NOT NULL,
      csrq    date NOT NULL,
      csdm    char(6),                  -- 出生地
      jg      char(6),
      mzm     char(2),
      sfzjlxm char(1),                  -- 身份证件类型
      sfzjh   varchar(20),
      hkxzm   char(1),
      hkszd   char(6),                  -- 户口所在地行政区划
      xzzdm   char(12),                 -- 现住址区划, not always coded
      xzz     text,
      lxdh    varchar(20),
      xxbsm   char(10) NOT NULL,
      njm     char(2),
      bjmc    text,
      rxny    char(6),                  -- 入学年月
      rxfsm   char(2),
      jdfsm   char(1),
      sbjdm   char(2),
      sfsqjy  char(1),                  -- 是否受过学前教育
      lsetm   char(1),                  -- 留守儿童
      sfsqzn  char(1),                  -- 是否进城务工人员随迁子女
      sfge    char(1),
      sflsyf  char(1),                  -- 是否烈士或优抚子女
      sfxyzz  char(1),
      sfxsyb  char(1),                  -- 是否享受一补
      sxxjl   numeric(5,1),             -- 上下学距离, km
      sfxyxc  char(1),                  -- 是否需要乘坐校车
      xsztm   char(2) NOT NULL,
      xsztrq  date,
      gxsj    timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX xs_jbxx_sfzjh ON xs_jbxx (sfzjh);
    CREATE INDEX xs_jbxx_xjh ON xs_jbxx (xjh);
    CREATE INDEX xs_jbxx_xm_csrq ON xs_jbxx (xm, csrq);
    CREATE INDEX xs_jbxx_xxbsm ON xs_jbxx (xxbsm);
    CREATE TABLE xs_kq (                -- 考勤月报
      xsid    text NOT NULL,
      kqny    char(6) NOT NULL,         -- 年月
      yds     smallint NOT NULL,        -- 应到天数
      sds     smallint NOT NULL,        -- 实到天数
      qjs     smallint NOT NULL,        -- 请假
      kks     smallint NOT NULL,        -- 旷课
      PRIMARY KEY (xsid, kqny)
    );
    CREATE TABLE xs_yd (                -- 学籍异动
      xsid    text NOT NULL,
      xh      smallint NOT NULL,
      ydlbm   char(2) NOT NULL,
      ydrq    date NOT NULL,
      yxxmc   text,                     -- 原学校
      xxxmc   text,                     -- 现学校
      ydyy    text,
      PRIMARY KEY (xsid, xh)
    );
    CREATE TABLE xs_jtcy (              -- 家庭成员, at most two
      xsid    text NOT NULL,
      xh      smallint NOT NULL,
      cyxm    text NOT NULL,
      gxm     char(2) NOT NULL,         -- relation to the pupil
      xzz     text,
      lxdh    varchar(20),
      gzdw    text,
      sfjhr   char(1) NOT NULL,         -- 是否监护人
      sfzjlxm char(1),
      sfzjh   varchar(20),
      PRIMARY KEY (xsid, xh)
    );`)
  await keepChangedAt(knex, 'xs_jbxx', 'xsid', CHILDREN)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`DROP TABLE ${[...CHILDREN, 'xs_jbxx', 'xx_jbxx', 'dmb'].join(', ')}`)
  await dropChangedAt(knex)
}
