import { useId, useState } from 'react'
import { Button } from 'react-aria-components'
import { useWords } from '../../language/words'
import { useFieldWord, useTitle } from '../../parts/field-words'
import { gives, type Rule } from './permission'
import { usePermissionWords } from './use-permission-words'
import words from './words.json'

export interface RuleRowProps {
  readonly rule: Rule
  readonly columns: readonly string[]
  readonly name: (audience: string) => string
}

/** A rule of the table: a cell for each department and role; it opens to its legal basis, its fields and each permission in full. */
export function RuleRow({ rule, columns, name }: RuleRowProps) {
  const say = useWords(words)
  const titleOf = useTitle()
  const permissionWords = usePermissionWords()
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <tbody data-rule={rule.rule}>
      <tr>
        <th scope="row">
          <Button
            className="expand"
            aria-expanded={open}
            {...(open ? { 'aria-controls': id } : {})}
            onPress={() => setOpen(!open)}
          >
            <span aria-hidden="true">{open ? '▾' : '▸'}</span>
            <span className="name">{titleOf(rule.title)}</span>
          </Button>
          <span className="tag">{permissionWords.code('class', rule.dataClass)}</span>
          {rule.sealed && <span className="tag">{say('sealed')}</span>}
        </th>
        {columns.map((audience) => (
          <td key={audience} className="cell" data-audience={audience}>
            {rule.permissions
              .filter((one) => one.audience === audience && gives(one))
              .map((one, index) => (
                <span key={index} className={`level-${one.level.toLowerCase()}`}>
                  {permissionWords.short(one)}
                </span>
              ))}
          </td>
        ))}
      </tr>
      {open && (
        <tr id={id} className="details">
          <td colSpan={columns.length + 1}>
            <RuleDetails rule={rule} name={name} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

function RuleDetails({ rule, name }: Pick<RuleRowProps, 'rule' | 'name'>) {
  const say = useWords(words)
  const fieldWord = useFieldWord()
  const { long } = usePermissionWords()
  return (
    <dl className="why">
      <div>
        <dt>{say('of-basis')}</dt>
        <dd data-part="basis">{rule.basis}</dd>
      </div>
      <div>
        <dt>{say('owner')}</dt>
        <dd>{name(rule.owner)}</dd>
      </div>
      <div>
        <dt>{say('of-rule')}</dt>
        <dd>
          <code>{rule.rule}</code>
        </dd>
      </div>
      <div className="whole">
        <dt>{say('permissions')}</dt>
        <dd>
          <ul className="permissions">
            {rule.permissions.filter(gives).map((one, index) => (
              <li key={index} data-permission={one.audience}>
                <b>{name(one.audience)}</b> {long(one)}
              </li>
            ))}
          </ul>
          <p className="none">{say('others')}</p>
        </dd>
      </div>
      <div className="whole">
        <dt>{say('fields', { count: rule.fields.length })}</dt>
        <dd className="fields">
          {rule.fields.map((field) => (
            <span key={field} title={field}>
              {fieldWord(field)}
            </span>
          ))}
        </dd>
      </div>
    </dl>
  )
}
