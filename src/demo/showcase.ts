/**
 * The child that every demo shows, with any seed: an invented girl of about eleven in 桐桥村, 西渡镇, with a record in all four registries,
 * linked by the same valid ID number. No person has this number: its sequence 002 is reserved, and the generator never uses it.
 */
export const SHOWCASE = {
  name: '周雨桐',
  birthDate: '2015-05-12',
  idNumber: '43042120150512002X',
  rollNumber: 'G43042120150512002X',
  village: '430421100213',
  directorCode: 'D430421100213',
  supervisorCode: 'S430421100',
  schoolCode: '2143042101',
  records: {
    education: 'XS00000001',
    police: 'RY000000001',
    health: '43042110021300001',
    civilAffairs: 'MZ4304210000001',
  },
  householdNumber: '430421100213010001',
  father: { name: '周建军', birthDate: '1987-03-16', idNumber: '43042119870316001X' },
  mother: { name: '李秀芳', birthDate: '1989-09-22', idNumber: '430421198909220022' },
  grandfather: { name: '周德生', birthDate: '1958-02-07', idNumber: '430421195802070016' },
  grandmother: { name: '王桂英', birthDate: '1960-06-11', idNumber: '430421196006110026' },
} as const
