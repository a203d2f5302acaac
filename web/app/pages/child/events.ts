import type { Formats } from '../../language/format'
import type { Say } from '../../language/words'
import type { ShownChild } from './page'
import type { Section } from './sections'
import type words from './words.json'

/** What happened on one day (or in one month), by one registry. */
export interface LifeEvent {
  readonly date: string
  readonly registry: Section['registry']
  readonly text: string
}

type Words = Say<keyof typeof words & string>

/** Everything dated that the account may see, the newest first. */
export function eventsOf(child: ShownChild, say: Words, formats: Formats): readonly LifeEvent[] {
  const events: LifeEvent[] = []
  const add = (
    registry: Section['registry'],
    date: string | null | undefined,
    ...parts: readonly (string | null | undefined)[]
  ) => {
    const text = parts.filter(Boolean).join(' ')
    if (date && text !== '') events.push({ date, registry, text })
  }
  const { education, household, health, welfare, justice } = child
  add('EDUCATION', education?.enrolledOn, say('eventEnrolled'), education?.schoolName)
  for (const one of education?.transfers ?? [])
    add('EDUCATION', one.date, formats.value('TransferKind', one.kind), one.toSchool ?? one.fromSchool)
  for (const { month, daysDue, daysPresent } of education?.attendance ?? [])
    if (daysDue && daysPresent !== null && daysPresent < daysDue * 0.8)
      add('EDUCATION', month, say('eventAbsent', { due: daysDue, present: daysPresent }))
  if (education?.dropoutState && education.dropoutState !== 'NONE')
    add('EDUCATION', education.dropoutStateSince, formats.value('DropoutState', education.dropoutState))
  for (const one of household?.registrationEvents ?? [])
    add(
      'POLICE',
      one.date,
      formats.value('RegistrationEventKind', one.kind),
      one.toDivision?.name ?? one.fromDivision?.name,
    )
  for (const one of health?.immunisations ?? [])
    add('HEALTH', one.date, say('eventVaccine', { vaccine: one.vaccine ?? '', dose: one.dose ?? 0 }))
  for (const one of health?.followUps ?? []) add('HEALTH', one.date, say('eventFollowUp'), one.schedule)
  for (const one of health?.diagnoses ?? []) add('HEALTH', one.date, say('eventDiagnosis'), one.name)
  for (const one of health?.mentalHealth ?? [])
    add('HEALTH', one.date, say('eventScreening'), formats.value('MentalConcern', one.concern))
  for (const one of welfare?.visits ?? [])
    add('CIVIL_AFFAIRS', one.date, say('eventVisit'), formats.value('VisitKind', one.kind), one.finding)
  for (const one of welfare?.aid ?? [])
    add('CIVIL_AFFAIRS', one.from, say('eventAid'), formats.value('AidKind', one.kind))
  for (const one of welfare?.agreements ?? []) add('CIVIL_AFFAIRS', one.signedOn, say('eventAgreement'), one.carerName)
  for (const one of welfare?.parentsAway ?? [])
    add('CIVIL_AFFAIRS', one.since, formats.value('ParentKind', one.parent), say('away'))
  for (const one of justice?.support ?? [])
    add('JUSTICE', one.date, formats.value('JusticeSupportKind', one.kind), one.giver)
  return events.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
}
