import { describedEnum } from './described-enum'

export type OperationSharing = keyof typeof OperationSharing
export const OperationSharing = describedEnum('OperationSharing', '共享范围 who may see and run a saved operation', {
  OWN: '仅本账号 the account that saved it',
  DEPARTMENT: '本部门 accounts of its department, each under its own rights',
})

export type ExportFormat = keyof typeof ExportFormat
export const ExportFormat = describedEnum('ExportFormat', '导出格式 in which a saved operation leaves by its name', {
  JSON: 'JSON 原样 as GraphQL answers',
  CSV: 'CSV 逗号分隔 RFC 4180, UTF-8',
  XLSX: 'Excel 工作簿 a workbook',
  PARQUET: 'Parquet 列式文件 for analysis',
})
