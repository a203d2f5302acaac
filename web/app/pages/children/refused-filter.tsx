import { FieldRightsDocument } from '@generated/app/graphql'
import { useOfficialWord } from '../../frame/official-word'
import type { HubFault } from '../../hub/fault'
import { useAnswer } from '../../hub/use-hub'
import { useWords } from '../../language/words'
import { useFieldWord } from '../../parts/field-words'
import { neededIn } from '../../parts/needed'
import { Refused } from '../../parts/refused'
import parts from '../../parts/words.json'
import words from './words.json'

/** Why there is no list. Of a refused filter: which field, by which rule, and what would be needed. */
export function RefusedFilter({ fault, retry }: { readonly fault: HubFault; readonly retry: () => void }) {
  const { field } = fault.extensions
  return (
    <Refused fault={fault} retry={retry}>
      {fault.code === 'ACCESS_FILTER' && field !== undefined && <Needed field={field} fault={fault} />}
    </Refused>
  )
}

function Needed({ field, fault }: { readonly field: string; readonly fault: HubFault }) {
  const say = useWords(words)
  const sayPart = useWords(parts)
  const word = useOfficialWord()
  const fieldWord = useFieldWord()
  const right = useAnswer(FieldRightsDocument, { fields: [field] }, { staleSeconds: 600 }).data?.data.myRights[0]
  const isSort = fault.extensions.position === 'sort'
  return (
    <ul className="needed">
      <li>{say(isSort ? 'refusedSort' : 'refusedFilter', { field: fieldWord(field) })}</li>
      {right?.needed == null
        ? right && <li>{say('neededRight')}</li>
        : neededIn(sayPart, word, right.needed).map((sentence) => <li key={sentence}>{sentence}</li>)}
    </ul>
  )
}
