import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Runs a Node.js program and gives what it wrote; rejects with what it wrote when it fails. */
export async function runNode(cwd: string, ...args: readonly string[]): Promise<string> {
  const env = { ...process.env, NODE_ENV: 'production' } // as a developer calls it, not as a test's own program
  try {
    const { stdout, stderr } = await execute(process.execPath, args, { cwd, env })
    return stdout + stderr
  } catch (failed) {
    const { stdout, stderr } = failed as { stdout: string; stderr: string }
    throw new TypeError(`${args[0]} failed: ${stdout}${stderr}`, { cause: failed })
  }
}
