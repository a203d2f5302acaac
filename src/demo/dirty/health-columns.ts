import { tableEntries } from './catalogue'

/** Every column of the child-health registry. */
export const HEALTH_COLUMNS = tableEntries('health', 'health', {
  et_da: [
    'record',
    `
    dah     key          ~archiveNumber
    xm      name         Child.name
    xb      code:xb      Child.sex
    csrq    date         Child.birthDate ~immunisationComplete ~followUpOverdue
    sfzh    id-number    Child.idNumber
    mqxm    unread
    fqxm    unread
    lxdh    unread
    xzqh    division     residenceDivision Child.residenceDivision
    xzz     text         currentAddress
    cstz    amount       birthWeightGrams
    cssc    amount       birthLengthCm
    yz      amount       gestationWeeks
    wyfs    code:wyfs    feeding
    rxcyjg  code:rxcy    ~immunisationComplete
    rxcyrq  unread
    jdrq    unread
    jdjg    unread
    gxsj    changed`,
  ],
  et_sf: [
    'rows',
    `
    dah     record       followUps ~followUpOverdue
    sfxc    code:sfxc    followUps.schedule ~followUps
    sfrq    past-date    followUps.date ~followUps ~followUpOverdue
    tz      amount       followUps.weightKg
    sg      amount       followUps.heightCm
    xhdb    amount       followUps.haemoglobin
    fypg    check:fypg  followUps.development
    hbqk    text         followUps.illnessSince
    xcsfrq  date         followUps.nextDue ~followUpOverdue`,
  ],
  et_jz: [
    'rows',
    `
    dah     record       immunisations ~immunisationComplete
    ymdm    text         ~immunisations ~immunisationComplete
    jc      amount       immunisations.dose ~immunisations.vaccine ~immunisationComplete
    jzrq    past-date       immunisations.date ~immunisations
    sccj    text         immunisations.manufacturer
    ph      text         immunisations.batch
    zsm     text         immunisations.packId
    jzbw    code:jzbw    immunisations.site`,
  ],
  et_zd: [
    'rows',
    `
    dah     record       diagnoses ~chronicIllness ~seriousIllness
    xh      order        diagnoses
    icd     text         diagnoses.code ~diagnoses.name ~diagnoses.chronic ~chronicIllness ~seriousIllness
    zdrq    past-date       diagnoses.date ~diagnoses`,
  ],
  et_xlsc: [
    'rows',
    `
    dah     record       mentalHealth
    xh      order        mentalHealth
    scrq    past-date       mentalHealth.date ~mentalHealth
    gjlb    code:gjlb    mentalHealth.instrument
    df      amount       mentalHealth.score
    jg      code:xljg    mentalHealth.concern`,
  ],
  cj_zj: [
    'rows',
    `
    zjh     text         disabilityCardNumber ~disabilityClass ~disabilityGrade
    dah     record       ~disabilityCardNumber ~disabilityCardIssuedOn ~disabilityCardValidUntil ~disabled ~disabilityClass ~disabilityGrade
    fzrq    date         disabilityCardIssuedOn ~disabilityCardNumber
    yxqz    date         disabilityCardValidUntil ~disabled ~disabilityClass ~disabilityGrade
    zjzt    code:zjzt    ~disabled ~disabilityClass ~disabilityGrade`,
  ],
})
