import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { projectRoot } from '../src/kit/project-root'

export interface Demo {
  readonly url: string
  /** The hub id of the child that the banner shows, without its prefix. */
  readonly showcase: string
  stop(): Promise<void>
}

/** The demo as `npm start` runs it, on a free port, in a kept folder: the first start makes its children. */
export async function startDemo(folder: string): Promise<Demo> {
  const child = spawn(process.execPath, ['--max-semi-space-size=128', 'bin/tonglian.cjs', 'start'], {
    cwd: projectRoot(),
    env: { ...process.env, TONGLIAN_DATA_DIR: folder, TONGLIAN_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  let url: string | undefined
  for await (const line of createInterface(child.stdout)) {
    url ??= /^ {2}Look +(http:\S+)/.exec(line)?.[1]
    const showcase = /child:([\da-f-]{36})/.exec(line)?.[1]
    if (url !== undefined && showcase !== undefined) return { url, showcase, stop }
  }
  throw new TypeError('the demo ended before it was up')
}
