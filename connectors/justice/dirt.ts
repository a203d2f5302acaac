import type { DirtyTables } from '../contract/demo'

const HELD = '~measureInForce ~qualifyingGround'
const OF_FORM = `~surveyYear ~guardianArrangement ~carerName ~carerRelation ${HELD}`

/** The newest form that lists the child of line `t`. Older ones are shown in nothing. */
const NEWEST = 'NOT EXISTS (SELECT FROM sf_dczn n WHERE n.znbh = t.znbh AND n.dcbh > t.dcbh)'

/** Every column of the survey. */
export const dirt: DirtyTables = {
  sf_et: [
    'record',
    `
    znbh    key          ~childNumber
    xm      name         Child.name
    xb      code:xb      Child.sex
    csrq    written-date Child.birthDate
    sfzh    id-number    Child.idNumber
    gxsj    changed`,
  ],
  sf_dcb: [
    'shared',
    `
    dcbh    unread       ~measures ${OF_FORM}
    dcnd    order        ~measures ${OF_FORM}
    rysfz   unread       ~measures ${HELD}
    ryxm    unread
    lb      code:lb      measures.kind
    xq      text         measures.term ~measures.termMonths ~measures.forLife ~measures.until ${HELD}
    qsrq    written-date measures.from ~measures.until ${HELD}
    jcrq    written-date ~measures.until ${HELD}
    gydd    division     measures.place`,
    `sf_dcb r JOIN sf_dczn t ON t.dcbh = r.dcbh AND ${NEWEST}`,
  ],
  sf_dczn: [
    'shared',
    `
    dcbh    unread       ~measures ${OF_FORM}
    xh      order
    znbh    record       measures ${OF_FORM}
    gx      code:gx      measures.parent ~measures
    jhfs    code:jhfs    guardianArrangement
    jhr     text         carerName
    jhrgx   relation     carerRelation`,
    `sf_dczn r JOIN sf_dczn t ON t.dcbh = r.dcbh AND t.xh = r.xh AND ${NEWEST}`,
  ],
  sf_bf: [
    'rows',
    `
    znbh    record       support ~supported
    xh      order        ~support
    bfrq    written-date support.date ~supported
    bfxm    code:bfxm    support.kind
    dw      text         support.giver
    je      amount       support.yuan`,
  ],
}
