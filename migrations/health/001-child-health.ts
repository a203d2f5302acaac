import { Knex } from 'knex'
import { createCodeTable, dropChangedAt, keepChangedAt } from '../changed-at'
import { DIAGNOSES, HEALTH_CODES, VACCINATION_SCHEDULE } from './codes'

const CHILDREN = ['et_sf', 'et_jz', 'et_zd', 'et_xlsc', 'cj_zj']

/**
 * Child health: the archive, follow-ups of 0-6 year olds, immunisations, diagnoses, mental-health screenings, disability cards (the 18-digit ID + class + grade).
 * Doses are kept singly below seven; from then on the certificate check at school entry stands for them (rxcyjg).
 */
export async function up(knex: Knex): Promise<void> {
  await createCodeTable(knex, HEALTH_CODES)
  await knex.raw(`
    CREATE TABLE dm_mycx (ymdm text NOT NULL, jc smallint NOT NULL, ymmc text NOT NULL, yl smallint NOT NULL, PRIMARY KEY (ymdm, jc)); -- 免疫程序, yl = month of age
    CREATE TABLE dm_zd (icd text PRIMARY KEY, mc text NOT NULL, mxb char(1) NOT NULL, zdjb char(1) NOT NULL); -- chronic, serious
    CREATE TABLE et_da (                -- 儿童健康档案
      dah     char(17) PRIMARY KEY,     -- 健康档案编号: 12 division + 5
      xm      text NOT NULL,
      xb      char(1) NOT NULL,
      csrq    date NOT NULL,
      sfzh    varchar(18),
      mqxm    text,
      fqxm    text,
      lxdh    varchar(20),
      xzqh    char(12),                 -- 现住地区划
      xzz     text,
      cstz    integer,                  -- 出生体重, g
      cssc    numeric(4,1),             -- 出生身长, cm
      yz      smallint,                 -- 孕周
      wyfs    char(1),
      rxcyjg  char(1),                  -- 入学查验预防接种证结果
      rxcyrq  date,
      jdrq    date,
      jdjg    text,
      gxsj    timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX et_da_sfzh ON et_da (sfzh);
    CREATE INDEX et_da_xm_csrq ON et_da (xm, csrq);
    CREATE TABLE et_sf (                -- 随访
      dah     char(17) NOT NULL,
      sfxc    char(2) NOT NULL,
      sfrq    date NOT NULL,
      tz      numeric(5,2),             -- kg
      sg      numeric(5,1),             -- cm
      xhdb    smallint,                 -- 血红蛋白, g/L
      fypg    char(1),                  -- 发育评估, empty = not done
      hbqk    text,                     -- 两次随访间患病
      xcsfrq  date,                     -- 下次随访日期
      PRIMARY KEY (dah, sfxc)
    );
    CREATE TABLE et_jz (                -- 预防接种
      dah     char(17) NOT NULL,
      ymdm    char(4) NOT NULL,
      jc      smallint NOT NULL,        -- 剂次
      jzrq    date NOT NULL,
      sccj    text,                     -- 生产企业
      ph      text,                     -- 批号
      zsm     text,                     -- 最小包装识别码
      jzbw    char(1),
      PRIMARY KEY (dah, ymdm, jc)
    );
    CREATE TABLE et_zd (                -- 诊断
      dah     char(17) NOT NULL,
      xh      smallint NOT NULL,
      icd     text NOT NULL,
      zdrq    date NOT NULL,
      PRIMARY KEY (dah, xh)
    );
    CREATE TABLE et_xlsc (              -- 心理筛查
      dah     char(17) NOT NULL,
      xh      smallint NOT NULL,
      scrq    date NOT NULL,
      gjlb    char(1) NOT NULL,
      df      smallint NOT NULL,
      jg      char(1) NOT NULL,
      PRIMARY KEY (dah, xh)
    );
    CREATE TABLE cj_zj (                -- 残疾人证
      zjh     varchar(20) PRIMARY KEY,  -- 证件号: ID number + class + grade
      dah     char(17) NOT NULL,
      fzrq    date NOT NULL,
      yxqz    date NOT NULL,
      zjzt    char(1) NOT NULL
    );
    CREATE INDEX cj_zj_dah ON cj_zj (dah);`)
  await knex('dm_mycx').insert(VACCINATION_SCHEDULE.map(([ymdm, ymmc, jc, yl]) => ({ ymdm, jc, ymmc, yl })))
  await knex('dm_zd').insert(
    Object.entries(DIAGNOSES).map(([icd, { name, chronic, serious }]) => ({
      icd,
      mc: name,
      mxb: chronic ? '1' : '0',
      zdjb: serious ? '1' : '0',
    })),
  )
  await keepChangedAt(knex, 'et_da', 'dah', CHILDREN)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`DROP TABLE ${[...CHILDREN, 'et_da', 'dm_mycx', 'dm_zd', 'dmb'].join(', ')}`)
  await dropChangedAt(knex)
}
