import { z } from 'zod'
import { optionalText, whole } from './fields'

/** Working days, clocks and the brake of the three ledgers. */
export const ledgerSettings = {
  calendar: z
    .strictObject({
      file: optionalText(
        'none',
        'File with days that differ from the national calendar, or that it does not know yet (YAML: `holidays`, `workdays`).',
        'the path of a file',
      ),
    })
    .prefault({})
    .meta({ description: 'Working days.' }),
  ledgers: z
    .strictObject({
      limits: optionalText(
        "the hub's own src/ledgers/data",
        'File with the limits of the clocks (YAML).',
        'the path of a file',
      ),
      everyMinutes: whole(1, 1440, 60, 'Minutes between two comparisons of verdicts and ledgers.'),
      brakePercent: whole(0, 100, 5, 'A run that would change a larger share of a school’s roll waits for a person.'),
      brakeAbove: whole(0, 1000, 1, 'So many children of one school are no mass change, however small its roll.'),
    })
    .prefault({})
    .meta({ description: 'The three ledgers of dropout control.' }),
}
