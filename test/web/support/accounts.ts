/** Accounts that see children, each with its purpose: as the API has it, in Chinese, in English. */
export const ACCOUNTS = [
  ['education', 'dropout-control', '控辍保学', 'Dropout control'],
  ['police', 'household-registration', '户籍管理', 'Household registration'],
  ['doctor', 'health-care', '医疗卫生服务', 'Health care'],
  ['civil-affairs', 'welfare-review', '福利核查', 'Welfare review'],
  ['school', 'dropout-control', '控辍保学', 'Dropout control'],
  ['director', 'welfare-review', '福利核查', 'Welfare review'],
] as const

/** Accounts that see none, as well. */
export const ALL_ACCOUNTS = [
  ...ACCOUNTS,
  ['supervisor', 'welfare-review', '福利核查', 'Welfare review'],
  ['analyst', 'statistics', '统计', 'Statistics'],
  ['auditor', 'audit', '审计监督', 'Audit'],
  ['steward', 'case', '个案办理', 'Casework'],
  ['health-approver', 'case', '个案办理', 'Casework'],
] as const
