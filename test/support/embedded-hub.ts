// A hub reduced to its embedded server, in a process of its own, so that tests can kill it:
// node dist/test/support/embedded-hub.js '{"dataDir": …, "uid"?: …, "port"?: …, "watchParent"?: true, "exitAtOnce"?: true}'
// It tells what happens as JSON lines; SIGTERM and SIGINT end it in order.
import { findRunning } from '../../src/embedded/find-running'
import { onParentGone } from '../../src/embedded/on-parent-gone'
import { startEmbedded } from '../../src/embedded/start-embedded'

interface Orders {
  readonly dataDir: string
  readonly uid?: number
  readonly port?: number
  readonly watchParent?: boolean
}

/** Named here: what is copied to other places for tests is src and this, without the registries' own code. */
const REGISTRIES = ['education', 'police', 'health', 'civil_affairs'] as const

const say = (fact: object) => process.stdout.write(`${JSON.stringify(fact)}\n`)

async function run({ dataDir, uid, port, watchParent }: Orders): Promise<void> {
  if (uid !== undefined) {
    process.setgroups?.([])
    process.setgid?.(uid)
    process.setuid?.(uid)
  }
  try {
    const onProgress = (progress: string) => void say({ progress })
    const server = await startEmbedded({
      dataDir,
      registries: REGISTRIES,
      onProgress,
      ...(port === undefined ? {} : { port }),
    })
    const end = () => void server.stop().then(() => process.exit(0))
    process.on('SIGTERM', end).on('SIGINT', end)
    if (watchParent) onParentGone(end, 100)
    say({
      ready: {
        pid: process.pid,
        firstStart: server.firstStart,
        urls: server.urls,
        found: findRunning(dataDir, REGISTRIES)?.urls,
      },
    })
    setInterval(() => undefined, 1000)
  } catch (fault) {
    const { code, sentence, remedy } = fault as { code: string; sentence: string; remedy: string }
    say({ error: { code, sentence, remedy } })
  }
}

void run(JSON.parse(process.argv[2] ?? '{}') as Orders)
