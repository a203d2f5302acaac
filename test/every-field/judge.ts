import type { GraphQLSchema } from 'graphql'
import { CATALOGUE, type ErrorCode } from '../../src/errors/catalogue'
import type { Answer } from '../support/hub'
import { misshapen } from './conforms'
import { aliasOf } from './units'
import type { Trial } from './values'

/** What one unit of a request was told: codes of errors at its alias or of the whole, and its data. */
export interface Told {
  readonly codes: readonly string[]
  /** The whole operation was refused. */
  readonly refused: boolean
  /** The account sees nothing of the root field: the answer says so. */
  readonly withheld: boolean
  readonly data: unknown
}

/** Codes of the caller that a right value may meet: whom or what it names is not there for this account, or no more. */
const NOT_THERE = new Set([
  'RETURN_NOT_FOUND',
  ...[
    'NOT_FOUND',
    'GRANT_NOT_FOUND',
    'SAVED_FILTER_NOT_FOUND',
    'LEDGER_NOT_FOUND',
    'LEDGER_OWNER',
    'WEBHOOK_NOT_FOUND',
  ],
  ...['GRANT_STATE', 'LEDGER_STATE', 'WEBHOOK_STATE', 'VERSION_CONFLICT'],
  'LEDGER_INPUT', // a proof of another outcome, a reason of none
  // Facts that a release has not, a level too far below its area, a measure without what it is measured by.
  ...['NOT_IN_RELEASE', 'COST_CELLS', 'STATISTICS_INPUT'],
])
/** A document that does not fit and variables that do not fit are one refusal, told by two codes. */
const FORM_CODES = /^GRAPHQL_(VALIDATION_FAILED|VARIABLES|PARSE_FAILED)$/

/** What is wrong with an answer whatever was asked: a code of no catalogue, another blame or status, the hub's fault, a wrong shape. */
export function faultsOf(schema: GraphQLSchema, query: string, answer: Answer, stream = false): string[] {
  const faults: string[] = []
  const errors = answer.errors ?? []
  for (const { extensions, path } of errors) {
    const code = String(extensions?.['code'])
    const kind = CATALOGUE[code as ErrorCode]
    const at = path ? ` at ${path.join('.')}` : ''
    if (!kind) faults.push(`${code}${at} is no code of the catalogue`)
    else if (extensions['blame'] !== kind.blame) faults.push(`${code}${at} blames ${String(extensions['blame'])}`)
    if (kind?.blame === 'hub' || kind?.blame === 'registry') faults.push(`${code}${at}`)
  }
  for (const code of codesIn(answer.data)) {
    const blame = CATALOGUE[code as ErrorCode]?.blame
    if (blame !== 'caller' && blame !== 'policy') faults.push(`${code} in the data`)
  }
  const status = answer.data ? 200 : CATALOGUE[errors[0]?.extensions?.['code'] as ErrorCode]?.status
  const expected = status === 200 && !answer.data ? 400 : status
  if (!stream && expected !== undefined && answer.status !== expected)
    faults.push(`status ${answer.status}, expected ${expected}`)
  if (!answer.data && errors.length === 0) faults.push(`neither data nor errors, status ${answer.status}`)
  if (answer.data) faults.push(...misshapen(schema, query, answer.data as Record<string, unknown>))
  return faults
}

export function toldAt(answer: Answer, index: number): Told {
  const alias = aliasOf(index)
  const errors = (answer.errors ?? []).filter(({ path }) => !path || path[0] === alias)
  const data = (answer.data as Record<string, unknown> | undefined)?.[alias]
  const withheld = answer.extensions['withheld'] as { path: string }[] | undefined
  return {
    codes: [...errors.map(({ extensions }) => String(extensions?.['code'])), ...codesIn(data, false)].sort(),
    refused: !answer.data,
    withheld: data == null && (withheld ?? []).some(({ path }) => path === alias || path.startsWith(`${alias}.`)),
    data: data ?? null,
  }
}

/** Whether a trial was answered as it must be; what is wrong, or null. */
export function verdictOn({ expects }: Trial, { codes, withheld }: Told): string | null {
  const blames = codes.map((code) => CATALOGUE[code as ErrorCode]?.blame)
  const callers = codes.filter((code) => CATALOGUE[code as ErrorCode]?.blame === 'caller')
  switch (expects) {
    case 'right': {
      const wrongly = callers.filter((code) => !NOT_THERE.has(code))
      return wrongly.length > 0 ? `a right value, and the caller is blamed: ${wrongly.join(' ')}` : null
    }
    case 'refused':
      return callers.length > 0 || blames.includes('policy') || withheld ? null : 'a wrong value was taken'
    case 'odd':
      return null // faultsOf has seen that neither the hub nor a registry is blamed
  }
}

/** Whether two forms of one value were answered alike. What the language of documents cannot spell need not be. */
export function alike(one: Told, other: Told): boolean {
  if ([one, other].some(({ codes }) => codes.includes('GRAPHQL_PARSE_FAILED'))) return true
  return sameCodes(one) === sameCodes(other) && JSON.stringify(one.data) === JSON.stringify(other.data)
}

function sameCodes({ codes }: Told): string {
  return [...new Set(codes.map((code) => (FORM_CODES.test(code) ? 'FORM' : code)))].join()
}

/** Codes that stand in the data: of payloads, of look-ups in bulk, and (for faults of the hub) of an explained refusal. */
function codesIn(data: unknown, refusals = true): string[] {
  if (typeof data !== 'object' || data === null) return []
  if (Array.isArray(data)) return data.flatMap((one) => codesIn(one, refusals))
  return Object.entries(data).flatMap(([key, value]) => {
    const told = key === 'error' || key === 'errors' || (refusals && key === 'refusal')
    if (!told) return key === 'refusal' ? [] : codesIn(value, refusals)
    return (Array.isArray(value) ? value : [value]).flatMap((one) => (one as { code?: string } | null)?.code ?? [])
  })
}
