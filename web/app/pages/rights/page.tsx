import { addressOf } from '../../frame/address'
import type { PageProps } from '../../frame/page-definition'
import { useWords } from '../../language/words'
import { Matrix } from './matrix'
import { OwnRights } from './own-rights'
import './rights.css'
import { Versions } from './versions'
import words from './words.json'

const PARTS = [
  { rest: '', title: 'own', Part: OwnRights },
  { rest: 'table', title: 'matrix', Part: Matrix },
  { rest: 'versions', title: 'versions', Part: Versions },
] as const

/** 权限: what this account may see and why; the whole table; what changed between two versions of it. */
export function Page({ rest }: PageProps) {
  const say = useWords(words)
  const current = PARTS.find((part) => part.rest === rest) ?? PARTS[0]
  return (
    <div className="rights">
      <h1>{say('title')}</h1>
      <nav className="parts" aria-label={say('parts')}>
        {PARTS.map((part) => (
          <a key={part.rest} href={addressOf('rights', part.rest)} aria-current={part === current ? 'page' : undefined}>
            {say(part.title)}
          </a>
        ))}
      </nav>
      <current.Part />
    </div>
  )
}
