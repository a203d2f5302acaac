import type { FastifyReply, FastifyRequest } from 'fastify'
import { parse, type ExecutionResult } from 'graphql'
import type { Language } from '../errors/language'
import { HubError } from '../errors/hub-error'
import { writeWorkbook, type Sheet, type SheetCell } from '../sheets/write-workbook'
import { doorOf } from './door'
import { XLSX } from './file-options'
import { refusal, type FileRunParts } from './file-run'

const QUERY = parse(
  'query ReturnFile($id: ID!) { return(id: $id) { kind period division school edition state countedAt asOf parts partsMissing figures { number name value } checks { name holds left right } filled { by at } reviewed { by at } signed { by at } } }',
)

interface Told {
  readonly kind: string
  readonly period: string
  readonly division: string
  readonly school: string | null
  readonly edition: number
  readonly state: string
  readonly countedAt: string
  readonly asOf: string
  readonly parts: number
  readonly partsMissing: number
  readonly figures: readonly { readonly number: number; readonly name: string; readonly value: number }[]
  readonly checks: readonly {
    readonly name: string
    readonly holds: boolean
    readonly left: number
    readonly right: number
  }[]
  readonly filled: Signature
  readonly reviewed: Signature
  readonly signed: Signature
}
type Signature = { readonly by: string; readonly at: string } | null

/**
 * One return as a workbook: one planned and audited operation, under the rights of whoever asks. What is out of reach, and what there is
 * not, is no page. Throws HubError.
 */
export async function sendReturn(
  { executor }: Pick<FileRunParts, 'executor'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { requestId, actor, strict, language } = doorOf(request)
  const { id } = request.params as { readonly id: string }
  const variables = { id: `return:${id}` }
  const { data, errors }: ExecutionResult = await executor.execute({ document: QUERY, operationName: null, variables, requestId, actor, strict, language }) // prettier-ignore
  if (errors?.[0]) throw refusal(errors[0])
  const told = data?.['return'] as Told | null | undefined
  if (!told) throw new HubError('PAGE_NOT_FOUND')
  const name = `return-${told.school ?? told.division}-${told.period}-${told.edition}.xlsx`
  return reply
    .type(XLSX)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(writeWorkbook([sheetOf(told, language)]))
}

const WORDS = {
  zh: {
    ...{
      sheet: '报表',
      unit: '单位',
      period: '期间',
      edition: '版次',
      state: '状态',
      countedAt: '统计时间',
      asOf: '截至日期',
      parts: '已汇总 / 未报',
    },
    ...{ number: '栏次', figure: '指标', value: '数值', check: '核对关系', left: '左边', right: '右边', holds: '结果' },
    ...{ yes: '成立', no: '不成立', filled: '填表人', reviewed: '复核人', signed: '单位负责人' },
  },
  en: {
    ...{ sheet: 'Return', unit: 'Unit', period: 'Period', edition: 'Edition', state: 'State', countedAt: 'Counted', asOf: 'Counts up to', parts: 'Parts in the sum / missing' }, // prettier-ignore
    ...{
      number: 'No.',
      figure: 'Figure',
      value: 'Value',
      check: 'Check',
      left: 'Left',
      right: 'Right',
      holds: 'Result',
    },
    ...{ yes: 'holds', no: 'does not hold', filled: 'Filed by', reviewed: 'Reviewed by', signed: 'Signed by' },
  },
} as const

function sheetOf(told: Told, language: Language): Sheet {
  const words = WORDS[language]
  const text = (...cells: string[]): SheetCell[] => cells.map((one) => ({ text: one }))
  const number = (value: number): SheetCell => ({ text: String(value), numeric: true })
  const signature = (name: string, one: Signature) => text(name, one?.by ?? '', one?.at ?? '')
  return {
    name: words.sheet,
    widths: [22, 34, 22, 14],
    rows: [
      text(words.unit, told.school ?? told.division, told.school ? told.division : ''),
      text(words.period, told.period),
      text(words.edition, String(told.edition)),
      text(words.state, told.state),
      text(words.asOf, told.asOf),
      text(words.countedAt, told.countedAt),
      text(words.parts, `${told.parts} / ${told.partsMissing}`),
      [],
      text(words.number, words.figure, words.value),
      ...told.figures.map((one) => [number(one.number), ...text(one.name), number(one.value)]),
      [],
      text(words.check, words.left, words.right, words.holds),
      ...told.checks.map((one) => [...text(one.name), number(one.left), number(one.right), ...text(one.holds ? words.yes : words.no)]), // prettier-ignore
      [],
      signature(words.filled, told.filled),
      signature(words.reviewed, told.reviewed),
      signature(words.signed, told.signed),
    ],
  }
}
