import { migrations } from '../../migrations/education'
import type { RegistryDefinition } from '../contract/registry'
import { educationConnector } from '.'
import * as conclusions from './conclusions'

export const education = {
  name: 'education',
  words: { short: '教育 education roll 学籍', title: '学籍 education roll', settings: 'education' },
  childField: 'education',
  types: ['EducationRecord', 'AttendanceMonth', 'Transfer', 'FamilyContact'],
  required: ['rollNumber', 'rollState'],
  // The roll alone knows the school. Of the person it knows what the school was told.
  precedence: {
    name: 3,
    former_names: 2,
    sex: 3,
    birth_date: 3,
    ethnicity: 3,
    id_number: 3,
    registered_division: 3,
    residence_division: 3,
    school_division: 1,
    school_code: 1,
    roll_number: 1,
  },
  indexed: {
    asOf: 'education_as_of',
    columns: [
      { column: 'rollState', filter: 'rollState', stored: 'roll_state', kind: 'enum' },
      { column: 'attendanceBand', filter: 'attendanceBand', stored: 'attendance_band', kind: 'enum' },
      { column: 'dropoutState', filter: 'dropoutState', stored: 'dropout_state', kind: 'enum', added: true },
      { column: 'grade', filter: 'grade', stored: 'grade', kind: 'number', added: true },
      { column: 'className', filter: 'className', stored: 'class_name', kind: 'text', added: true },
      { column: 'leftBehind', filter: 'educationLeftBehind', stored: 'education_left_behind', kind: 'enum' },
      { column: 'needsAid', filter: 'educationNeedsAid', stored: 'education_needs_aid', kind: 'boolean', added: true },
      {
        column: 'receivesAid',
        filter: 'educationReceivesAid',
        stored: 'education_receives_aid',
        kind: 'boolean',
        added: true,
      },
    ],
  },
  dropout: {
    roll: 'rollState',
    attendance: { months: 'attendance', band: 'attendanceBand' },
    transfers: 'transfers',
    ledger: 'dropoutState',
  },
  conclusions: { ...conclusions },
  connect: educationConnector,
  migrations,
} as const satisfies RegistryDefinition
