// The process of one release, started by the job (src/app-releases.ts): it is told its orders, and says how it ended: 'done', or a code.
import { ownerStore, release, type ReleaseMessage } from '../app-releases'
import { asHubError } from '../errors/hub-error'
import { systemClock } from '../kit/clock'

process.once('message', ({ config, ownerUrl, month }: ReleaseMessage) => {
  const store = ownerStore(ownerUrl)
  void release(config, store, systemClock, { month, correct: false })
    .then(
      () => 'done',
      (fault: unknown) => asHubError(fault).code,
    )
    .then(async (how) => {
      await store.close()
      process.send!(how, undefined, undefined, () => process.exit(0))
    })
})
process.on('disconnect', () => process.exit(1)) // the parent is gone
