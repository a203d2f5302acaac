import { document, fill, ROOM, TOKENS, twenty, type HostileInput } from './hostile-tools'

/** Documents that are as large as they may be, where reading them is dear. */
export const HOSTILE_DOCUMENTS: readonly HostileInput[] = [
  { what: 'a document of white space', body: document(`${' '.repeat(ROOM)}{me{subject}}`) },
  { what: 'a document of line ends', body: document(`${'\n'.repeat(ROOM / 2 - 100)}{me{subject}}`) },
  { what: 'a document of comments', body: document(`${'#\n'.repeat(30_000)}{me{subject}}`) },
  { what: 'a document of escapes', body: document(`{child(id:"${'\\n'.repeat(40_000)}"){id}}`) },
  { what: 'a block string of many lines', body: document(`{child(id:"""${' \n'.repeat(40_000)}"""){id}}`) },
  { what: 'a block string of quotes', body: document(`{child(id:"""${'\\"""\n'.repeat(19_000)}"""){id}}`) },
  { what: 'one field again and again', body: document(`{me{${'subject '.repeat(TOKENS)}}}`) },
  { what: 'one part again and again', body: document(`{child(id:"x"){${'education{grade}'.repeat(350)}}}`) },
  {
    what: 'one part more often than any document needs',
    body: document(`{child(id:"x"){${'education{grade}'.repeat(TOKENS / 4)}}}`),
  },
  {
    what: 'one part again and again, of one child',
    body: document(`{${'child(id:"x"){education{grade}}'.repeat(18)}}`),
  },
  {
    what: 'parts that differ below',
    body: document(`{child(id:"x"){${fill(TOKENS / 7, () => 'education{grade} welfare{visits{id}}')}}}`),
  },
  {
    what: 'many fragments of one field',
    body: document(`{me{${fill(390, (i) => `...F${i}`)}}} ${fill(390, (i) => `fragment F${i} on Me{subject}`)}`),
  },
  {
    what: 'fragments that spread each other',
    body: document(`{...F0} ${fill(60, (i) => `fragment F${i} on Query{${fill(15, (j) => `...F${(i + j) % 60}`)}}`)}`),
  },
  {
    what: 'a ring of doubling fragments without a field',
    body: document(`{...F0} ${fill(30, (i) => `fragment F${i} on Query{...F${(i + 1) % 30} ...F${(i + 1) % 30}}`)}`),
  },
  {
    what: 'doubling fragments below introspection',
    body: document(
      `{__schema{types{...F0}}} ${fill(30, (i) => `fragment F${i} on __Type{...F${i + 1} ...F${i + 1}}`)} fragment F30 on __Type{name}`,
    ),
  },
  { what: 'many operations', body: document(fill(360, (i) => `query Q${i}{me{subject}}`)) },
  {
    what: 'many operations over many fragments',
    body: document(
      `${fill(150, (i) => `query Q${i}{...F0}`)} ${fill(220, (i) => `fragment F${i} on Query{...F${i + 1}}`)} fragment F220 on Query{me{subject}}`,
    ),
  },
  { what: 'many variables', body: document(`query(${fill(600, (i) => `$v${i}:Int`)}){me{subject}}`) },
  { what: 'unknown fields', body: document(`{me{${fill(TOKENS, (i) => `subjectx${i}`)}}}`) },
  { what: 'unknown long fields', body: document(`{me{${fill(100, (i) => 's'.repeat(950) + i)}}}`) },
  { what: 'unknown arguments', body: document(`{child(${fill(900, (i) => `idd${i}:1`)}){id}}`) },
  { what: 'unknown types', body: document(`query(${fill(680, (i) => `$v${i}:Childx${i}`)}){me{subject}}`) },
  { what: 'a deep list literal', body: document(`{childrenByIds(ids:${'['.repeat(1_450)}${']'.repeat(1_450)}){id}}`) },
  {
    what: 'a deep filter literal',
    body: document(`{children(first:1,where:${'{not:'.repeat(720)}{}${'}'.repeat(720)}){totalCount}}`),
  },
  {
    what: 'a wide filter literal',
    body: document(`{children(first:1,where:{or:[${'{} '.repeat(1_450)}]}){totalCount}}`),
  },
  {
    what: 'wide filter literals in twenty lists',
    body: document(`{${twenty(() => `children(first:1,where:{or:[${'{} '.repeat(60)}]}){totalCount}`)}}`),
  },
  { what: 'a long list of id literals', body: document(`{childrenByIds(ids:[${'"a" '.repeat(TOKENS - 20)}]){id}}`) },
  { what: 'a deep selection', body: document(`{child(id:"x")${'{education'.repeat(960)}{id}${'}'.repeat(960)}}`) },
  { what: 'deep inline fragments', body: document(`{child(id:"x")${'{...'.repeat(960)}{id}${'}'.repeat(960)}}`) },
  { what: 'inline fragments on an interface', body: document(`{node(id:"x"){${'...on Child{name} '.repeat(480)}}}`) },
  { what: 'directives without end', body: document(`{me ${'@include(if:true) '.repeat(410)}{subject}}`) },
  { what: 'directives on every field', body: document(`{child(id:"x"){${'name @include(if:true) '.repeat(360)}}}`) },
  {
    what: 'sixty aliases of a wide part',
    body: document(`{child(id:"x"){${fill(60, (i) => `a${i}:education{grade rollState schoolName studentNumber}`)}}}`),
  },
  {
    what: 'fourteen profiles of unknown children',
    body: document(
      `{${fill(14, (i) => `c${i}:child(id:"child:00000000-0000-8000-8000-00000000000${i % 10}"){name sex ethnicity birthDate education{grade rollState schoolName} household{guardianName} health{bloodType} welfare{receivesAid}}`)}}`,
    ),
  },
  {
    what: 'the whole schema, ten times',
    body: document(
      `{${fill(10, (i) => `s${i}:__schema{types{name description fields{name description args{name description defaultValue} type{name kind}} inputFields{name description} enumValues{name description}}}`)}}`,
    ),
  },
]
