import { useQueryClient } from '@tanstack/react-query'
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'

/** Who is signed in, as /auth/session tells it. */
export interface Account {
  readonly name: string
  readonly department: string | null
  readonly roles: readonly string[]
  readonly divisions: readonly string[]
  readonly purposes: readonly string[]
}

export interface Session {
  readonly account: Account
  /** Null until the person has chosen one: none is ever chosen for anybody. Kept by this tab's memory alone. */
  readonly purpose: string | null
  /** Forgets everything that was answered for the purpose before. */
  choosePurpose(purpose: string): void
  /** The sign-in has ended: the pages stay as they are, and ask no more until the same account is back. */
  readonly ended: boolean
  endSession(): void
  /** Whether the same account is signed in again. */
  resume(): Promise<boolean>
  signOut(): Promise<void>
}

const Context = createContext<Session | null>(null)
const PROOF = { 'x-tonglian-csrf': '1' }
const RETURN_TO = 'tonglian-return'

export function useSession(): Session {
  const session = useContext(Context)
  if (!session) throw new TypeError('expected a SessionProvider above')
  return session
}

/** Shows its children once somebody is signed in; sends the browser to sign in otherwise. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient()
  const [account, setAccount] = useState<Account | null>(null)
  const [purpose, setPurpose] = useState<string | null>(null)
  const [ended, setEnded] = useState(false)

  useEffect(() => {
    void whoIsSignedIn({}).then((who) => (who ? (setAccount(who), returnToPlace()) : signIn()))
  }, [])

  const choosePurpose = useCallback(
    (chosen: string) => {
      client.clear()
      setPurpose(chosen)
    },
    [client],
  )
  const name = account?.name
  const resume = useCallback(async () => {
    const who = await whoIsSignedIn()
    if (who && who.name !== name) leave() // what the other one saw is not for this one
    if (who) setEnded(false)
    else setEnded(true)
    return who !== null
  }, [name])

  // The cookie is shared by all tabs: another one may have signed in somebody else, or out. The back button may show an old page.
  useEffect(() => {
    if (name === undefined) return
    const look = () => void (document.visibilityState === 'visible' && resume())
    const shown = (event: PageTransitionEvent) => event.persisted && leave()
    document.addEventListener('visibilitychange', look)
    window.addEventListener('focus', look)
    window.addEventListener('pageshow', shown)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('focus', look)
      window.removeEventListener('pageshow', shown)
    }
  }, [name, resume])

  const session = useMemo(
    () => account && { account, purpose, choosePurpose, ended, endSession: () => setEnded(true), resume, signOut },
    [account, purpose, choosePurpose, ended, resume],
  )
  return session && <Context value={session}>{children}</Context>
}

/** `how`: nothing for the first time, so that the browser takes the answer that it asked for with the page (src/http/application.ts). */
async function whoIsSignedIn(how: RequestInit = { headers: PROOF, cache: 'no-store' }): Promise<Account | null> {
  const response = await fetch('/auth/session', how)
  const { signedIn, ...account } = (await response.json()) as Account & { readonly signedIn: boolean }
  return signedIn ? account : null
}

/** The page's place stays in this tab: the hub's log and the identity provider learn nothing of it. */
function signIn(): void {
  if (location.hash.length > 2) sessionStorage.setItem(RETURN_TO, location.hash)
  location.assign('/auth/login?to=/')
}

function returnToPlace(): void {
  const place = sessionStorage.getItem(RETURN_TO)
  sessionStorage.removeItem(RETURN_TO)
  if (place?.startsWith('#/') && location.hash.length <= 2) location.replace(place)
}

function leave(): void {
  location.replace('/')
  location.reload()
}

async function signOut(): Promise<void> {
  const headers = { ...PROOF, accept: 'application/json' }
  const response = await fetch('/auth/logout', { method: 'POST', headers })
  location.assign(((await response.json()) as { readonly location: string }).location)
}

/** A demo account's sign-in: the page of the provider has it ready. */
export function addressOfAccount(account: string): string {
  return `/auth/login?to=/&account=${encodeURIComponent(account)}`
}
