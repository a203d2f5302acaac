import { useEffect, useId, useRef, useState, type FocusEvent, type FormEvent, type KeyboardEvent } from 'react'
import { useLanguage } from '../../language/language'
import { useWords } from '../../language/words'
import type { Rights } from '../rights'
import './find.css'
import { Found } from './found'
import { missingRight, wayOf, WAYS, type Way } from './ways'
import words from './words.json'

const KEY = '/'

/** Finds a child from any page. What is typed stays in this field: it goes into no address, and the browser keeps none of it. */
export function Find({ rights }: { readonly rights: Rights }) {
  const say = useWords(words)
  const help = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  useKey(() => input.current?.focus())
  const allowed = WAYS.filter((way) => missingRight(way, rights) === null)
  if (allowed.length === 0) return null

  const close = () => {
    setOpen(false)
    setAsked(null)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() !== '') setAsked(typed.trim())
    setOpen(true)
  }
  const left = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) close()
  }
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault() // the browser would empty the field as well
    input.current?.focus()
    close()
  }
  return (
    <form role="search" aria-label={say('find')} className="find" onSubmit={submit} onBlur={left} onKeyDown={escape}>
      <input
        ref={input}
        type="search"
        aria-label={say('find')}
        aria-describedby={help}
        aria-keyshortcuts={KEY}
        placeholder={allowed.map((way) => say(way)).join(' / ')}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        maxLength={64}
        value={typed}
        onFocus={() => setOpen(true)}
        onChange={({ target }) => {
          setTyped(target.value)
          setAsked(null)
          setOpen(true)
        }}
      />
      <kbd aria-hidden="true">{KEY}</kbd>
      <div className="find-panel" tabIndex={-1} hidden={!open}>
        <div id={help} hidden={asked !== null}>
          <Help allowed={allowed} />
        </div>
        {asked !== null && (
          <Found
            typed={asked}
            way={wayOf(asked)}
            rights={rights}
            opened={() => {
              setTyped('')
              close()
            }}
          />
        )}
      </div>
    </form>
  )
}

function Help({ allowed }: { readonly allowed: readonly Way[] }) {
  const say = useWords(words)
  const { language } = useLanguage()
  const named = (ways: readonly Way[]) => ways.map((way) => say(way)).join(language === 'zh' ? '、' : ', ')
  const others = WAYS.filter((way) => !allowed.includes(way))
  return (
    <>
      <p>{say('by', { ways: named(allowed) })}</p>
      {others.length > 0 && <p>{say('notBy', { ways: named(others) })}</p>}
      <p className="none">{say('keys')}</p>
    </>
  )
}

/** Not where somebody writes, and not from within a dialog, which keeps the focus. */
function useKey(pressed: () => void): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key !== KEY || event.ctrlKey || event.altKey || event.metaKey) return
      if ((event.target as Element).closest('input, textarea, select, [contenteditable], [role="dialog"]')) return
      event.preventDefault()
      pressed()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
}
