import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSession } from '../session'

export interface Pretended {
  readonly registry: string
  readonly how: 'SLOW' | 'DOWN'
  readonly until: string
}

/** Anybody may have switched it: how late this page learns of it. */
const EVERY_MILLIS = 5_000
const KEY = ['what-if']

/** What the demo pretends; null: nothing. */
export function useWhatIf(): Pretended | null {
  const { ended, endSession } = useSession()
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: () => send('GET', endSession),
    refetchInterval: ended ? false : EVERY_MILLIS,
    enabled: !ended,
  })
  return data ?? null
}

/** Switches it for everybody, or off with null; what is on the screen is asked for again. */
export function useSetWhatIf() {
  const { endSession } = useSession()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (set: Omit<Pretended, 'until'> | null) =>
      set ? send('PUT', endSession, set) : send('DELETE', endSession),
    onSuccess: (pretended) => {
      client.setQueryData(KEY, pretended)
      return client.invalidateQueries()
    },
  })
}

async function send(method: string, endSession: () => void, body?: object): Promise<Pretended | null> {
  const response = await fetch('/demo/what-if', {
    method,
    headers: { 'x-tonglian-csrf': '1', ...(body ? { 'content-type': 'application/json' } : {}) },
    cache: 'no-store',
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (response.status === 401) endSession()
  if (!response.ok) throw new TypeError(`expected an answer, got ${response.status}`)
  return ((await response.json()) as { readonly pretended: Pretended | null }).pretended
}
