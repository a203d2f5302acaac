import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { projectRoot } from '../../src/kit/project-root'

test('a reader that has enough ends the command without a crash', async () => {
  const child = spawn(process.execPath, [path.join(projectRoot(), 'bin/tonglian.cjs'), '--help'])
  child.stdout.destroy()
  const told: string[] = []
  child.stderr.on('data', (part: Buffer) => told.push(part.toString()))
  const [code] = (await once(child, 'close')) as [number]
  expect([code, told.join('')]).toEqual([0, ''])
})
