import { tableEntries } from './catalogue'

const FAMILY = '~parents ~guardians ~guardianName ~parentsLiberty ~parentUnableToCare'

/** Every column of the household register; its persons twice, as the child's own row and as another's in its book. */
export const POLICE_COLUMNS = tableEntries('police', 'household', {
  rk_ryxx: [
    'record',
    `
    rybh    key
    hh      book         householdNumber ~householdKind ~headName ~address ~currentAddress ~members ${FAMILY}
    yhzgx   relation     relationToHead relationToHeadCode members.relationToHead members.relationToHeadCode ~members ${FAMILY}
    xm      name         Child.name members.name
    cym     names        Child.formerNames
    xb      code:xb      Child.sex members.sex
    csrq    past-date    Child.birthDate members.birthDate ~members ${FAMILY}
    csd     division     birthplaceDivision
    mz      code:mz      Child.ethnicity
    jg      division     nativePlace
    gmsfhm  id-number    Child.idNumber members.idNumber
    hkszd   division     registeredDivision Child.registeredDivision
    xzz     text         ~currentAddress
    djrq    past-date    registeredOn
    ryzt    state:ryzt   registrationState members.state ${FAMILY}
    gxsj    changed`,
  ],
  'rk_ryxx of others': [
    'adults',
    `
    hh      book         ~members ~headName ${FAMILY}
    yhzgx   relation     members.relationToHead members.relationToHeadCode ~members ${FAMILY}
    xm      text         members.name ${FAMILY}
    cym     unread
    xb      code:xb      members.sex ${FAMILY}
    csrq    past-date    members.birthDate ~members ${FAMILY}
    csd     unread
    mz      unread
    jg      unread
    gmsfhm  text         members.idNumber ${FAMILY}
    hkszd   unread
    xzz     unread
    djrq    unread
    ryzt    code:ryzt    members.state ${FAMILY}
    gxsj    unread`,
  ],
  rk_bdxx: [
    'rows',
    `
    rybh    record       registrationEvents
    xh      order        registrationEvents
    bdlx    code:bdlx    registrationEvents.kind
    bdrq    past-date       registrationEvents.date ~registrationEvents
    qcd     division     registrationEvents.fromDivision
    qwd     division     registrationEvents.toDivision`,
  ],
  hk_sy: [
    'book',
    `
    hh      book         ~householdKind ~headName ~address ~currentAddress ~members ${FAMILY}
    hblx    code:hblx    householdKind ~members ${FAMILY}
    hzxm    text         headName
    zz      text         address ~currentAddress
    xzqh    unread
    cjwh    unread
    djjg    unread
    qfrq    unread`,
  ],
  sf_xzzy: [
    'restrictions',
    `
    tzbh    unread
    gmsfhm  text         ~parentsLiberty ~parentUnableToCare
    xm      unread
    lb      code:xzlb    ~parentsLiberty ~parentUnableToCare
    qsrq    date         ~parentsLiberty ~parentUnableToCare
    jzrq    date         ~parentsLiberty ~parentUnableToCare`,
  ],
})
