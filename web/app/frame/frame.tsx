import { Suspense, useEffect, useRef, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useLanguage } from '../language/language'
import { useWords } from '../language/words'
import { Refused } from '../parts/refused'
import { Skeleton } from '../parts/skeleton'
import { AccountMenu } from './account-menu'
import { addressOf, usePlace } from './address'
import { Find } from './find/find'
import type { PageDefinition } from './page-definition'
import { codeOf, PAGES } from './pages'
import { ChoosePurpose, PurposeMenu } from './purpose'
import { rightsOf, useNavigation, type Rights } from './rights'
import { useSession } from './session'
import { SessionEnded } from './session-ended'
import { useOnline } from './use-online'
import { WhatIfNotice } from './what-if'
import words from './words.json'

/** What stays on every page: whose area, for which purpose, who; where one can go; and what has happened to the session or the net. */
export function Frame() {
  const { purpose, ended } = useSession()
  const say = useWords(words)
  const online = useOnline()
  return (
    <>
      <button className="skip" onClick={() => document.getElementById('page')?.focus()}>
        {say('skip')}
      </button>
      <header id="bar" className="bar">
        <a className="brand" href="#/">
          {say('brand')}
        </a>
        {purpose !== null && <Area />}
        <span className="push" />
        <PurposeMenu />
        <AccountMenu />
        <LanguageSwitch />
      </header>
      {!online && (
        <p className="notice" role="status">
          {say('offline')}
        </p>
      )}
      {ended && <SessionEnded />}
      {WhatIfNotice && (
        <Suspense>
          <WhatIfNotice key={purpose} />
        </Suspense>
      )}
      {purpose === null ? <ChoosePurpose /> : <Pages key={purpose} />}
    </>
  )
}

const WHOLE = '000000'

function Area() {
  const { data } = useNavigation()
  const say = useWords(words)
  const names =
    data?.data.me.divisions.map(({ fullName, name, code }) => ({
      code,
      name: code === WHOLE ? say('whole') : (name ?? code),
      fullName,
    })) ?? []
  return (
    <span className="area" title={names.map(({ fullName }) => fullName).join('\n')}>
      {names.map(({ name }) => name).join(' · ')}
    </span>
  )
}

function LanguageSwitch() {
  const { language, speak } = useLanguage()
  const say = useWords(words)
  return (
    <Button
      className="quiet"
      aria-label={say('otherLanguageLong')}
      onPress={() => speak(language === 'zh' ? 'en' : 'zh')}
    >
      {say('otherLanguage')}
    </Button>
  )
}

/** The navigation and the page that the address names. */
function Pages() {
  const { data, error, refetch } = useNavigation()
  if (error) return <Main title={null}>{<Refused fault={error} retry={() => void refetch()} />}</Main>
  if (!data) return <Main title={null}>{<Skeleton rows={6} />}</Main>
  return <Offered rights={rightsOf(data.data)} />
}

function Offered({ rights }: { readonly rights: Rights }) {
  const say = useWords(words)
  const place = usePlace()
  const offered = PAGES.filter((page) => page.offered(rights))
  const inBar = offered.filter(({ order }) => order !== null)
  const current = place.page === '' ? inBar[0] : offered.find(({ name }) => name === place.page)
  return (
    <>
      <div className="ways">
        <nav className="pages" aria-label={say('navigation')}>
          {inBar.map((page) => (
            <NavigationLink key={page.name} page={page} current={page === current} rights={rights} />
          ))}
        </nav>
        <Find rights={rights} />
      </div>
      {current ? <Shown key={`${current.name}/${place.rest}`} page={current} rest={place.rest} /> : <Nothing />}
    </>
  )
}

interface NavigationLinkProps {
  readonly page: PageDefinition
  readonly current: boolean
  readonly rights: Rights
}

function NavigationLink({ page, current, rights }: NavigationLinkProps) {
  const say = useWords(page.words)
  const { Waiting } = page
  return (
    <a href={addressOf(page.name)} aria-current={current ? 'page' : undefined}>
      {say('title')}
      {Waiting && <Waiting rights={rights} />}
    </a>
  )
}

function Shown({ page, rest }: { readonly page: PageDefinition; readonly rest: string }) {
  const say = useWords(page.words)
  const Page = codeOf(page)
  return (
    <Main title={say('title')}>
      <Suspense fallback={<Skeleton rows={8} />}>
        <Page rest={rest} />
      </Suspense>
    </Main>
  )
}

function Nothing() {
  const say = useWords(words)
  return (
    <Main title={null}>
      <h1>{say('noPage')}</h1>
      <p>{say('noPageWhy')}</p>
    </Main>
  )
}

/** Takes the focus when another page comes, so that a screen reader begins there. */
function Main({ title, children }: { readonly title: string | null; readonly children: ReactNode }) {
  const say = useWords(words)
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    document.title = title === null ? say('brand') : `${title} · ${say('brand')}`
  }, [title, say])
  useEffect(() => main.current?.focus({ preventScroll: true }), [])
  return (
    <main id="page" tabIndex={-1} ref={main}>
      {children}
    </main>
  )
}
