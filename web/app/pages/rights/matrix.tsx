import { useId, useState } from 'react'
import { AccessMatrixDocument } from '@generated/app/graphql'
import { useOfficialWord } from '../../frame/official-word'
import { useAnswer } from '../../hub/use-hub'
import { useWords } from '../../language/words'
import { useFieldWord } from '../../parts/field-words'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import { gives, type Rule } from './permission'
import { RuleRow } from './rule-row'
import { usePermissionWords } from './use-permission-words'
import words from './words.json'

const AUDIENCES = ['education', 'police', 'health', 'civil-affairs', 'justice', 'human-resources', 'womens-federation', 'disabled-persons-federation', 'youth-league', 'school', 'township-supervisor', 'village-director', 'analyst', 'auditor', 'steward', 'approver', 'everyone'] // prettier-ignore
const CLASSES = ['public', 'internal', 'sensitive', 'secret']

/** 权限表: rule by rule, who may do what. Searched by word, field, department and data class. */
export function Matrix() {
  const { data, error, refetch } = useAnswer(AccessMatrixDocument, {}, { staleSeconds: 600 })
  if (error) return <Refused fault={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={14} />
  return <Rules version={data.data.accessMatrix.version} rules={data.data.accessMatrix.rules} />
}

function Rules({ version, rules }: { readonly version: string; readonly rules: readonly Rule[] }) {
  const say = useWords(words)
  const word = useOfficialWord()
  const fieldWord = useFieldWord()
  const { code } = usePermissionWords()
  const id = useId()
  const [text, setText] = useState('')
  const [audience, setAudience] = useState('')
  const [dataClass, setDataClass] = useState('')
  const sought = text.trim().toLowerCase()
  const found = rules.filter(
    (rule) =>
      (dataClass === '' || rule.dataClass === dataClass) &&
      (audience === '' || rule.permissions.some((one) => one.audience === audience && gives(one))) &&
      [rule.title, rule.basis, rule.rule, ...rule.fields, ...rule.fields.map(fieldWord)].some((one) =>
        one.toLowerCase().includes(sought),
      ),
  )
  const columns = audience === '' ? AUDIENCES : [audience]
  const name = (one: string) => (one === 'everyone' ? say('everyone') : word(one))
  return (
    <>
      <p className="none">{say('matrixWhat')}</p>
      <div className="line">
        <span>
          <label htmlFor={`${id}t`}>{say('findRule')}</label>{' '}
          <input
            id={`${id}t`}
            type="search"
            autoComplete="off"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </span>
        <span>
          <label htmlFor={`${id}a`}>{say('audience')}</label>{' '}
          <select id={`${id}a`} value={audience} onChange={({ target }) => setAudience(target.value)}>
            <option value="">{say('all')}</option>
            {AUDIENCES.map((one) => (
              <option key={one} value={one}>
                {name(one)}
              </option>
            ))}
          </select>
        </span>
        <span>
          <label htmlFor={`${id}c`}>{say('of-class')}</label>{' '}
          <select id={`${id}c`} value={dataClass} onChange={({ target }) => setDataClass(target.value)}>
            <option value="">{say('all')}</option>
            {CLASSES.map((one) => (
              <option key={one} value={one}>
                {code('class', one)}
              </option>
            ))}
          </select>
        </span>
      </div>
      <p role="status" className="quiet-line">
        {say('ruleCount', { count: found.length })} {say('tableVersion', { version })}
      </p>
      {found.length === 0 ? (
        <p className="empty">{say('noRule')}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label={say('matrix')}>
          <table className={columns.length > 1 ? 'matrix' : 'matrix one'}>
            <thead>
              <tr>
                <th scope="col">{say('of-ruleTitle')}</th>
                {columns.map((one) => (
                  <th key={one} scope="col" className="cell">
                    {name(one)}
                  </th>
                ))}
              </tr>
            </thead>
            {found.map((rule) => (
              <RuleRow key={rule.rule} rule={rule} columns={columns} name={name} />
            ))}
          </table>
        </div>
      )}
    </>
  )
}
