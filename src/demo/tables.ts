/** The columns that the generator fills, in the order of its lines; a column left out keeps its default. */
export const TABLES = {
  education: {
    xx_jbxx: 'xxbsm,xxmc,xxlb,xzqhm,xxdz',
    xs_jbxx:
      'xsid,xjh,xm,cym,xbm,csrq,csdm,jg,mzm,sfzjlxm,sfzjh,hkxzm,hkszd,xzzdm,xzz,lxdh,xxbsm,njm,bjmc,rxny,rxfsm,jdfsm,sbjdm,sfsqjy,lsetm,sfsqzn,sfge,sflsyf,sfxyzz,sfxsyb,sxxjl,sfxyxc,xsztm,xsztrq,gxsj',
    xs_kq: 'xsid,kqny,yds,sds,qjs,kks',
    xs_yd: 'xsid,xh,ydlbm,ydrq,yxxmc,xxxmc,ydyy',
    xs_jtcy: 'xsid,xh,cyxm,gxm,xzz,lxdh,gzdw,sfjhr,sfzjlxm,sfzjh',
    xs_kc: 'xsid,xh,tzlbm,kcztm,fxrq,yym,xhrq',
  },
  police: {
    hk_sy: 'hh,hblx,hzxm,zz,xzqh,cjwh,djjg,qfrq',
    rk_ryxx: 'rybh,hh,yhzgx,xm,cym,xb,csrq,csd,mz,jg,gmsfhm,hkszd,xzz,djrq,ryzt,gxsj',
    rk_bdxx: 'rybh,xh,bdlx,bdrq,qcd,qwd',
    sf_xzzy: 'tzbh,gmsfhm,xm,lb,qsrq,jzrq',
  },
  health: {
    et_da: 'dah,xm,xb,csrq,sfzh,mqxm,fqxm,lxdh,xzqh,xzz,cstz,cssc,yz,wyfs,rxcyjg,rxcyrq,jdrq,jdjg,gxsj',
    et_sf: 'dah,sfxc,sfrq,tz,sg,xhdb,fypg,hbqk,xcsfrq',
    et_jz: 'dah,ymdm,jc,jzrq,sccj,ph,zsm,jzbw',
    et_zd: 'dah,xh,icd,zdrq',
    et_xlsc: 'dah,xh,scrq,gjlb,df,jg',
    cj_zj: 'zjh,dah,fzrq,yxqz,zjzt',
  },
  'civil-affairs': {
    et_djb:
      'dabh,xm,xb,mz,csrq,sfzh,sfdjhk,hkszdm,xjzdm,xjzd,jkzk,etlb,lslb,jhlx,shly,jxqk,sfjs,zfxm,zmxm,wzfxm,wzmxm,etzr,ddy,djrq,gxsj',
    et_wcfm: 'dabh,fmb,xm,csrq,sfzh,wckssj,wcsheng,wcshi,gzdw,dh,sfkx,jhnl',
    et_jhr: 'dabh,xh,xm,gx,dh,sfzh,zz,ksrq,jsrq,sfwt',
    et_wtxy: 'dabh,xh,str,qdrq,yxqs,yxqz,xyzt,fcrq',
    et_bz: 'dabh,xh,bzlb,ksrq,jsrq,yje',
    et_zf: 'dabh,xh,zfrq,zfr,zffs,zfjg,xczfrq',
    et_qz: 'dabh,qzbz,xm,qzrq',
    et_baj: 'ajbh,dabh,slrq,jarq',
    zz_ry: 'gh,xm,rylb,xzqh,dh',
  },
} as const

export type RegistryName = keyof typeof TABLES
export type Table<R extends RegistryName> = keyof (typeof TABLES)[R] & string
export const REGISTRIES = Object.keys(TABLES) as RegistryName[]

type Value = string | number | null

/** Lines in PostgreSQL's COPY text format, by table. Values are the generator's own and never hold a tab, a line break or a backslash. */
export class LinesOf<T extends string> {
  private lines = new Map<string, string[]>()
  count = 0

  add(table: T, ...values: readonly Value[]): void {
    let line = ''
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at]
      line += (at === 0 ? '' : '\t') + (value === null ? '\\N' : value)
    }
    this.addLine(table, line)
  }

  /** For the tables with millions of rows: the line as it goes out, without its line break. */
  addLine(table: T, line: string): void {
    const lines = this.lines.get(table)
    if (lines) lines.push(line)
    else this.lines.set(table, [line])
    this.count += 1
  }

  /** Hands the lines over and starts anew. */
  take(): ReadonlyMap<string, readonly string[]> {
    const taken = this.lines
    this.lines = new Map()
    return taken
  }
}

export class Lines<R extends RegistryName> extends LinesOf<Table<R>> {}
