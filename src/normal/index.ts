/** Normal forms of what registries and callers write. Both sides of every comparison use them: docs/NORMAL-FORMS.md. */
export { withoutUnseen } from './characters'
export { nameKey, namePrefixKey, normaliseFormerNames, normaliseName } from './name'
export { normaliseDivisionCode, normaliseIdNumber, normaliseRollNumber } from './numbers'
export { normaliseReading, readingOf, readingsOfCharacter, type Reading } from './reading'
