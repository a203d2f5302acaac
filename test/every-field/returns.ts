import type { Args } from './units'
import type { Json } from './values'

const NO_RETURN = 'return:00000000-0000-4000-8000-000000000000'

/** Right values about returns. None is there, of no school that anybody knows: each question makes the same of the hub, nothing. */
export const RETURN_VALUES: Readonly<Record<string, readonly Json[]>> = {
  'Query.return(id)': [NO_RETURN],
  'Query.returns(period)': ['2026-09', '2026-autumn', '2026-2027'],
  'Query.returns(division)': ['430421', '430000'],
  'DraftReturnInput.period': ['2026-09', '2026-spring', '2025-2026'],
  'DraftReturnInput.school': ['9999999999'],
  'ReturnStepInput.returnId': [NO_RETURN],
}

/** What an input about returns must hold; null: it is about something else. */
export function returnBase(name: string, unique: string, idempotencyKey: string): Args | null {
  if (name === 'DraftReturnInput')
    return {
      period: '2026-09',
      ...(unique.startsWith('DraftReturnInput.division#') ? {} : { school: '9999999999' }),
      idempotencyKey,
    }
  return /^(Return|\w+Return)(Step)?Input$/.test(name) ? { returnId: NO_RETURN, version: 1, idempotencyKey } : null
}
