import { z } from 'zod'
import { flag, optionalText, text, webAddress, whole } from './fields'

/** Settings of the door: where it listens, what it takes, whom it answers. */
export const httpSettings = z
  .strictObject({
    host: text(
      '127.0.0.1',
      'Address to listen on. The default is reached from this machine only.',
      'a host name or IP address',
      /^[\w.:-]+$/,
    ),
    port: whole(0, 65_535, 4000, 'Port to listen on; 0 takes a free one.'),
    publicUrl: webAddress('`http://<host>:<port>` in demo mode', 'Address under which browsers reach the hub.'),
    allowPlainHttp: flag('Lets publicUrl and issuer be http:// in production mode. Tokens then travel in clear text.'),
    bodyLimitBytes: whole(1024, 104_857_600, 262_144, 'Largest request body, in bytes (1 MiB: pauses of 100 ms).'),
    requestTimeoutMs: whole(100, 600_000, 30_000, 'Milliseconds after which a request is given up.'),
    postOnly: flag(
      'Refuses queries by GET as well. GET puts the query and its variables into addresses, which proxies log.',
    ),
    trustedDocumentsOnly: flag(
      'Takes nothing but trusted documents from browser sessions: the application works, the explorer does not. Requests with a Bearer token may send any text.',
    ),
    bordersFile: optionalText(
      'none: a tile for each division',
      'GeoJSON file with the borders of divisions for the home page, from an approved map: a feature has its division code as property `code`.',
      'the path of a file',
    ),
    corsOrigins: optionalText(
      'none',
      'Origins of web applications elsewhere that may ask with a Bearer token, comma-separated.',
      'origins such as https://app.example.cn, without a path',
      (value) => value.split(',').every((one) => URL.canParse(one.trim()) && new URL(one.trim()).origin === one.trim()),
    ),
    trustProxy: whole(0, 10, 0, 'Number of reverse proxies before the hub whose X-Forwarded-* headers are believed.'),
  })
  .prefault({})
  .meta({ description: 'Where the hub listens.' })
