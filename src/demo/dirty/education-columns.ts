import { tableEntries } from './catalogue'

/** Every column of the education roll. */
export const EDUCATION_COLUMNS = tableEntries('education', 'education', {
  xs_jbxx: [
    'record',
    `
    xsid    key
    xjh     roll-number  rollNumber rollKind
    xm      name         Child.name
    cym     names        Child.formerNames
    xbm     code:xb      Child.sex
    csrq    date         Child.birthDate
    csdm    unread
    jg      unread
    mzm     code:mz      Child.ethnicity
    sfzjlxm id-type      Child.idNumber
    sfzjh   id-number    Child.idNumber
    hkxzm   unread
    hkszd   division     registeredDivision Child.registeredDivision
    xzzdm   division     Child.residenceDivision
    xzz     text         homeAddress
    lxdh    text         contactPhone
    xxbsm   school       schoolCode ~schoolName ~schoolDivision ~Child.schoolDivision
    njm     code:nj      grade
    bjmc    text         className
    rxny    month-start  enrolledOn
    rxfsm   code:rxfs    admission
    jdfsm   code:jdfs    boarding
    sbjdm   code:sbjd    inclusiveEducation
    sfsqjy  unread
    lsetm   code:lset    leftBehind
    sfsqzn  code:sf      migrantWorkerChild
    sfge    code:sf      orphan
    sflsyf  code:sf      martyrOrPreferential
    sfxyzz  code:sf      needsAid
    sfxsyb  code:sf      receivesAid
    sxxjl   amount       schoolDistanceKm
    sfxyxc  code:sf      schoolBusNeeded
    xsztm   state:xszt   rollState ~inSchool
    xsztrq  date         rollStateSince
    gxsj    changed`,
  ],
  xs_kq: [
    'rows',
    `
    xsid    record       attendance ~inSchool ~attendanceBand
    kqny    month        attendance.month ~inSchool ~attendanceBand
    yds     days         attendance.daysDue ~attendanceBand ~inSchool
    sds     days         attendance.daysPresent ~attendanceBand ~inSchool
    qjs     days         attendance.daysExcused
    kks     days         attendance.daysUnexcused`,
  ],
  xs_yd: [
    'rows',
    `
    xsid    record       transfers
    xh      order        transfers
    ydlbm   code:ydlb    transfers.kind
    ydrq    past-date    transfers.date
    yxxmc   text         transfers.fromSchool
    xxxmc   text         transfers.toSchool
    ydyy    text         transfers.reason`,
  ],
  xs_jtcy: [
    'rows',
    `
    xsid    record       familyContacts ~guardianName
    xh      order        familyContacts ~guardianName
    cyxm    text         familyContacts.name ~guardianName
    gxm     relation     familyContacts.relation familyContacts.relationCode
    xzz     text         familyContacts.address
    lxdh    text         familyContacts.phone
    gzdw    text         familyContacts.workplace
    sfjhr   code:sf      familyContacts.guardian ~guardianName
    sfzjlxm unread
    sfzjh   text         familyContacts.idNumber`,
  ],
  xs_kc: [
    'rows',
    `
    xsid    record       ~dropoutState ~dropoutStateSince
    xh      order        ~dropoutState ~dropoutStateSince
    tzlbm   code:kctz    ~dropoutState ~dropoutStateSince
    kcztm   code:kczt    ~dropoutState ~dropoutStateSince
    fxrq    date         ~dropoutState ~dropoutStateSince
    yym     unread
    xhrq    date         ~dropoutState ~dropoutStateSince`,
  ],
  xx_jbxx: [
    'school',
    `
    xxbsm   school-key   ~schoolName ~schoolDivision ~Child.schoolDivision
    xxmc    text         schoolName
    xxlb    unread
    xzqhm   division     schoolDivision Child.schoolDivision
    xxdz    unread`,
  ],
})
