/**
 * Every error a caller can meet. Codes are never reused; docs/ERRORS.md lists them and a test keeps both equal.
 * blame: whose turn it is to act: the caller's, the access table's, a registry's, or the hub's own.
 */
export type Blame = 'caller' | 'policy' | 'registry' | 'hub'

interface Kind {
  readonly blame: Blame
  readonly status: number
  /** In English; in Chinese: sentences-zh.ts. */
  readonly sentence: string
}

export const CATALOGUE = {
  BAD_REQUEST: { blame: 'caller', status: 400, sentence: 'The request is not a well-formed GraphQL request.' },
  METHOD_NOT_ALLOWED: {
    blame: 'caller',
    status: 405,
    sentence: 'The HTTP method does not fit: send queries by POST or GET, all else by POST.',
  },
  NOT_ACCEPTABLE: {
    blame: 'caller',
    status: 406,
    sentence: 'The Accept header names no media type that the hub answers with.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    blame: 'caller',
    status: 415,
    sentence: 'The Content-Type is not what this address takes: application/json in UTF-8 for GraphQL.',
  },
  PAGE_NOT_FOUND: { blame: 'caller', status: 404, sentence: 'No such page.' },
  ADDRESS_PERSONAL: {
    blame: 'caller',
    status: 400,
    sentence: 'The address holds what looks like a name or a number of a person: send it by POST.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    blame: 'caller',
    status: 400,
    sentence: 'The hub knows no document by its hash: send the document.',
  },
  DOCUMENT_UNKNOWN: {
    blame: 'caller',
    status: 400,
    sentence: 'The hub has no trusted document of this id: reload the page, or send the document.',
  },
  DOCUMENT_NOT_TRUSTED: {
    blame: 'policy',
    status: 403,
    sentence: 'This hub takes only trusted documents from a browser session; send other documents with a Bearer token.',
  },
  TOO_LARGE: { blame: 'caller', status: 413, sentence: 'The request is larger than the hub takes.' },
  RATE_LIMITED: { blame: 'caller', status: 429, sentence: 'More requests per minute than this account may send.' },
  UNAUTHENTICATED: { blame: 'caller', status: 401, sentence: 'No token, or one the hub does not accept.' },
  PURPOSE_UNKNOWN: {
    blame: 'caller',
    status: 403,
    sentence: 'The purpose named is not one of the account’s purposes.',
  },
  CROSS_SITE: {
    blame: 'caller',
    status: 403,
    sentence: 'A request with the session cookie lacks the proof that a page of the hub sent it.',
  },
  GRAPHQL_PARSE_FAILED: { blame: 'caller', status: 400, sentence: 'The document is not GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: { blame: 'caller', status: 400, sentence: 'The document does not fit the schema.' },
  GRAPHQL_OPERATION_UNKNOWN: {
    blame: 'caller',
    status: 400,
    sentence: 'The document holds no operation of that name.',
  },
  GRAPHQL_VARIABLES: { blame: 'caller', status: 400, sentence: 'The variables do not fit the operation.' },
  BAD_TEXT: {
    blame: 'caller',
    status: 400,
    sentence:
      'A text holds control characters, half of a character, or more signs upon one letter than any script has.',
  },
  COST_TOKENS: { blame: 'caller', status: 400, sentence: 'The document has more tokens, or characters, than allowed.' },
  COST_VARIABLES: {
    blame: 'caller',
    status: 400,
    sentence: 'The variables hold more values, or more levels, than allowed.',
  },
  COST_DEPTH: { blame: 'caller', status: 400, sentence: 'The document is nested deeper than allowed.' },
  COST_ALIASES: { blame: 'caller', status: 400, sentence: 'The document has more aliases than allowed.' },
  COST_FIELDS: {
    blame: 'caller',
    status: 400,
    sentence: 'The document asks for more fields and fragments than allowed, unfolded.',
  },
  COST_ROOT_FIELDS: { blame: 'caller', status: 400, sentence: 'The operation has more root fields than allowed.' },
  COST_IDS: { blame: 'caller', status: 400, sentence: 'More children in one call than allowed.' },
  COST_FILTER: { blame: 'caller', status: 400, sentence: 'The filter holds more conditions than lists take.' },
  COST_CELLS: { blame: 'caller', status: 200, sentence: 'More facts, or more cells, than numbers take.' },
  NOT_IN_RELEASE: {
    blame: 'caller',
    status: 200,
    sentence: 'The published numbers do not hold this: no such month, facts, code or condition.',
  },
  STATISTICS_INPUT: { blame: 'caller', status: 200, sentence: 'The question for numbers does not hold together.' },
  COST_OFFSET: { blame: 'caller', status: 400, sentence: 'The offset is further on than a roster goes.' },
  COST_LIMIT: {
    blame: 'caller',
    status: 400,
    sentence: 'The operation would cost more than the roles of this account allow.',
  },
  SUBSCRIPTION_TRANSPORT: {
    blame: 'caller',
    status: 406,
    sentence:
      'A subscription is answered as a stream: send it with the header Accept: text/event-stream, or multipart/mixed;subscriptionSpec=1.0.',
  },
  SUBSCRIPTION_LIMIT: {
    blame: 'caller',
    status: 429,
    sentence: 'More subscriptions open at a time than this account may hold.',
  },
  BAD_CURSOR: {
    blame: 'caller',
    status: 200,
    sentence: 'The cursor or position does not belong to this list, filter, order and account.',
  },
  WEBHOOK_NOT_FOUND: { blame: 'caller', status: 200, sentence: 'This account has no webhook of this id.' },
  WEBHOOK_TARGET: {
    blame: 'caller',
    status: 200,
    sentence: 'Webhooks go to https addresses in public networks only, without a user name and a fragment.',
  },
  WEBHOOK_LIMIT: { blame: 'caller', status: 200, sentence: 'The account has as many webhooks as it may have: 20.' },
  WEBHOOK_HOURS: { blame: 'caller', status: 200, sentence: 'An old secret stays valid for 0 to 168 hours.' },
  WEBHOOK_STATE: { blame: 'caller', status: 200, sentence: 'The webhook is in a state that does not allow this.' },
  EVENTS_GONE: { blame: 'caller', status: 200, sentence: 'The position is older than the events that are kept.' },
  BAD_FILTER: {
    blame: 'caller',
    status: 400,
    sentence: 'The filter holds an empty list, an empty name, or a part without a condition.',
  },
  ROSTER_FILTER: {
    blame: 'caller',
    status: 400,
    sentence:
      'The OneRoster filter is not of the form that the specification gives, or asks by what this roster is not filtered by.',
  },
  ROSTER_PARAMETER: {
    blame: 'caller',
    status: 400,
    sentence:
      'A parameter of the OneRoster request is unknown, is there twice, or has no value that this roster takes.',
  },
  ROSTER_SCOPE: {
    blame: 'policy',
    status: 403,
    sentence: 'The token has scopes of OneRoster, and none of them opens this roster.',
  },
  BAD_DIVISION: {
    blame: 'caller',
    status: 200,
    sentence:
      'The code is not that of a division of a level expected here: 6, 9 or 12 digits, for numbers also 2 or 4 (GB/T 2260).',
  },
  BAD_CHILD_ID: { blame: 'caller', status: 200, sentence: 'The id is not one that the hub gives.' },
  BAD_ID_NUMBER: { blame: 'caller', status: 200, sentence: 'The number is not a valid citizen ID number (GB 11643).' },
  BAD_ROLL_NUMBER: { blame: 'caller', status: 200, sentence: 'The number is not a roll number (学籍号).' },
  NOT_FOUND: { blame: 'caller', status: 200, sentence: 'No such child within reach of this account.' },
  GRANT_NOT_FOUND: { blame: 'caller', status: 200, sentence: 'No such grant within reach of this account.' },
  GRANT_HOURS: { blame: 'caller', status: 200, sentence: 'A grant cannot last so many hours.' },
  GRANT_REASON: {
    blame: 'caller',
    status: 200,
    sentence: 'A reason, or a note, is too short or too long, holds no words, or turns the direction of writing.',
  },
  GRANT_LIMIT: {
    blame: 'caller',
    status: 200,
    sentence: 'The same request waits already, or more requests or emergencies are open than one account may have.',
  },
  GRANT_STATE: { blame: 'caller', status: 200, sentence: 'The grant is in a state that does not allow this.' },
  LEDGER_NOT_FOUND: {
    blame: 'caller',
    status: 200,
    sentence:
      'No such item, or waiting run, of the ledgers within reach of this account, or the step is not one that it may take.',
  },
  LEDGER_STATE: {
    blame: 'caller',
    status: 200,
    sentence: 'The item or the waiting run is in a state that does not allow this, or the child has another open item.',
  },
  LEDGER_OWNER: {
    blame: 'caller',
    status: 200,
    sentence:
      'Only the owner of the item may do this, or the one it is offered to, once the child is within its reach.',
  },
  LEDGER_INPUT: {
    blame: 'caller',
    status: 200,
    sentence: 'A text, a day, a place or a choice of this step is not possible.',
  },
  RETURN_NOT_FOUND: {
    blame: 'caller',
    status: 200,
    sentence:
      'No such return, school or division within reach of this account, or the step is not one that it may take.',
  },
  RETURN_STATE: {
    blame: 'caller',
    status: 200,
    sentence: 'The return is in a state that does not allow this, or its last edition is not signed yet.',
  },
  RETURN_PERSON: {
    blame: 'caller',
    status: 200,
    sentence: 'Three people file, review and sign a return: this account took an earlier step.',
  },
  RETURN_CHECKS: { blame: 'caller', status: 200, sentence: 'A check of sums within the return does not hold.' },
  RETURN_EARLY: {
    blame: 'caller',
    status: 200,
    sentence:
      'The return was counted too early: it counts to the end of its period, a monthly return to the 25th of its month or later.',
  },
  RETURN_INPUT: { blame: 'caller', status: 200, sentence: 'The period, the unit or the correction is not possible.' },
  SAVED_FILTER_NOT_FOUND: { blame: 'caller', status: 200, sentence: 'No such saved filter of this account.' },
  SAVED_FILTER_NAME: {
    blame: 'caller',
    status: 200,
    sentence:
      'The name of a saved filter is empty, too long, turns the direction of writing, or is that of another one of this account.',
  },
  SAVED_FILTER_LIMIT: {
    blame: 'caller',
    status: 200,
    sentence: 'More saved filters, or a larger one, than an account may keep.',
  },
  SAVED_FILTER_STALE: {
    blame: 'caller',
    status: 200,
    sentence: 'The saved filter holds what lists no longer take.',
  },
  SAVED_OPERATION_NOT_FOUND: {
    blame: 'caller',
    status: 200,
    sentence: 'No such saved operation of this account or its department.',
  },
  SAVED_OPERATION_NAME: {
    blame: 'caller',
    status: 200,
    sentence: 'The name, a title or the sharing of a saved operation is not possible, or the name is taken.',
  },
  SAVED_OPERATION_LIMIT: {
    blame: 'caller',
    status: 200,
    sentence: 'More saved operations, or more versions of one, than an account may keep.',
  },
  SAVED_OPERATION_DOCUMENT: {
    blame: 'caller',
    status: 200,
    sentence: 'The document cannot be saved as an operation.',
  },
  SAVED_OPERATION_STALE: {
    blame: 'caller',
    status: 200,
    sentence: 'The saved operation holds what the schema no longer has.',
  },
  SAVED_OPERATION_FORMAT: {
    blame: 'caller',
    status: 400,
    sentence: 'The saved operation does not become rows, so it has no such format.',
  },
  VERSION_CONFLICT: {
    blame: 'caller',
    status: 200,
    sentence: 'Somebody changed it since it was read: the version is another.',
  },
  IDEMPOTENCY_KEY: {
    blame: 'caller',
    status: 200,
    sentence: 'The idempotency key is not well-formed, or was used for another change.',
  },
  FACT_UNKNOWN: {
    blame: 'caller',
    status: 400,
    sentence: 'The operation looks up, filters or sorts by a fact that no connected registry tells.',
  },
  ACCESS_VERSION: {
    blame: 'caller',
    status: 200,
    sentence: 'No version of the access table has this number, or this hub cannot read it any more.',
  },
  AUDIT_SPAN: { blame: 'caller', status: 200, sentence: 'The span of time is empty, or longer than a search takes.' },
  AUDIT_SEARCH_LONG: {
    blame: 'caller',
    status: 200,
    sentence: 'The search took too long: choose a shorter span of time.',
  },
  ACCESS_FILTER: {
    blame: 'policy',
    status: 403,
    sentence: 'The operation uses a field, to look up, filter, sort or group, that this account may not use so.',
  },
  ACCESS_DENIED: {
    blame: 'policy',
    status: 403,
    sentence: 'The operation holds a mutation that this account may not call.',
  },
  GRANT_SEALED: { blame: 'policy', status: 200, sentence: 'The section is sealed: no grant opens it.' },
  GRANT_NOT_POSSIBLE: {
    blame: 'policy',
    status: 200,
    sentence: 'The table does not offer this to this account, for this child, by grant.',
  },
  GRANT_OWN: { blame: 'policy', status: 200, sentence: 'Nobody decides on, or reviews, the own request.' },
  GRANT_REVIEW_OPEN: {
    blame: 'policy',
    status: 200,
    sentence: 'An earlier emergency access to the same has not been reviewed yet.',
  },
  ACCESS_STRICT: {
    blame: 'policy',
    status: 403,
    sentence: 'Strict access was asked for, and a field would be withheld.',
  },
  FILE_UNREADABLE: { blame: 'caller', status: 400, sentence: 'The file is not a whole table in CSV or XLSX.' },
  FILE_ENCODING: { blame: 'caller', status: 400, sentence: 'The file is not written in the encoding that was named.' },
  FILE_LIMIT: { blame: 'caller', status: 400, sentence: 'The file holds more than a list may.' },
  FILE_COLUMN: {
    blame: 'caller',
    status: 400,
    sentence: 'It is not clear which column of the file holds the numbers.',
  },
  NUMBER_DAMAGED: {
    blame: 'caller',
    status: 200,
    sentence: 'A spreadsheet damaged this number: some of its digits are lost.',
  },
  NUMBER_OLD: { blame: 'caller', status: 200, sentence: 'This number has 15 digits, and nothing tells its century.' },
  REGISTRY_DOWN: {
    blame: 'registry',
    status: 200,
    sentence: 'A registry does not answer; the answer holds what the others know.',
  },
  REGISTRY_TIMEOUT: { blame: 'registry', status: 200, sentence: 'A registry did not answer within its time limit.' },
  REGISTRY_LIES: {
    blame: 'registry',
    status: 200,
    sentence: 'A registry answered with a cell or a row that breaks its own format.',
  },
  NOT_CONNECTED: {
    blame: 'registry',
    status: 200,
    sentence: 'The hub is not connected to this registry; the answer holds what the others know.',
  },
  NOT_READ: {
    blame: 'registry',
    status: 200,
    sentence: 'The hub does not read this column of the registry: it is unknown here, not empty.',
  },
  CAPABILITY: { blame: 'hub', status: 200, sentence: 'A registry was asked for something it does not offer.' },
  AUDIT_UNAVAILABLE: { blame: 'hub', status: 503, sentence: 'The audit trail cannot be written, so no data leaves.' },
  HUB_UNAVAILABLE: { blame: 'hub', status: 503, sentence: 'The hub’s own database does not answer.' },
  SUBSCRIPTIONS_FULL: {
    blame: 'hub',
    status: 503,
    sentence: 'The hub holds as many subscriptions open as it takes.',
  },
  FILES_FULL: { blame: 'hub', status: 503, sentence: 'The hub checks as many files as it takes at a time.' },
  ACCESS_TABLE_INVALID: {
    blame: 'hub',
    status: 500,
    sentence: 'The access table does not match the schema; it was refused whole.',
  },
  RULES_INVALID: { blame: 'hub', status: 500, sentence: 'The rule file has faults; it was refused whole.' },
  STATISTICS_INVALID: {
    blame: 'hub',
    status: 500,
    sentence: 'The file of dimensions, or of population, has faults; it was refused whole.',
  },
  SNAPSHOT_MONTH: { blame: 'caller', status: 400, sentence: 'The index knows today alone: no snapshot of this month.' },
  SNAPSHOT_FAILED: { blame: 'hub', status: 500, sentence: 'The snapshot could not be written.' },
  SNAPSHOT_DAMAGED: { blame: 'hub', status: 500, sentence: 'The snapshot is not the file that was written.' },
  RELEASE_EXISTS: { blame: 'caller', status: 409, sentence: 'The month is published already, or just now being so.' },
  RELEASE_UNSAFE: { blame: 'hub', status: 500, sentence: 'The audit of the release failed; nothing was published.' },
  START_FAILED: { blame: 'hub', status: 500, sentence: 'The hub could not start.' },
  INTERNAL: { blame: 'hub', status: 500, sentence: 'A fault in the hub. The request id finds it in the log.' },
} as const satisfies Record<string, Kind>

export type ErrorCode = keyof typeof CATALOGUE
