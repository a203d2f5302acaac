import { SCOPE_BIT } from '../../src/access/words'
import { ReturnCommands } from '../../src/returns/return-commands'
import { patch, type Sabotage } from './sabotage'

export const RETURN_SABOTAGES: readonly Sabotage[] = [
  {
    name: 'return-of-another-place',
    seenIn: 'a report that is found by its id alone',
    defence: 'src/returns/return-commands.ts',
    apply: () => patch(ReturnCommands.prototype, 'bits', () => () => SCOPE_BIT.area | SCOPE_BIT.school),
  },
]
