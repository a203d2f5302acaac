import { z } from 'zod'
import { flag, optionalText } from './fields'

/** Settings of snapshots and releases of numbers. */
export const statisticsSettings = z
  .strictObject({
    file: optionalText(
      "the hub's own schema/statistics.yml",
      'File that says what numbers are counted by (YAML).',
      'the path of a file',
    ),
    snapshots: optionalText(
      '`<dataDir>/snapshots`',
      'Folder of the monthly snapshots. Protect it like the database.',
      'the path of a folder',
    ),
    monthly: flag('Publishes last month by itself once it is over. Needs `hub.ownerUrl`, or the embedded server.'),
  })
  .prefault({})
  .meta({ description: 'Releases of numbers (docs/STATISTICS.md).' })
