import { z } from 'zod'
import { optionalText, whole } from './fields'

const HOST = /^(?=.{1,260}$)[\w.:-]+(?:\/\d{1,3})?$/

/** Settings of events, and of webhooks that carry them. */
export const eventSettings = z
  .strictObject({ keepDays: whole(1, 3650, 90, 'Days that events are kept: how far back a receiver may go.') })
  .prefault({})
  .meta({ description: 'Events: what changed, as a feed (docs/EVENTS.md).' })

export const webhookSettings = z
  .strictObject({
    allow: optionalText(
      'none',
      'Receivers outside the public network, or by http: host names, addresses and ranges, comma-separated.',
      'hosts such as 10.20.0.0/16, school.example.cn',
      (value) => value.split(',').every((one) => HOST.test(one.trim())),
    ),
    timeoutMs: whole(100, 60_000, 15_000, 'Milliseconds that a receiver may take.'),
    unseenDays: whole(1, 365, 7, 'Days without a request of the account after which its webhooks wait.'),
  })
  .prefault({})
  .meta({ description: 'Webhooks (docs/EVENTS.md).' })
