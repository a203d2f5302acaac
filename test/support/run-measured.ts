import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { projectRoot } from '../../src/kit/project-root'
import type { Measured, MeasuredOrders } from './measured-hub'

/** A hub in a process of its own (measured-hub.ts). */
export interface MeasuredHub {
  readonly child: ChildProcess
  readonly url: string
  token(account: string): Promise<string>
  reset(): Promise<void>
  /** Since the last reset; waits until the loop has turned. */
  read(): Promise<Measured>
  stop(): Promise<void>
}

const A_FEW_TURNS_MILLIS = 30

/** `nodeOptions`: of the process, such as the size of its heap. The program must be built (run-hub.ts, buildOnce). */
export async function runMeasured(orders: MeasuredOrders, nodeOptions: readonly string[] = []): Promise<MeasuredHub> {
  const child = fork(path.join(projectRoot(), 'dist/test/support/measured-hub.js'), { execArgv: [...nodeOptions] })
  const ended = new Promise<never>((_, reject) =>
    child.once('exit', (code, signal) => reject(new TypeError(`the hub ended: ${code ?? signal}`))),
  )
  ended.catch(() => undefined)
  const said = async <T>(): Promise<T> => ((await Promise.race([once(child, 'message'), ended])) as [T])[0]
  const ask = async (word: 'reset' | 'read'): Promise<Measured> => {
    const answer = said<Measured>()
    child.send(word)
    return answer
  }
  const started = said<{ url: string }>()
  child.send(orders)
  const { url } = await started
  return {
    child,
    url,
    token: (account) => signIn(url, account),
    async reset() {
      await pause(A_FEW_TURNS_MILLIS)
      await ask('reset')
    },
    async read() {
      await pause(A_FEW_TURNS_MILLIS)
      return ask('read')
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const over = once(child, 'exit')
      child.disconnect()
      await over
    },
  }
}

async function signIn(url: string, username: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'password',
    client_id: 'tonglian-web',
    username,
    password: `${username}-demo`,
    scope: 'openid',
  })
  const response = await fetch(`${url}/realms/tonglian/protocol/openid-connect/token`, { method: 'POST', body })
  const answer = (await response.json()) as { access_token?: string; error?: string }
  if (!answer.access_token) throw new TypeError(`no token for ${username}: ${answer.error}`)
  return answer.access_token
}
