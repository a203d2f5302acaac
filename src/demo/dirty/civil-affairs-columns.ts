import { tableEntries } from './catalogue'

/** Every column of the register of left-behind children and children in difficulty. */
export const CIVIL_AFFAIRS_COLUMNS = tableEntries('civil-affairs', 'welfare', {
  et_djb: [
    'record',
    `
    dabh    key          ~fileNumber
    xm      name         Child.name
    xb      code:xb      Child.sex
    mz      code:mz      Child.ethnicity
    csrq    date         Child.birthDate ~leftBehind
    sfzh    id-number    Child.idNumber
    sfdjhk  unread
    hkszdm  division     Child.registeredDivision
    xjzdm   division     residenceDivision Child.residenceDivision
    xjzd    text         currentAddress
    jkzk    unread
    etlb    codes:etlb   categories
    lslb    code:lslb    ~leftBehind
    jhlx    code:jhlx    guardianshipType
    shly    codes:shly   incomeSources
    jxqk    code:jxqk    schooling
    sfjs    code:sf      boarding
    zfxm    unread
    zmxm    unread
    wzfxm   unread
    wzmxm   unread
    etzr    text         responsibleDirector
    ddy     text         responsibleSupervisor
    djrq    date         ~visitOverdue
    gxsj    changed`,
  ],
  et_wcfm: [
    'rows',
    `
    dabh    record       parentsAway
    fmb     code:fmb     parentsAway.parent ~parentsAway
    xm      text         parentsAway.name
    csrq    unread
    sfzh    unread
    wckssj  date         parentsAway.since
    wcsheng text         parentsAway.province
    wcshi   text         parentsAway.city
    gzdw    text         parentsAway.workplace
    dh      text         parentsAway.phone
    sfkx    code:sf      parentsAway.acrossCounty
    jhnl    code:sf      parentsAway.ableToCare`,
  ],
  et_jhr: [
    'rows',
    `
    dabh    record       carers ~guardianName
    xh      order        carers ~guardianName
    xm      text         carers.name ~guardianName
    gx      relation     carers.relation
    dh      text         carers.phone
    sfzh    text         carers.idNumber
    zz      text         carers.address
    ksrq    date         carers.since ~carers ~guardianName
    jsrq    date         carers.until ~carers ~guardianName
    sfwt    code:sf      carers.entrusted`,
  ],
  et_wtxy: [
    'rows',
    `
    dabh    record       agreements
    xh      order        agreements
    str     text         agreements.carerName
    qdrq    date         agreements.signedOn ~agreements
    yxqs    date         agreements.validFrom
    yxqz    date         agreements.validUntil ~agreements.state
    xyzt    code:xyzt    agreements.state
    fcrq    date         agreements.reviewedOn`,
  ],
  et_bz: [
    'rows',
    `
    dabh    record       aid ~receivesAid
    xh      order        aid
    bzlb    code:bzlb    aid.kind
    ksrq    date         aid.from ~aid ~receivesAid
    jsrq    date         aid.until ~receivesAid
    yje     amount       aid.monthlyYuan`,
  ],
  et_zf: [
    'rows',
    `
    dabh    record       visits ~visitOverdue
    xh      order        visits ~visitOverdue
    zfrq    past-date       visits.date ~visits ~visitOverdue
    zfr     text         visits.visitor
    zffs    code:zffs    visits.kind
    zfjg    text         visits.finding
    xczfrq  date         visits.nextDue ~visitOverdue`,
  ],
  et_qz: [
    'rows',
    `
    dabh    record       signOffs
    qzbz    code:qzbz    signOffs.step ~signOffs
    xm      text         signOffs.name
    qzrq    past-date    signOffs.date`,
  ],
  et_baj: [
    'rows',
    `
    ajbh    unread
    dabh    record       ~openProtectionCase
    slrq    unread
    jarq    date         ~openProtectionCase`,
  ],
  zz_ry: [
    'none',
    `
    gh      unread
    xm      unread
    rylb    unread
    xzqh    unread
    dh      unread`,
  ],
})
