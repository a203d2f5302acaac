/* eslint-disable */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** 日期 calendar day, YYYY-MM-DD (GB/T 7408) */
  Date: { input: string; output: string; }
  /** 日期时间 instant in UTC, ISO 8601, e.g. 2026-09-01T00:00:00Z */
  DateTime: { input: string; output: string; }
  /** JSON 对象 an object of JSON, e.g. the variables of an operation */
  JSONObject: { input: Record<string, unknown>; output: Record<string, unknown>; }
  /** 月份 calendar month, YYYY-MM (GB/T 7408) */
  Month: { input: string; output: string; }
  /** 日期或年份 a calendar day, YYYY-MM-DD, or its year alone, YYYY, where the account sees it masked (`extensions.masked` tells) */
  PartialDate: { input: string; output: string; }
};

/** 权限变化 one cell of the access matrix that differs */
export type AccessDifference = {
  readonly __typename?: 'AccessDifference';
  /** 之后 cell after; null: nothing */
  readonly after: Maybe<Scalars['String']['output']>;
  /** 授权对象 a department or a role */
  readonly audience: Scalars['String']['output'];
  /** 之前 cell before, as in the matrix: F area; null: nothing */
  readonly before: Maybe<Scalars['String']['output']>;
  /** 字段 Type.field */
  readonly field: Scalars['String']['output'];
  /** 规则 rule after, or before if the field is gone */
  readonly rule: Maybe<Scalars['String']['output']>;
};

/** 权限级别 what the access table gives */
export type AccessLevel =
  /** 全部 the value as recorded */
  | 'FULL'
  /** 须经批准 only under an approved, time-boxed grant (未成年人网络保护条例 36) */
  | 'GRANTED'
  /** 脱敏 the value behind a mask */
  | 'MASKED'
  /** 无权 nothing */
  | 'NONE';

/** 权限表 the access table: who may do what with each field */
export type AccessMatrix = {
  readonly __typename?: 'AccessMatrix';
  /** 规则 rules, in the order of the files */
  readonly rules: ReadonlyArray<AccessRule>;
  /** 权限表版本 version */
  readonly version: Scalars['String']['output'];
};

/** 授权 what one department or role is permitted by a rule */
export type AccessPermission = {
  readonly __typename?: 'AccessPermission';
  /** 授权对象 a department (its officers) or a role */
  readonly audience: Scalars['String']['output'];
  /** 权限级别 how the fields are read */
  readonly level: AccessLevel;
  /** 脱敏方式 name of the mask */
  readonly mask: Maybe<Scalars['String']['output']>;
  /** 其他权限 filter, statistics, and the commands of mutations */
  readonly may: ReadonlyArray<Scalars['String']['output']>;
  /** 使用目的 purposes that it holds for; null: every purpose */
  readonly purposes: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** 范围 scope: all, area 辖区, school 本校, caseload 责任名单 */
  readonly scope: Scalars['String']['output'];
};

/** 规则 a group of the access table: fields with the same permissions */
export type AccessRule = {
  readonly __typename?: 'AccessRule';
  /** 法律依据 legal basis */
  readonly basis: Scalars['String']['output'];
  /** 数据分级 data class: public, internal, sensitive or secret (个人信息保护法 51) */
  readonly dataClass: Scalars['String']['output'];
  /** 字段 fields, Type.field */
  readonly fields: ReadonlyArray<Scalars['String']['output']>;
  /** 数据归口部门 department that owns the data */
  readonly owner: Scalars['String']['output'];
  /** 授权 permissions; who is not named has none */
  readonly permissions: ReadonlyArray<AccessPermission>;
  /** 规则 its name in every explanation and audit record: education.yml#roll */
  readonly rule: Scalars['String']['output'];
  /** 封存 whether no grant can open it */
  readonly sealed: Scalars['Boolean']['output'];
  /** 规则名称 title */
  readonly title: Scalars['String']['output'];
};

/** 权限表版本 a version of the access table that was in force */
export type AccessVersion = {
  readonly __typename?: 'AccessVersion';
  /** 序号 number: the order in which versions came into force */
  readonly number: Scalars['Int']['output'];
  /** 生效时间 since when, ISO 8601 */
  readonly since: Scalars['String']['output'];
  /** 权限表版本 version, as answers and audit records name it */
  readonly version: Maybe<Scalars['String']['output']>;
};

/** 入学方式 way of admission, code table of the roll */
export type Admission =
  /** 23 艺术特招 admitted for arts */
  | 'ARTS'
  /** 11 就近入学 school nearby */
  | 'NEARBY'
  /** 12 其他 other way in the compulsory stage */
  | 'OTHER'
  /** 22 体育特招 admitted for sports */
  | 'SPORTS'
  /** 21 统一招生考试 unified examination */
  | 'UNIFIED_EXAM'
  /** 99 未说明 not stated */
  | 'UNKNOWN';

/** 委托照护协议状态 state of a care agreement */
export type AgreementState =
  /** 有效 active */
  | 'ACTIVE'
  /** 终止 ended */
  | 'ENDED'
  /** 到期 expired */
  | 'EXPIRED';

/** 救助 aid paid or given */
export type Aid = {
  readonly __typename?: 'Aid';
  /** 起始日期 from */
  readonly from: Maybe<Scalars['Date']['output']>;
  /** 救助类别 kind */
  readonly kind: Maybe<AidKind>;
  /** 月金额 yuan a month */
  readonly monthlyYuan: Maybe<Scalars['Float']['output']>;
  /** 截止日期 until; null while it runs */
  readonly until: Maybe<Scalars['Date']['output']>;
};

/** 救助类别 kind of aid */
export type AidKind =
  /** 事实无人抚养儿童补贴 allowance of the de facto unsupported */
  | 'DE_FACTO_UNSUPPORTED_ALLOWANCE'
  /** 残疾补贴 disability allowance */
  | 'DISABILITY_ALLOWANCE'
  /** 住房救助 housing aid */
  | 'HOUSING'
  /** 医疗救助 medical aid */
  | 'MEDICAL'
  /** 孤儿基本生活费 orphan's allowance */
  | 'ORPHAN_ALLOWANCE'
  /** 其他 other */
  | 'OTHER'
  /** 低保 subsistence allowance */
  | 'SUBSISTENCE_ALLOWANCE'
  /** 临时救助 temporary aid */
  | 'TEMPORARY';

/** 答复移交 answers an offered hand-over */
export type AnswerLedgerHandOverInput = {
  /** 答复 answer */
  readonly answer: LedgerOfferAnswer;
  /** 幂等键 8 to 100 characters: the same key and input is the same step */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 台账记录编号 id of the item */
  readonly itemId: Scalars['ID']['input'];
  /** 说明 what is to be written down, 5 to 2,000 characters */
  readonly note: Scalars['String']['input'];
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 出勤等级 band of attendance in the last recorded month */
export type AttendanceBand =
  /** 缺勤 absent, 0 % */
  | 'ABSENT'
  /** 全勤 98 % or more of the days due */
  | 'FULL'
  /** 较好 80 % or more */
  | 'GOOD'
  /** 较差 more than 0 % */
  | 'POOR'
  /** 未知 no month recorded */
  | 'UNKNOWN';

/** 出勤等级 的筛选条件 filter on 出勤等级 */
export type AttendanceBandFilter = {
  /** 等于 is */
  readonly eq?: InputMaybe<AttendanceBand>;
  /** 属于 is one of; not empty */
  readonly in?: InputMaybe<ReadonlyArray<AttendanceBand>>;
  /** 是否为空 is not recorded */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** 月考勤 attendance of one month */
export type AttendanceMonth = {
  readonly __typename?: 'AttendanceMonth';
  /** 应出勤天数 school days due */
  readonly daysDue: Maybe<Scalars['Int']['output']>;
  /** 请假天数 days absent with leave */
  readonly daysExcused: Maybe<Scalars['Int']['output']>;
  /** 实出勤天数 days present */
  readonly daysPresent: Maybe<Scalars['Int']['output']>;
  /** 无故缺勤天数 days absent without reason */
  readonly daysUnexcused: Maybe<Scalars['Int']['output']>;
  /** 月份 month */
  readonly month: Maybe<Scalars['Month']['output']>;
};

/** 审计列表 a page of the audit trail, the newest first */
export type AuditConnection = {
  readonly __typename?: 'AuditConnection';
  /** 记录 entries */
  readonly nodes: ReadonlyArray<AuditEntry>;
  /** 分页信息 page */
  readonly pageInfo: PageInfo;
};

/** 审计记录 who looked at which fields of which children, was refused, or changed something: never a value */
export type AuditEntry = {
  readonly __typename?: 'AuditEntry';
  /** 时间 when */
  readonly at: Scalars['DateTime']['output'];
  /** 越权儿童 hub ids of children asked for beyond the reach of the account, those within reach here */
  readonly beyondReach: ReadonlyArray<Scalars['ID']['output']>;
  /** 变更 what was changed: grant-approved, filter-saved */
  readonly change: Maybe<Scalars['String']['output']>;
  /** 儿童 hub ids of children that were shown or changed, those within reach */
  readonly children: ReadonlyArray<Scalars['ID']['output']>;
  /** 客户端 client program */
  readonly client: Scalars['String']['output'];
  /** 部门 department */
  readonly department: Maybe<Scalars['String']['output']>;
  /** 编号 place in the trail: chain and number */
  readonly id: Scalars['ID']['output'];
  /** 类别 kind */
  readonly kind: AuditKind;
  /** 操作 name of the operation */
  readonly operation: Maybe<Scalars['String']['output']>;
  /** 其他儿童 how many more children it showed, or changed something of, out of reach here */
  readonly otherChildren: Scalars['Int']['output'];
  /** 结果 code of a refusal; of a change done, unconfirmed or the code */
  readonly outcome: Maybe<Scalars['String']['output']>;
  /** 使用目的 purpose */
  readonly purpose: Scalars['String']['output'];
  /** 请求编号 request id */
  readonly requestId: Scalars['String']['output'];
  /** 角色 roles */
  readonly roles: ReadonlyArray<Scalars['String']['output']>;
  /** 已显示 rules under which something was shown */
  readonly shown: ReadonlyArray<Scalars['String']['output']>;
  /** 账号 account (token subject) */
  readonly subject: Scalars['String']['output'];
  /** 权限表版本 version of the access table */
  readonly tableVersion: Maybe<Scalars['String']['output']>;
  /** 参数用途 fields that lists were filtered, searched or sorted by */
  readonly used: ReadonlyArray<Scalars['String']['output']>;
  /** 不予显示 fields asked for and withheld, with the level */
  readonly withheld: ReadonlyArray<Scalars['String']['output']>;
};

/** 审计检索 which entries of the audit trail: all conditions must hold */
export type AuditFilter = {
  /** 儿童 hub id of a child: who looked at it, tried to, or changed something of it */
  readonly child?: InputMaybe<Scalars['ID']['input']>;
  /** 部门 department of the account */
  readonly department?: InputMaybe<Scalars['String']['input']>;
  /** 字段 Type.field: filtered by or withheld; shown, as far as the trail tells: it names the rule that governs the field */
  readonly field?: InputMaybe<Scalars['String']['input']>;
  /** 起 from this instant on; 30 days back when left out */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** 类别 kind of entry */
  readonly kind?: InputMaybe<AuditKind>;
  /** 使用目的 purpose */
  readonly purpose?: InputMaybe<Scalars['String']['input']>;
  /** 账号 account (token subject) */
  readonly subject?: InputMaybe<Scalars['String']['input']>;
  /** 止 before this instant; now when left out. A span has at most 92 days */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** 审计类别 what an entry of the audit trail tells */
export type AuditKind =
  /** 变更 a mutation: what it changed, or why it did not */
  | 'CHANGE'
  /** 查看 children were looked at */
  | 'LOOK'
  /** 拒绝 an operation was refused before it looked at anybody */
  | 'REFUSAL';

/** 审计校验 whether the whole trail is what was written */
export type AuditVerification = {
  readonly __typename?: 'AuditVerification';
  /** 校验时间 when */
  readonly at: Scalars['DateTime']['output'];
  /** 链数 chains */
  readonly chains: Scalars['Int']['output'];
  /** 记录数 entries read */
  readonly entries: Scalars['Int']['output'];
  /** 首个差错 the first fault: chain, number and kind; null without */
  readonly fault: Maybe<Scalars['String']['output']>;
  /** 是否完好 every entry as it was written, none missing */
  readonly intact: Scalars['Boolean']['output'];
  /** 未锚定 newest entries whose loss nothing would show yet */
  readonly unvouched: Scalars['Int']['output'];
};

/** 是非筛选 filter on yes and no */
export type BooleanFilter = {
  /** 等于 is */
  readonly eq?: InputMaybe<Scalars['Boolean']['input']>;
  /** 是否为空 is not recorded */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** 委托照护协议 entrusted-care agreement 委托监护责任确认书 */
export type CareAgreement = {
  readonly __typename?: 'CareAgreement';
  /** 受委托人姓名 name of the carer */
  readonly carerName: Maybe<Scalars['String']['output']>;
  /** 复核日期 last reviewed on */
  readonly reviewedOn: Maybe<Scalars['Date']['output']>;
  /** 签订日期 signed on */
  readonly signedOn: Maybe<Scalars['Date']['output']>;
  /** 协议状态 state */
  readonly state: Maybe<AgreementState>;
  /** 生效日期 valid from */
  readonly validFrom: Maybe<Scalars['Date']['output']>;
  /** 到期日期 valid until */
  readonly validUntil: Maybe<Scalars['Date']['output']>;
};

/** 受委托照护人 carer entrusted by the parents (未成年人保护法 22–23) */
export type Carer = {
  readonly __typename?: 'Carer';
  /** 居住地 address */
  readonly address: Maybe<Scalars['String']['output']>;
  /** 是否书面委托 entrusted in writing */
  readonly entrusted: Maybe<Scalars['Boolean']['output']>;
  /** 公民身份号码 ID number, GB 11643 */
  readonly idNumber: Maybe<Scalars['String']['output']>;
  /** 姓名 name */
  readonly name: Maybe<Scalars['String']['output']>;
  /** 联系电话 phone */
  readonly phone: Maybe<Scalars['String']['output']>;
  /** 与被监护人关系 relation to the child */
  readonly relation: Maybe<Scalars['String']['output']>;
  /** 起始日期 since */
  readonly since: Maybe<Scalars['Date']['output']>;
  /** 截止日期 until; null while it lasts */
  readonly until: Maybe<Scalars['Date']['output']>;
};

/** 推导可靠程度 how sure a derived relation is */
export type Certainty =
  /** 确定 the relations to the head allow one reading only */
  | 'CERTAIN'
  /** 很可能 the likeliest of several readings */
  | 'LIKELY';

/** 更新时间范围 when what rosters tell of a pupil last changed, as the index saw it */
export type ChangedFilter = {
  /** 晚于 after */
  readonly after?: InputMaybe<Scalars['DateTime']['input']>;
  /** 早于 before */
  readonly before?: InputMaybe<Scalars['DateTime']['input']>;
  /** 不早于 at or after */
  readonly since?: InputMaybe<Scalars['DateTime']['input']>;
  /** 不晚于 at or before */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** 儿童 a child: one child, one file (一人一档), gathered live from the registries as far as the access table grants it */
export type Child = Node & {
  readonly __typename?: 'Child';
  /** 周岁年龄 age in full years today, Asia/Shanghai */
  readonly age: Maybe<Scalars['Int']['output']>;
  /** 出生日期 birth date; masked: its year */
  readonly birthDate: Maybe<Scalars['PartialDate']['output']>;
  /** 控辍保学研判 verdict of dropout control; null: none is kept, as of a child far from school age */
  readonly dropoutVerdict: Maybe<DropoutVerdict>;
  /** 学籍 what the education roll knows */
  readonly education: Maybe<EducationRecord>;
  /** 民族 ethnicity, name of GB 3304, e.g. 汉族 */
  readonly ethnicity: Maybe<Scalars['String']['output']>;
  /** 曾用名 former names */
  readonly formerNames: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** 健康档案 what the health archive knows */
  readonly health: Maybe<HealthRecord>;
  /** 户籍 what the household register knows */
  readonly household: Maybe<HouseholdRecord>;
  /** 儿童编号 identity in the hub; governs whose existence an actor may know */
  readonly id: Scalars['ID']['output'];
  /** 公民身份号码 ID number, 18 characters, GB 11643 */
  readonly idNumber: Maybe<Scalars['String']['output']>;
  /** 两类人员未成年子女 what the survey of justice knows. Sealed */
  readonly justice: Maybe<JusticeRecord>;
  /** 关联 links to the registries' records */
  readonly links: Maybe<ReadonlyArray<ChildLink>>;
  /** 姓名 name */
  readonly name: Maybe<Scalars['String']['output']>;
  /** 可能重复 whether another entry may be the same person: same name, birth date and sex in one county, or one bears a number that it contradicts and the other owns. Nothing is linked by it; lists and totalCount count entries */
  readonly possibleDuplicate: Maybe<Scalars['Boolean']['output']>;
  /** 户籍所在地 division of the household registration */
  readonly registeredDivision: Maybe<Division>;
  /** 现居住地 division of residence */
  readonly residenceDivision: Maybe<Division>;
  /** 学校所在地 division of the school */
  readonly schoolDivision: Maybe<Division>;
  /** 性别 sex, GB/T 2261.1 */
  readonly sex: Maybe<Sex>;
  /** 来源 what each registry gave to this answer */
  readonly sources: Maybe<ReadonlyArray<SourceState>>;
  /** 福利档案 what the register of left-behind children and children in difficulty knows */
  readonly welfare: Maybe<WelfareRecord>;
};

/** 儿童列表 Relay: a page of the children that match and are within reach */
export type ChildConnection = {
  readonly __typename?: 'ChildConnection';
  /** 列表项 edges */
  readonly edges: ReadonlyArray<ChildEdge>;
  /** 分页信息 page */
  readonly pageInfo: PageInfo;
  /** 总数 how many match within reach */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** 列表项 Relay: a child of the page and its cursor */
export type ChildEdge = {
  readonly __typename?: 'ChildEdge';
  /** 游标 cursor; holds for this list, by this filter and order, and for accounts of this kind only */
  readonly cursor: Scalars['String']['output'];
  /** 儿童 the child */
  readonly node: Maybe<Child>;
};

/** 儿童筛选条件 facts of several registries; all given ones must hold. Null and absent ask nothing. An empty list, an empty name and a filter without a condition within and, or, not are refused (BAD_FILTER). Each fact is judged by the rights to the field it touches, at full and within scope */
export type ChildFilter = {
  /** 同时满足 all of these; not empty, each with a condition */
  readonly and?: InputMaybe<ReadonlyArray<ChildFilter>>;
  /** 出勤等级 band of attendance */
  readonly attendanceBand?: InputMaybe<AttendanceBandFilter>;
  /** 出生年月 month of birth */
  readonly birthMonth?: InputMaybe<MonthFilter>;
  /** 班级 class, as its school writes it */
  readonly className?: InputMaybe<TextFilter>;
  /** 残疾类别 class of disability */
  readonly disabilityClass?: InputMaybe<DisabilityClassFilter>;
  /** 控辍保学研判等级 level of the verdict of dropout control */
  readonly dropoutLevel?: InputMaybe<DropoutLevelFilter>;
  /** 控辍状态 state in the dropout ledger */
  readonly dropoutState?: InputMaybe<DropoutStateFilter>;
  /** 留守（教育口径） left behind, by the roll */
  readonly educationLeftBehind?: InputMaybe<EducationLeftBehindFilter>;
  /** 是否需要申请资助（学籍） needs financial aid, by the roll */
  readonly educationNeedsAid?: InputMaybe<BooleanFilter>;
  /** 是否享受一补（学籍） receives the boarding subsidy, by the roll */
  readonly educationReceivesAid?: InputMaybe<BooleanFilter>;
  /** 年级 grade, 1 to 12 */
  readonly grade?: InputMaybe<NumberFilter>;
  /** 监护方式 guardian arrangement, by the survey of justice */
  readonly guardianArrangement?: InputMaybe<GuardianArrangementFilter>;
  /** 监护类型 type of guardianship */
  readonly guardianshipType?: InputMaybe<GuardianshipTypeFilter>;
  /** 姓名 name */
  readonly name?: InputMaybe<NameFilter>;
  /** 不满足 not this, which has a condition; a child of whom it is not recorded counts as not */
  readonly not?: InputMaybe<ChildFilter>;
  /** 满足其一 one of these at least; not empty, each with a condition */
  readonly or?: InputMaybe<ReadonlyArray<ChildFilter>>;
  /** 父母一方是否在押、在戒 a parent is held today, by the survey of justice */
  readonly parentHeld?: InputMaybe<BooleanFilter>;
  /** 父母是否符合认定情形 a parent is held today by a measure of six months or more, by the survey of justice */
  readonly parentQualifyingGround?: InputMaybe<BooleanFilter>;
  /** 是否享受救助 receives aid */
  readonly receivesAid?: InputMaybe<BooleanFilter>;
  /** 户籍所在地 division of the household registration */
  readonly registeredDivision?: InputMaybe<DivisionFilter>;
  /** 现居住地 division of residence */
  readonly residenceDivision?: InputMaybe<DivisionFilter>;
  /** 学籍状态 state of the roll */
  readonly rollState?: InputMaybe<RollStateFilter>;
  /** 学校标识码 school code */
  readonly schoolCode?: InputMaybe<TextFilter>;
  /** 学校所在地 division of the school */
  readonly schoolDivision?: InputMaybe<DivisionFilter>;
  /** 性别 sex */
  readonly sex?: InputMaybe<SexFilter>;
  /** 困境类别 category of difficulty, by civil affairs; several may hold of one child */
  readonly welfareCategory?: InputMaybe<WelfareCategoryFilter>;
  /** 留守（民政口径） left behind, by civil affairs */
  readonly welfareLeftBehind?: InputMaybe<WelfareLeftBehindFilter>;
};

/** 关联 link between a child and a record of a registry. Records are linked, never merged */
export type ChildLink = {
  readonly __typename?: 'ChildLink';
  /** 决定时间 when it was decided, UTC */
  readonly decidedAt: Scalars['DateTime']['output'];
  /** 决定人 who decided: a rule set or a steward */
  readonly decidedBy: Maybe<Scalars['String']['output']>;
  /** 主记录 whether this is the record the profile shows, where a registry holds several */
  readonly primary: Scalars['Boolean']['output'];
  /** 记录编号 the registry's own key of the record */
  readonly recordId: Maybe<Scalars['ID']['output']>;
  /** 登记簿 registry of the record */
  readonly registry: RegistryName;
  /** 关联规则 rule that made the link */
  readonly rule: Scalars['String']['output'];
  /** 关联状态 state of the link */
  readonly state: LinkState;
};

/** 排序 order of a list */
export type ChildOrder = {
  /** 依据 by what */
  readonly by: ChildOrderBy;
  /** 方向 direction */
  readonly direction?: Direction;
};

/** 排序依据 what a list is ordered by; the id breaks ties */
export type ChildOrderBy =
  /** 出生年月 month of birth */
  | 'BIRTH_MONTH'
  /** 编号 the hub id */
  | 'ID'
  /** 姓名拼音 reading of the name */
  | 'NAME';

/** 称已了结 says how the item ends; true only with its proof */
export type ClaimLedgerOutcomeInput = {
  /** 幂等键 8 to 100 characters: the same key and input is the same step */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 台账记录编号 id of the item */
  readonly itemId: Scalars['ID']['input'];
  /** 说明 what is to be written down, 5 to 2,000 characters */
  readonly note: Scalars['String']['input'];
  /** 结果 outcome */
  readonly outcome: LedgerOutcome;
  /** 理由 why; needed of EXCUSED and DISPROVED, left out of RETURNED */
  readonly reason?: InputMaybe<LedgerReason>;
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 销号 closes an item with its proof */
export type CloseLedgerItemInput = {
  /** 幂等键 8 to 100 characters: the same key and input is the same step */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 台账记录编号 id of the item */
  readonly itemId: Scalars['ID']['input'];
  /** 说明 what is to be written down, 5 to 2,000 characters */
  readonly note: Scalars['String']['input'];
  /** 佐证 kind of proof; it must prove the claimed outcome */
  readonly proof: LedgerProof;
  /** 佐证出处 number of the document, or where it lies: 2 to 200 characters */
  readonly reference: Scalars['String']['input'];
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 分项开销 what one root field of an operation costs at most */
export type CostPart = {
  readonly __typename?: 'CostPart';
  /** 调用 calls to the registries */
  readonly calls: ReadonlyArray<RegistryCalls>;
  /** 数据项 columns of each child */
  readonly columns: Scalars['Int']['output'];
  /** 开销 points */
  readonly cost: Scalars['Int']['output'];
  /** 计数 children counted for totals, once for each condition of the filter */
  readonly counted: Scalars['Int']['output'];
  /** 字段 root field, e.g. Query.childrenByIds */
  readonly field: Scalars['String']['output'];
  /** 子表数据项 columns of lists below each child */
  readonly listColumns: Scalars['Int']['output'];
  /** 路径 path in the answer */
  readonly path: Scalars['String']['output'];
  /** 儿童数 children at most */
  readonly rows: Scalars['Int']['output'];
};

/** 创建 Webhook of the own account, at most 20 */
export type CreateWebhookInput = {
  /** 签名算法 HMAC when left out */
  readonly algorithm?: InputMaybe<WebhookAlgorithm>;
  /** 幂等键 8 to 100 characters: the same key and input is the same change */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 种类 only these; left out: all that the account is told of */
  readonly types?: InputMaybe<ReadonlyArray<EventType>>;
  /** 地址 https, in the public network */
  readonly url: Scalars['String']['input'];
};

/** 审批授权 answers a request for a grant */
export type DecideGrantInput = {
  /** 决定 approve or refuse */
  readonly decision: GrantDecision;
  /** 授权编号 id of the grant */
  readonly grantId: Scalars['ID']['input'];
  /** 时长 hours, no more than were asked for; left out: as asked */
  readonly hours?: InputMaybe<Scalars['Int']['input']>;
  /** 幂等键 8 to 100 characters: the same key and input is the same decision */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 意见 why, 5 to 1,000 characters */
  readonly note: Scalars['String']['input'];
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 处理大批变更 decides on a run that waits */
export type DecideLedgerBrakeInput = {
  /** 编号 id of the run that waits */
  readonly brakeId: Scalars['ID']['input'];
  /** 决定 decision */
  readonly decision: LedgerBrakeDecision;
  /** 幂等键 8 to 100 characters: the same key and input is the same step */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 说明 what is to be written down, 5 to 2,000 characters */
  readonly note: Scalars['String']['input'];
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 判定 what the access table decided for one field of an operation */
export type Decision = {
  readonly __typename?: 'Decision';
  /** 授权对象 department or role whose grant decided */
  readonly audience: Maybe<Scalars['String']['output']>;
  /** 法律依据 legal basis */
  readonly basis: Maybe<Scalars['String']['output']>;
  /** 数据分级 data class: public, internal, sensitive or secret (个人信息保护法 51) */
  readonly dataClass: Maybe<Scalars['String']['output']>;
  /** 字段 Type.field, e.g. EducationRecord.rollState */
  readonly field: Scalars['String']['output'];
  /** 文件 file of the access table */
  readonly file: Scalars['String']['output'];
  /** 权限级别 level decided; the best that can hold, a child's scope may narrow it */
  readonly level: AccessLevel;
  /** 行号 line in that file */
  readonly line: Scalars['Int']['output'];
  /** 脱敏方式 name of the mask */
  readonly mask: Maybe<Scalars['String']['output']>;
  /** 所需条件 what would be needed, when the field is withheld */
  readonly needed: Maybe<Scalars['String']['output']>;
  /** 路径 path in the answer, e.g. child.education.rollState */
  readonly path: Scalars['String']['output'];
  /** 规则 group of the access table that decided */
  readonly rule: Scalars['String']['output'];
  /** 范围 scope: all, area 辖区, school 本校, caseload 责任名单 */
  readonly scope: Maybe<Scalars['String']['output']>;
  /** 可否统计 whether this account may ask for numbers over the field */
  readonly statistics: Scalars['Boolean']['output'];
};

/** 删除筛选 deletes a saved filter of the own account, and what it held */
export type DeleteFilterInput = {
  /** 编号 id of the saved filter */
  readonly id: Scalars['ID']['input'];
  /** 幂等键 8 to 100 characters: the same key and input is the same deletion */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 删除 Webhook with what waits for it */
export type DeleteWebhookInput = {
  /** 编号 id of the webhook */
  readonly id: Scalars['ID']['input'];
  /** 幂等键 8 to 100 characters: the same key and input is the same change */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 推导的监护人 guardian, derived from the household in the order of 民法典 27 */
export type DerivedGuardian = {
  readonly __typename?: 'DerivedGuardian';
  /** 监护依据 ground of guardianship */
  readonly basis: Maybe<GuardianBasis>;
  /** 可靠程度 how sure the derivation is */
  readonly certainty: Maybe<Certainty>;
  /** 姓名 name */
  readonly name: Maybe<Scalars['String']['output']>;
  /** 与儿童关系 relation to the child, name of GB/T 4761 */
  readonly relation: Maybe<Scalars['String']['output']>;
};

/** 推导的父母 parent, derived by the graph of relations to the head 户主, never a copied label */
export type DerivedParent = {
  readonly __typename?: 'DerivedParent';
  /** 是否健在 whether the parent lives */
  readonly alive: Maybe<Scalars['Boolean']['output']>;
  /** 出生日期 birth date; masked: its year */
  readonly birthDate: Maybe<Scalars['PartialDate']['output']>;
  /** 可靠程度 how sure the derivation is */
  readonly certainty: Maybe<Certainty>;
  /** 公民身份号码 ID number, GB 11643 */
  readonly idNumber: Maybe<Scalars['String']['output']>;
  /** 父或母 which parent */
  readonly kind: Maybe<ParentKind>;
  /** 姓名 name */
  readonly name: Maybe<Scalars['String']['output']>;
};

/** 发育评估 assessment of development */
export type DevelopmentResult =
  /** 2 未过 not passed */
  | 'FAILED'
  /** 未评估 not assessed */
  | 'NOT_DONE'
  /** 1 通过 passed */
  | 'PASSED';

/** 诊断 a diagnosis */
export type Diagnosis = {
  readonly __typename?: 'Diagnosis';
  /** 是否慢性病 whether it is chronic */
  readonly chronic: Maybe<Scalars['Boolean']['output']>;
  /** 疾病编码 code of ICD-10 */
  readonly code: Maybe<Scalars['String']['output']>;
  /** 诊断日期 date */
  readonly date: Maybe<Scalars['Date']['output']>;
  /** 疾病名称 name */
  readonly name: Maybe<Scalars['String']['output']>;
};

/** 方向 direction */
export type Direction =
  /** 升序 ascending */
  | 'ASC'
  /** 降序 descending */
  | 'DESC';

/** 残疾类别 class of disability: 19th digit of the disability card number */
export type DisabilityClass =
  /** 2 听力 hearing */
  | 'HEARING'
  /** 5 智力 intellectual */
  | 'INTELLECTUAL'
  /** 6 精神 mental */
  | 'MENTAL'
  /** 7 多重 multiple */
  | 'MULTIPLE'
  /** 4 肢体 physical */
  | 'PHYSICAL'
  /** 3 言语 speech */
  | 'SPEECH'
  /** 1 视力 visual */
  | 'VISUAL';

/** 残疾类别 的筛选条件 filter on 残疾类别 */
export type DisabilityClassFilter = {
  /** 等于 is */
  readonly eq?: InputMaybe<DisabilityClass>;
  /** 属于 is one of; not empty */
  readonly in?: InputMaybe<ReadonlyArray<DisabilityClass>>;
  /** 是否为空 is not recorded */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** 行政区划 administrative division (GB/T 2260 and the statistics bureau's codes of townships and villages) */
export type Division = {
  readonly __typename?: 'Division';
  /** 区划代码 code: 6, 9 or 12 digits */
  readonly code: Scalars['String']['output'];
  /** 全称 name with those of its parents, e.g. 湖南省衡阳市衡南县 */
  readonly fullName: Maybe<Scalars['String']['output']>;
  /** 级别 level */
  readonly level: DivisionLevel;
  /** 名称 name; null when the code is in no table (abolished codes live on in ID numbers) */
  readonly name: Maybe<Scalars['String']['output']>;
  /** 上级区划代码 code of the division above */
  readonly parent: Maybe<Scalars['String']['output']>;
};

/** 行政区划筛选 filter on a division, with everything below it */
export type DivisionFilter = {
  /** 是否为空 is not recorded */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** 区划代码 within this division: 6, 9 or 12 digits; zeros that fill up a code count for nothing */
  readonly within?: InputMaybe<Scalars['String']['input']>;
};

/** 行政区划级别 level of a division (GB/T 2260 and the statistics bureau's 12-digit codes) */
export type DivisionLevel =
  /** 地级 city: 4 significant digits */
  | 'CITY'
  /** 县级 county: 6 significant digits */
  | 'COUNTY'
  /** 省级 province: 2 significant digits */
  | 'PROVINCE'
  /** 乡级 township: 9 significant digits */
  | 'TOWNSHIP'
  /** 村级 village or residents' committee: 12 digits */
  | 'VILLAGE';

/** 起草报表 counts a unit’s figures for a period */
export type DraftReturnInput = {
  /** 更正原因 where a signed return is replaced, and only then */
  readonly correction?: InputMaybe<ReturnCorrection>;
  /** 区划 division of six digits; or a school */
  readonly division?: InputMaybe<Scalars['String']['input']>;
  /** 幂等键 8 to 100 characters: the same key and input is the same step */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 期间 2026-11, 2026-autumn, 2027-spring, 2026-2027 */
  readonly period: Scalars['String']['input'];
  /** 学校 code of the school (学校标识码) */
  readonly school?: InputMaybe<Scalars['String']['input']>;
};

/** 研判依据 what the rules look at */
export type DropoutInput =
  /** 救助 public aid */
  | 'aid'
  /** 考勤 attendance */
  | 'attendance'
  /** 出生日期 birth date */
  | 'birthDate'
  /** 重点群体 key groups */
  | 'groups'
  /** 户籍 household registration */
  | 'household'
  /** 台账 ledger of the education bureau */
  | 'ledger'
  /** 学籍 state of the roll */
  | 'roll'
  /** 学籍异动 proof of a transfer */
  | 'transfer';

/** 研判等级 level that the rules of dropout control give a child */
export type DropoutLevel =
  /** 辍学 on the roll and dropped out (学籍 × 在校) */
  | 'DROPPED_OUT'
  /** 无 in school, or not in school for a reason */
  | 'NONE'
  /** 未判定 not judged: an input that the level needs is missing, or no rule is in force */
  | 'NOT_JUDGED'
  /** 非适龄 not of school age */
  | 'NOT_OF_AGE'
  /** 适龄失学 of school age and on no roll (户籍 × 学籍) */
  | 'OUT_OF_SCHOOL'
  /** 疑似辍学 on the roll and suspected of having dropped out (学籍 × 在校) */
  | 'SUSPECTED';

/** 研判等级 的筛选条件 filter on 研判等级 */
export type DropoutLevelFilter = {
  /** 等于 is */
  readonly eq?: InputMaybe<DropoutLevel>;
  /** 属于 is one of; not empty */
  readonly in?: InputMaybe<ReadonlyArray<DropoutLevel>>;
  /** 是否为空 is not recorded */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** 须人工核实 what no registry records, and a person asks before acting on a verdict */
export type DropoutQuestion =
  /** 是否送教上门 is the child taught at home */
  | 'HOME_TEACHING'
  /** 缺勤是否连续 were the days without reason one run */
  | 'ONE_RUN'
  /** 请假是否有据 is a leave proved */
  | 'PROOF_OF_LEAVE'
  /** 是否在外地就读 is it on a roll elsewhere */
  | 'ROLL_ELSEWHERE'
  /** 是否在专门学校或特校 is it in a special school */
  | 'SPECIAL_SCHOOL';

/** 研判理由 why the level is so */
export type DropoutReason =
  /** 整月缺勤 absent for a whole month (名在人不在) */
  | 'ABSENT_MONTH'
  /** 连续无故缺勤 school days without reason in a run */
  | 'DAYS_WITHOUT_REASON'
  /** 死亡 deceased */
  | 'DECEASED'
  /** 毕业 graduated */
  | 'GRADUATED'
  /** 在校 comes to school */
  | 'IN_SCHOOL'
  /** 转出无据 left the roll for another, without proof */
  | 'MOVED_WITHOUT_PROOF'
  /** 转学有据 moved, with proof: the receiving school, or the household register */
  | 'MOVED_WITH_PROOF'
  /** 无学籍 on no roll */
  | 'NO_RECORD'
  /** 长假 on leave for the whole month */
  | 'ON_LEAVE'
  /** 休学 suspended */
  | 'SUSPENDED'
  /** 退学 withdrawn from the roll */
  | 'WITHDRAWN';

/** 控辍保学报表 a return of dropout control of one school or division; no name, no child */
export type DropoutReturn = {
  readonly __typename?: 'DropoutReturn';
  /** 截至日期 the last day that it counts; the period’s last one, or earlier: a month is filed from its 25th day on */
  readonly asOf: Scalars['Date']['output'];
  /** 核对 the checks */
  readonly checks: ReadonlyArray<ReturnCheck>;
  /** 更正原因 why it replaces one */
  readonly correction: Maybe<ReturnCorrection>;
  /** 统计时间 when the figures were counted */
  readonly countedAt: Scalars['DateTime']['output'];
  /** 区划 division; of a school: its county */
  readonly division: Scalars['String']['output'];
  /** 版次 1; one more for each correction */
  readonly edition: Scalars['Int']['output'];
  /** 数字 the figures */
  readonly figures: ReadonlyArray<ReturnFigure>;
  /** 填表人 who filed it */
  readonly filled: Maybe<ReturnSignature>;
  /** 编号 id */
  readonly id: Scalars['ID']['output'];
  /** 种类 month, term or school year */
  readonly kind: ReturnKind;
  /** 已汇总 signed returns of parts in the sum */
  readonly parts: Scalars['Int']['output'];
  /** 未报 parts that have not signed */
  readonly partsMissing: Scalars['Int']['output'];
  /** 期间 2026-11, 2026-autumn, 2027-spring, 2026-2027 */
  readonly period: Scalars['String']['output'];
  /** 被更正的报表 the signed return that it replaces */
  readonly replaces: Maybe<Scalars['ID']['output']>;
  /** 复核人 who reviewed it */
  readonly reviewed: Maybe<ReturnSignature>;
  /** 学校 code of the school; null: of the division */
  readonly school: Maybe<Scalars['String']['output']>;
  /** 单位负责人 who signed it */
  readonly signed: Maybe<ReturnSignature>;
  /** 状态 state */
  readonly state: ReturnState;
  /** 版本 version, sent back with each step */
  readonly version: Scalars['Int']['output'];
};

/** 报表办理结果 what a step made of a return */
export type DropoutReturnPayload = {
  readonly __typename?: 'DropoutReturnPayload';
  /** 错误 empty when it was done */
  readonly errors: ReadonlyArray<UserError>;
  /** 报表 as it is now; null when nothing was changed */
  readonly return: Maybe<DropoutReturn>;
};

/** 控辍状态 state in the dropout ledger of the education bureau (控辍保学台账, 教基厅函〔2024〕15号) */
export type DropoutState =
  /** 辍学 in the ledger of dropouts, the entry is open */
  | 'DROPPED_OUT'
  /** 无 in no ledger: no entry is open, and the newest was not closed by a return */
  | 'NONE'
  /** 已复学 back at school: the newest entry was closed by a return (动态销号), none is open */
  | 'RETURNED'
  /** 疑似辍学 in the ledger of those suspected to have dropped out, the entry is open */
  | 'SUSPECTED';

/** 控辍状态 的筛选条件 filter on 控辍状态 */
export type DropoutStateFilter = {
  /** 等于 is */
  readonly eq?: InputMaybe<DropoutState>;
  /** 属于 is one of; not empty */
  readonly in?: InputMaybe<ReadonlyArray<DropoutState>>;
  /** 是否为空 is not recorded */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** 控辍保学研判 what the rules of dropout control say of a child (四查三比对, 教基厅函〔2024〕15号), kept by the hub and judged anew with each change and every day */
export type DropoutVerdict = {
  readonly __typename?: 'DropoutVerdict';
  /** 是否享受救助 whether public aid reaches a child at risk (辍学 × 脱贫户); null: not known, or not at risk */
  readonly aid: Maybe<Scalars['Boolean']['output']>;
  /** 可信度 confidence */
  readonly confidence: Maybe<VerdictConfidence>;
  /** 无故缺勤天数 school days without reason in a run, where the level is by days; never less than the true number */
  readonly days: Maybe<Scalars['Int']['output']>;
  /** 与台账不符 whether the ledger of the education bureau says otherwise; the verdict never follows it */
  readonly differsFromLedger: Maybe<Scalars['Boolean']['output']>;
  /** 重点群体 key groups of a child at risk */
  readonly groups: Maybe<ReadonlyArray<WelfareCategory>>;
  /** 依据 inputs, each with its registry and age */
  readonly inputs: Maybe<ReadonlyArray<VerdictInput>>;
  /** 研判日期 day since which the verdict reads as it does; it is judged every day */
  readonly judgedOn: Maybe<Scalars['Date']['output']>;
  /** 等级 level */
  readonly level: Maybe<DropoutLevel>;
  /** 缺失依据 inputs that are missing */
  readonly missing: Maybe<ReadonlyArray<DropoutInput>>;
  /** 理由 reason */
  readonly reason: Maybe<DropoutReason>;
  /** 规则 name of the rules */
  readonly rule: Maybe<Scalars['String']['output']>;
  /** 规则版本 version of the rules */
  readonly rulesVersion: Maybe<Scalars['String']['output']>;
  /** 等级起始日期 first day of this level */
  readonly since: Maybe<Scalars['Date']['output']>;
  /** 须人工核实 what a person must ask */
  readonly unknowable: Maybe<ReadonlyArray<DropoutQuestion>>;
  /** 规则变体 the variant for the division and the day */
  readonly variant: Maybe<Scalars['String']['output']>;
};

/** 留守 (教育口径) left behind as education defines it: in school, parent away 3 months or more */
export type EducationLeftBehind =
  /** 2 双亲留守儿童 both parents away */
  | 'BOTH_PARENTS'
  /** 0 非留守儿童 not left behind */
  | 'NONE'
  /** 1 单亲留守儿童 one parent away */
  | 'ONE_PARENT';

/** 留守（教育口径） 的筛选条件 filter on 留守（教育口径） */
export type EducationLeftBehindFilter = {
  /** 等于 is */
  readonly eq?: InputMaybe<EducationLeftBehind>;
  /** 属于 is one of; not empty */
  readonly in?: InputMaybe<ReadonlyArray<EducationLeftBehind>>;
  /** 是否为空 is not recorded */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** 学籍 the child's record in the education roll (义务教育法, 学籍管理办法 教基〔2025〕1号) */
export type EducationRecord = {
  readonly __typename?: 'EducationRecord';
  /** 入学方式 way of admission (11, 12, 21, 22, 23, 99) */
  readonly admission: Maybe<Admission>;
  /** 考勤 attendance by month, newest first */
  readonly attendance: Maybe<ReadonlyArray<AttendanceMonth>>;
  /** 出勤等级 band of attendance of the last recorded month that had school days. A conclusion */
  readonly attendanceBand: Maybe<AttendanceBand>;
  /** 就读方式 boarding: 2 住校 true, 1 走读 false */
  readonly boarding: Maybe<Scalars['Boolean']['output']>;
  /** 班级 class */
  readonly className: Maybe<Scalars['String']['output']>;
  /** 联系电话 contact phone */
  readonly contactPhone: Maybe<Scalars['String']['output']>;
  /** 控辍状态 state in the dropout ledger, as the education bureau recorded it (教基厅函〔2024〕15号); no rating by the hub. A conclusion */
  readonly dropoutState: Maybe<DropoutState>;
  /** 控辍状态起始日期 since when: the day the pupil was found missing, or returned and the entry closed; none in state NONE */
  readonly dropoutStateSince: Maybe<Scalars['Date']['output']>;
  /** 入学年月 date of enrolment */
  readonly enrolledOn: Maybe<Scalars['Date']['output']>;
  /** 家庭成员或监护人 family members on the roll */
  readonly familyContacts: Maybe<ReadonlyArray<FamilyContact>>;
  /** 年级 grade, 1 to 12 */
  readonly grade: Maybe<Scalars['Int']['output']>;
  /** 监护人姓名 name of the family member flagged 是否监护人. A conclusion */
  readonly guardianName: Maybe<Scalars['String']['output']>;
  /** 家庭地址 home address as the roll has it */
  readonly homeAddress: Maybe<Scalars['String']['output']>;
  /** 是否在校 in school: enrolled and present in the last recorded month that had school days (名在人在); null when none is recorded. A conclusion */
  readonly inSchool: Maybe<Scalars['Boolean']['output']>;
  /** 随班就读 inclusive education (00, 10, 11, 12, 13, 19) */
  readonly inclusiveEducation: Maybe<InclusiveEducation>;
  /** 是否留守儿童 (教育口径) left behind as education defines it: code 0, 1, 2 */
  readonly leftBehind: Maybe<EducationLeftBehind>;
  /** 是否烈士或优抚子女 child of a martyr or of a family with preferential treatment */
  readonly martyrOrPreferential: Maybe<Scalars['Boolean']['output']>;
  /** 进城务工人员随迁子女 child who moved with migrant workers */
  readonly migrantWorkerChild: Maybe<Scalars['Boolean']['output']>;
  /** 是否需要申请资助 needs financial aid */
  readonly needsAid: Maybe<Scalars['Boolean']['output']>;
  /** 是否孤儿 orphan */
  readonly orphan: Maybe<Scalars['Boolean']['output']>;
  /** 是否享受一补 receives the boarding subsidy */
  readonly receivesAid: Maybe<Scalars['Boolean']['output']>;
  /** 户口所在地 division of registration as the roll has it */
  readonly registeredDivision: Maybe<Division>;
  /** 学籍号类别 kind of roll number, from its letter G, J or L */
  readonly rollKind: Maybe<RollKind>;
  /** 学籍号 roll number: G + ID number, J…, L…; 19 characters */
  readonly rollNumber: Maybe<Scalars['String']['output']>;
  /** 学籍状态 state of the roll */
  readonly rollState: Maybe<RollState>;
  /** 状态起始日期 since when */
  readonly rollStateSince: Maybe<Scalars['Date']['output']>;
  /** 是否需要乘坐校车 needs the school bus */
  readonly schoolBusNeeded: Maybe<Scalars['Boolean']['output']>;
  /** 学校标识码 school code */
  readonly schoolCode: Maybe<Scalars['String']['output']>;
  /** 上下学距离 distance to school in km */
  readonly schoolDistanceKm: Maybe<Scalars['Float']['output']>;
  /** 学校所在地 division of the school */
  readonly schoolDivision: Maybe<Division>;
  /** 学校名称 name of the school */
  readonly schoolName: Maybe<Scalars['String']['output']>;
  /** 学籍异动 changes of the roll */
  readonly transfers: Maybe<ReadonlyArray<Transfer>>;
};


/** 学籍 the child's record in the education roll (义务教育法, 学籍管理办法 教基〔2025〕1号) */
export type EducationRecordAttendanceArgs = {
  from?: InputMaybe<Scalars['Month']['input']>;
  to?: InputMaybe<Scalars['Month']['input']>;
};

/** 学籍状态查询结果 state of enrolment of one student, for school systems */
export type EnrolmentStatus = {
  readonly __typename?: 'EnrolmentStatus';
  /** 出勤等级 band of attendance of the last recorded month that had school days */
  readonly attendanceBand: Maybe<AttendanceBand>;
  /** 可信度 confidence */
  readonly confidence: Maybe<VerdictConfidence>;
  /** 控辍状态 state in the dropout ledger, as the education bureau recorded it (教基厅函〔2024〕15号) */
  readonly dropoutState: Maybe<DropoutState>;
  /** 错误 why there is no answer for this student */
  readonly error: Maybe<LookupError>;
  /** 序号 position in the list asked, from 0 */
  readonly index: Scalars['Int']['output'];
  /** 缺失依据 inputs that are missing */
  readonly missing: Maybe<ReadonlyArray<DropoutInput>>;
  /** 学籍状态 state of the roll */
  readonly rollState: Maybe<RollState>;
  /** 规则 name of the rules */
  readonly rule: Maybe<Scalars['String']['output']>;
  /** 规则版本 version of the rules */
  readonly rulesVersion: Maybe<Scalars['String']['output']>;
  /** 状态起始日期 since when */
  readonly since: Maybe<Scalars['Date']['output']>;
  /** 依据 inputs of the verdict, each with its registry and age */
  readonly sources: Maybe<ReadonlyArray<VerdictInput>>;
  /** 研判等级 what the rules of dropout control say (Child.dropoutVerdict); null: no verdict is kept */
  readonly status: Maybe<DropoutLevel>;
  /** 研判等级起始日期 first day of that level */
  readonly statusSince: Maybe<Scalars['Date']['output']>;
  /** 查询号码 the ID number or roll number as asked */
  readonly student: Scalars['String']['output'];
  /** 规则变体 the variant for the division and the day */
  readonly variant: Maybe<Scalars['String']['output']>;
};

/** 事件 that something of a child changed: ids and a time; what it is now is asked for, by the own rights */
export type Event = {
  readonly __typename?: 'Event';
  /** 时间 when it changed, UTC */
  readonly at: Scalars['DateTime']['output'];
  /** 儿童编号 hub id of the child */
  readonly childId: Scalars['ID']['output'];
  /** 编号 id of the event, the same in a webhook (webhook-id) */
  readonly id: Scalars['ID']['output'];
  /** 记录编号 id of the record that the hub keeps, if it is about one */
  readonly recordId: Maybe<Scalars['ID']['output']>;
  /** 种类 what it tells of */
  readonly type: EventType;
};

/** 事件页 events in their order, and where the next ones begin */
export type EventPage = {
  readonly __typename?: 'EventPage';
  /** 事件 those that this account is told of, the oldest first */
  readonly events: ReadonlyArray<Event>;
  /** 是否还有 whether more events that you are told of come after this page: ask again at once */
  readonly more: Scalars['Boolean']['output'];
  /** 位置 for `after`: keep it when these are done. Each is good for one account only */
  readonly position: Scalars['String']['output'];
};

/** 事件种类 what an event tells of (docs/EVENTS.md) */
export type EventType =
  /** 儿童信息变更 name, sex, birth date or place changed, or the child joined or left the hub */
  | 'CHILD_CHANGED'
  /** 控辍保学判定变更 the verdict of dropout control reached another level */
  | 'CHILD_VERDICT'
  /** 福利信息变更 a record of the civil affairs registry changed */
  | 'CIVIL_AFFAIRS_CHANGED'
  /** 学籍信息变更 a record of the education registry changed */
  | 'EDUCATION_CHANGED'
  /** 授权变更 a grant of this account changed */
  | 'GRANT_CHANGED'
  /** 健康信息变更 a record of the health registry changed */
  | 'HEALTH_CHANGED'
  /** 司法信息变更 a record of the justice registry changed */
  | 'JUSTICE_CHANGED'
  /** 台账变更 an item of the ledgers of dropout control was opened, or a step was taken */
  | 'LEDGER_CHANGED'
  /** 户籍信息变更 a record of the police changed */
  | 'POLICE_CHANGED';

/** 可接收的事件 which events this account is told of, for children in its reach: the word that webhooks use */
export type EventTypes = {
  readonly __typename?: 'EventTypes';
  /** 儿童信息变更 child.changed */
  readonly childChanged: Maybe<Scalars['String']['output']>;
  /** 控辍保学判定变更 child.verdict */
  readonly childVerdict: Maybe<Scalars['String']['output']>;
  /** 福利信息变更 civil-affairs.changed */
  readonly civilAffairsChanged: Maybe<Scalars['String']['output']>;
  /** 学籍信息变更 education.changed */
  readonly educationChanged: Maybe<Scalars['String']['output']>;
  /** 授权变更 grant.changed, of the own grants */
  readonly grantChanged: Maybe<Scalars['String']['output']>;
  /** 健康信息变更 health.changed */
  readonly healthChanged: Maybe<Scalars['String']['output']>;
  /** 司法信息变更 justice.changed */
  readonly justiceChanged: Maybe<Scalars['String']['output']>;
  /** 台账变更 ledger.changed */
  readonly ledgerChanged: Maybe<Scalars['String']['output']>;
  /** 户籍信息变更 police.changed */
  readonly policeChanged: Maybe<Scalars['String']['output']>;
};

/** 权限说明 what an operation would be given, and why, before anything is fetched */
export type Explanation = {
  readonly __typename?: 'Explanation';
  /** 授权对象 departments and roles the actor counts as */
  readonly audiences: ReadonlyArray<Scalars['String']['output']>;
  /** 计划调用 calls to the registries */
  readonly calls: ReadonlyArray<PlannedCall>;
  /** 操作开销 what it would cost at most */
  readonly cost: OperationCost;
  /** 判定 decision of each field */
  readonly decisions: ReadonlyArray<Decision>;
  /** 使用目的 purpose decided for */
  readonly purpose: Scalars['String']['output'];
  /** 拒绝 what it would be refused for: an argument that touches a field, or a limit; null when it would run */
  readonly refusal: Maybe<Refusal>;
  /** 严格模式 whether a withheld field would refuse the whole operation */
  readonly strict: Scalars['Boolean']['output'];
  /** 权限表版本 version of the access table */
  readonly tableVersion: Scalars['String']['output'];
  /** 参数用途 fields that lists filter, sort, search and look up by */
  readonly uses: ReadonlyArray<PlannedUse>;
};

/** 导出格式 in which a saved operation leaves by its name */
export type ExportFormat =
  /** CSV 逗号分隔 RFC 4180, UTF-8 */
  | 'CSV'
  /** JSON 原样 as GraphQL answers */
  | 'JSON'
  /** Parquet 列式文件 for analysis */
  | 'PARQUET'
  /** Excel 工作簿 a workbook */
  | 'XLSX';

/** 家庭成员或监护人 family member on the roll */
export type FamilyContact = {
  readonly __typename?: 'FamilyContact';
  /** 现住址 address */
  readonly address: Maybe<Scalars['String']['output']>;
  /** 是否监护人 whether the roll names this member a guardian */
  readonly guardian: Maybe<Scalars['Boolean']['output']>;
  /** 证件号 ID number, GB 11643 */
  readonly idNumber: Maybe<Scalars['String']['output']>;
  /** 姓名 name */
  readonly name: Maybe<Scalars['String']['output']>;
  /** 联系电话 phone */
  readonly phone: Maybe<Scalars['String']['output']>;
  /** 关系 relation to the child, name of GB/T 4761 */
  readonly relation: Maybe<Scalars['String']['output']>;
  /** 关系代码 code of GB/T 4761-2008, e.g. 51 父, 61 祖父 */
  readonly relationCode: Maybe<Scalars['String']['output']>;
  /** 工作单位 work place */
  readonly workplace: Maybe<Scalars['String']['output']>;
};

/** 喂养方式 feeding of the newborn */
export type Feeding =
  /** 1 纯母乳 breast milk only */
  | 'BREAST'
  /** 3 人工 formula */
  | 'FORMULA'
  /** 2 混合 mixed */
  | 'MIXED';

/** 本账号权限 what this account may do with a field at most: the scope of a child may narrow it */
export type FieldRight = {
  readonly __typename?: 'FieldRight';
  /** 法律依据 legal basis */
  readonly basis: Scalars['String']['output'];
  /** 可办理 commands of a mutation, such as create or decide */
  readonly commands: ReadonlyArray<Scalars['String']['output']>;
  /** 数据分级 data class: public, internal, sensitive or secret (个人信息保护法 51) */
  readonly dataClass: Scalars['String']['output'];
  /** 字段 Type.field, e.g. EducationRecord.rollState */
  readonly field: Scalars['String']['output'];
  /** 可否筛选 whether lists may be filtered, searched and sorted by it */
  readonly filter: Scalars['Boolean']['output'];
  /** 权限级别 how it is read */
  readonly level: AccessLevel;
  /** 脱敏方式 name of the mask */
  readonly mask: Maybe<Scalars['String']['output']>;
  /** 所需条件 what would be needed to read it in full; null when it is */
  readonly needed: Maybe<Scalars['String']['output']>;
  /** 可否申请 whether a grant can be asked for that opens it */
  readonly openable: Scalars['Boolean']['output'];
  /** 规则 group of the access table that decides */
  readonly rule: Scalars['String']['output'];
  /** 范围 scope: all, area 辖区, school 本校, caseload 责任名单 */
  readonly scope: Maybe<Scalars['String']['output']>;
  /** 可否统计 whether numbers over it may be asked for */
  readonly statistics: Scalars['Boolean']['output'];
  /** 规则名称 title of the group */
  readonly title: Scalars['String']['output'];
};

/** 随访 follow-up of the 0–6 schedule (国家基本公共卫生服务规范第三版) */
export type FollowUp = {
  readonly __typename?: 'FollowUp';
  /** 随访日期 date */
  readonly date: Maybe<Scalars['Date']['output']>;
  /** 发育评估 assessment of development */
  readonly development: Maybe<DevelopmentResult>;
  /** 血红蛋白 haemoglobin in g/L */
  readonly haemoglobin: Maybe<Scalars['Float']['output']>;
  /** 身长或身高 length or height in cm */
  readonly heightCm: Maybe<Scalars['Float']['output']>;
  /** 两次随访间患病情况 illness since the last follow-up */
  readonly illnessSince: Maybe<Scalars['String']['output']>;
  /** 下次随访日期 next follow-up due */
  readonly nextDue: Maybe<Scalars['Date']['output']>;
  /** 随访阶段 stage of the schedule, e.g. 满月, 3月, 6岁 */
  readonly schedule: Maybe<Scalars['String']['output']>;
  /** 体重 weight in kg */
  readonly weightKg: Maybe<Scalars['Float']['output']>;
};

/** 限时授权 an approved, time-boxed right to see one rule’s fields of one child (break-glass) */
export type Grant = {
  readonly __typename?: 'Grant';
  /** 儿童编号 hub id of the child */
  readonly childId: Scalars['ID']['output'];
  /** 审批时间 when it was decided */
  readonly decidedAt: Maybe<Scalars['DateTime']['output']>;
  /** 审批账号 account that decided */
  readonly decidedBy: Maybe<Scalars['String']['output']>;
  /** 申请部门 department of that account */
  readonly department: Maybe<Scalars['String']['output']>;
  /** 紧急 whether it began without an approval */
  readonly emergency: Scalars['Boolean']['output'];
  /** 时长 hours it lasts */
  readonly hours: Scalars['Int']['output'];
  /** 编号 id of the grant */
  readonly id: Scalars['ID']['output'];
  /** 审批意见 what the approver wrote */
  readonly note: Maybe<Scalars['String']['output']>;
  /** 通知时间 when they were given notice */
  readonly noticeAt: Maybe<Scalars['DateTime']['output']>;
  /** 已通知 department whose approvers have notice of the emergency */
  readonly noticeTo: Maybe<Scalars['String']['output']>;
  /** 主管部门 agency whose approver decides */
  readonly owner: Scalars['String']['output'];
  /** 事由 why it was asked for */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** 申请时间 when it was asked for */
  readonly requestedAt: Scalars['DateTime']['output'];
  /** 事后审查 review of an emergency; null when there is none to make */
  readonly review: Maybe<GrantReview>;
  /** 审查意见 what the reviewer wrote */
  readonly reviewNote: Maybe<Scalars['String']['output']>;
  /** 审查时间 when it was reviewed */
  readonly reviewedAt: Maybe<Scalars['DateTime']['output']>;
  /** 审查账号 account that reviewed it */
  readonly reviewedBy: Maybe<Scalars['String']['output']>;
  /** 撤销意见 why it was revoked */
  readonly revokeNote: Maybe<Scalars['String']['output']>;
  /** 撤销时间 when it was revoked */
  readonly revokedAt: Maybe<Scalars['DateTime']['output']>;
  /** 撤销账号 account that revoked it */
  readonly revokedBy: Maybe<Scalars['String']['output']>;
  /** 规则 rule of the access table that it opens */
  readonly rule: Scalars['String']['output'];
  /** 状态 where it stands now */
  readonly state: GrantState;
  /** 申请账号 account that may look */
  readonly subject: Scalars['String']['output'];
  /** 截止时间 the second with which it ends */
  readonly until: Maybe<Scalars['DateTime']['output']>;
  /** 版本 version, sent back with every change */
  readonly version: Scalars['Int']['output'];
};

/** 审批决定 what an approver decides */
export type GrantDecision =
  /** 批准 for the hours named */
  | 'APPROVE'
  /** 驳回 not at all */
  | 'REFUSE';

/** 授权操作结果 what a mutation made of a grant, or why it changed nothing */
export type GrantPayload = {
  readonly __typename?: 'GrantPayload';
  /** 错误 empty when it was done */
  readonly errors: ReadonlyArray<UserError>;
  /** 授权 the grant as it is now; null when nothing was changed */
  readonly grant: Maybe<Grant>;
};

/** 事后审查 whether an emergency access was reviewed */
export type GrantReview =
  /** 理由成立 there was need */
  | 'JUSTIFIED'
  /** 待审查 waits until someone answers */
  | 'OPEN'
  /** 理由不成立 there was none */
  | 'UNJUSTIFIED';

/** 授权状态 where a grant stands */
export type GrantState =
  /** 已批准 in force until its time is up */
  | 'APPROVED'
  /** 紧急访问 in force at once, to be reviewed */
  | 'EMERGENCY'
  /** 已到期 its time is up */
  | 'EXPIRED'
  /** 已驳回 refused */
  | 'REFUSED'
  /** 待审批 asked for, nobody has answered */
  | 'REQUESTED'
  /** 已撤销 revoked, or given back */
  | 'REVOKED';

/** 审查结论 what a reviewer finds */
export type GrantVerdict =
  /** 理由成立 there was need */
  | 'JUSTIFIED'
  /** 理由不成立 there was none */
  | 'UNJUSTIFIED';

/** 监护方式 who cares for the child while a parent is held */
export type GuardianArrangement =
  /** 民政部门监护 civil affairs */
  | 'CIVIL_AFFAIRS'
  /** 委托他人照护 somebody entrusted */
  | 'ENTRUSTED'
  /** 祖父母、外祖父母照料 grandparents */
  | 'GRANDPARENTS'
  /** 无人监护 nobody */
  | 'NONE'
  /** 另一方父母监护 the other parent */
  | 'OTHER_PARENT'
  /** 其他亲属照料 other relatives */
  | 'OTHER_RELATIVES';

/** 监护方式 的筛选条件 filter on 监护方式 */
export type GuardianArrangementFilter = {
  /** 等于 is */
  readonly eq?: InputMaybe<GuardianArrangement>;
  /** 属于 is one of; not empty */
  readonly in?: InputMaybe<ReadonlyArray<GuardianArrangement>>;
  /** 是否为空 is not recorded */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** 监护依据 ground of guardianship, in the order of 民法典 27 */
export type GuardianBasis =
  /** 祖父母、外祖父母 grandparent */
  | 'GRANDPARENT'
  /** 其他家庭成员 other member of the household */
  | 'OTHER_MEMBER'
  /** 父母 parent */
  | 'PARENT'
  /** 成年兄姐 adult sibling */
  | 'SIBLING';

/** 监护类型 type of guardianship, 2016 form */
export type GuardianshipType =
  /** 受委托人能力不足 an entrusted carer of insufficient capacity */
  | 'CARER_INADEQUATE'
  /** 一般 fair */
  | 'FAIR'
  /** 较好 good */
  | 'GOOD'
  /** 无人监护 nobody */
  | 'NONE'
  /** 父或母无监护能力 a parent, without capacity */
  | 'PARENT_UNABLE';

/** 监护类型 的筛选条件 filter on 监护类型 */
export type GuardianshipTypeFilter = {
  /** 等于 is */
  readonly eq?: InputMaybe<GuardianshipType>;
  /** 属于 is one of; not empty */
  readonly in?: InputMaybe<ReadonlyArray<GuardianshipType>>;
  /** 是否为空 is not recorded */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** 提出移交 offers an item to another owner */
export type HandOverLedgerItemInput = {
  /** 接收区县 county, six digits */
  readonly division: Scalars['String']['input'];
  /** 幂等键 8 to 100 characters: the same key and input is the same step */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 台账记录编号 id of the item */
  readonly itemId: Scalars['ID']['input'];
  /** 说明 what is to be written down, 5 to 2,000 characters */
  readonly note: Scalars['String']['input'];
  /** 接收学校 code of a school; left out: the bureau of the county */
  readonly school?: InputMaybe<Scalars['String']['input']>;
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 健康档案 the child's record in the health archive (WS 365, WS 376) */
export type HealthRecord = {
  readonly __typename?: 'HealthRecord';
  /** 健康档案编号 archive number */
  readonly archiveNumber: Maybe<Scalars['String']['output']>;
  /** 出生身长 length at birth in cm */
  readonly birthLengthCm: Maybe<Scalars['Float']['output']>;
  /** 出生体重 birth weight in g */
  readonly birthWeightGrams: Maybe<Scalars['Int']['output']>;
  /** 是否患慢性病 chronically ill. A conclusion */
  readonly chronicIllness: Maybe<Scalars['Boolean']['output']>;
  /** 现住址 address as the archive has it */
  readonly currentAddress: Maybe<Scalars['String']['output']>;
  /** 诊断 diagnoses */
  readonly diagnoses: Maybe<ReadonlyArray<Diagnosis>>;
  /** 发证日期 date of issue of the card */
  readonly disabilityCardIssuedOn: Maybe<Scalars['Date']['output']>;
  /** 残疾人证号 disability card number: ID number 18 + class 1 + grade 1; 20 characters */
  readonly disabilityCardNumber: Maybe<Scalars['String']['output']>;
  /** 有效期至 last day the card is valid */
  readonly disabilityCardValidUntil: Maybe<Scalars['Date']['output']>;
  /** 残疾类别 class of disability, from the card. A conclusion */
  readonly disabilityClass: Maybe<DisabilityClass>;
  /** 残疾等级 grade of disability 1 to 4, from the card. A conclusion */
  readonly disabilityGrade: Maybe<Scalars['Int']['output']>;
  /** 是否残疾 disabled. A conclusion */
  readonly disabled: Maybe<Scalars['Boolean']['output']>;
  /** 喂养方式 feeding of the newborn (1, 2, 3) */
  readonly feeding: Maybe<Feeding>;
  /** 随访是否逾期 next follow-up overdue, under 7 years. A conclusion */
  readonly followUpOverdue: Maybe<Scalars['Boolean']['output']>;
  /** 0–6岁随访 follow-ups */
  readonly followUps: Maybe<ReadonlyArray<FollowUp>>;
  /** 孕周 weeks of gestation */
  readonly gestationWeeks: Maybe<Scalars['Int']['output']>;
  /** 是否完成应种疫苗 every dose due at the child's age given (疫苗管理法 48). A conclusion */
  readonly immunisationComplete: Maybe<Scalars['Boolean']['output']>;
  /** 预防接种 vaccinations */
  readonly immunisations: Maybe<ReadonlyArray<Immunisation>>;
  /** 心理健康筛查 mental health screenings */
  readonly mentalHealth: Maybe<ReadonlyArray<MentalHealthScreening>>;
  /** 现居住地 division of residence as the archive has it */
  readonly residenceDivision: Maybe<Division>;
  /** 是否患重病 seriously ill. A conclusion */
  readonly seriousIllness: Maybe<Scalars['Boolean']['output']>;
};

/** 户别 kind of household */
export type HouseholdKind =
  /** 集体户 collective household */
  | 'COLLECTIVE'
  /** 家庭户 family household */
  | 'FAMILY';

/** 户成员 member of the household (常住人口登记表) */
export type HouseholdMember = {
  readonly __typename?: 'HouseholdMember';
  /** 出生日期 birth date; masked: its year */
  readonly birthDate: Maybe<Scalars['PartialDate']['output']>;
  /** 公民身份号码 ID number, GB 11643 */
  readonly idNumber: Maybe<Scalars['String']['output']>;
  /** 姓名 name */
  readonly name: Maybe<Scalars['String']['output']>;
  /** 与户主关系 relation to the head of the household, name of GB/T 4761 */
  readonly relationToHead: Maybe<Scalars['String']['output']>;
  /** 与户主关系代码 code of GB/T 4761-2008 */
  readonly relationToHeadCode: Maybe<Scalars['String']['output']>;
  /** 性别 sex, GB/T 2261.1 */
  readonly sex: Maybe<Sex>;
  /** 户口状态 state of the registration */
  readonly state: Maybe<RegistrationState>;
};

/** 户籍 the child's record in the household register (户口登记条例; 公通字[1995]91号) */
export type HouseholdRecord = {
  readonly __typename?: 'HouseholdRecord';
  /** 住址 address of the household */
  readonly address: Maybe<Scalars['String']['output']>;
  /** 出生地 division of birth */
  readonly birthplaceDivision: Maybe<Division>;
  /** 现住址 address from residence registration, may differ from that of the household */
  readonly currentAddress: Maybe<Scalars['String']['output']>;
  /** 监护人姓名 first of the guardians. A conclusion */
  readonly guardianName: Maybe<Scalars['String']['output']>;
  /** 监护人 guardians, derived, in the order of 民法典 27 */
  readonly guardians: Maybe<ReadonlyArray<DerivedGuardian>>;
  /** 户主姓名 name of the head */
  readonly headName: Maybe<Scalars['String']['output']>;
  /** 户别 kind of household */
  readonly householdKind: Maybe<HouseholdKind>;
  /** 户号 household number: 12 division + 2 group + 4; 18 digits */
  readonly householdNumber: Maybe<Scalars['String']['output']>;
  /** 户成员 members of the household */
  readonly members: Maybe<ReadonlyArray<HouseholdMember>>;
  /** 籍贯 native place */
  readonly nativePlace: Maybe<Division>;
  /** 父母无法履行监护职责 qualifying ground of 民发〔2019〕62号: a parent in prison, in compulsory treatment, or restricted for 6 months or more. A conclusion */
  readonly parentUnableToCare: Maybe<Scalars['Boolean']['output']>;
  /** 父母 parents, derived by graph */
  readonly parents: Maybe<ReadonlyArray<DerivedParent>>;
  /** 父母限制人身自由情况 parents' restrictions of liberty. Sealed section */
  readonly parentsLiberty: Maybe<ReadonlyArray<LibertyRestriction>>;
  /** 户籍所在地 division of registration */
  readonly registeredDivision: Maybe<Division>;
  /** 登记日期 date of registration */
  readonly registeredOn: Maybe<Scalars['Date']['output']>;
  /** 户口变动 registration events */
  readonly registrationEvents: Maybe<ReadonlyArray<RegistrationEvent>>;
  /** 户口状态 state of the registration */
  readonly registrationState: Maybe<RegistrationState>;
  /** 与户主关系 the child's relation to the head, name of GB/T 4761 */
  readonly relationToHead: Maybe<Scalars['String']['output']>;
  /** 与户主关系代码 code of GB/T 4761-2008, e.g. 41 孙子 */
  readonly relationToHeadCode: Maybe<Scalars['String']['output']>;
};

/** 预防接种 a vaccination (疫苗管理法 46–48) */
export type Immunisation = {
  readonly __typename?: 'Immunisation';
  /** 批号 batch */
  readonly batch: Maybe<Scalars['String']['output']>;
  /** 接种日期 date */
  readonly date: Maybe<Scalars['Date']['output']>;
  /** 剂次 dose */
  readonly dose: Maybe<Scalars['Int']['output']>;
  /** 生产企业 manufacturer */
  readonly manufacturer: Maybe<Scalars['String']['output']>;
  /** 最小包装单位识别信息 identifier of the smallest pack */
  readonly packId: Maybe<Scalars['String']['output']>;
  /** 接种单位 vaccination unit */
  readonly site: Maybe<Scalars['String']['output']>;
  /** 疫苗名称 vaccine */
  readonly vaccine: Maybe<Scalars['String']['output']>;
};

/** 随班就读 inclusive education, code table of the roll */
export type InclusiveEducation =
  /** 12 听力残疾 hearing impairment */
  | 'HEARING'
  /** 10 随班就读 in an ordinary class with support */
  | 'INCLUSIVE_CLASS'
  /** 13 智力残疾 intellectual impairment */
  | 'INTELLECTUAL'
  /** 19 其他 other */
  | 'OTHER'
  /** 00 普通 regular */
  | 'REGULAR'
  /** 11 视力残疾 visual impairment */
  | 'VISUAL';

/** 生活来源 means of living, several may hold */
export type IncomeSource =
  /** 种养殖 farming */
  | 'FARMING'
  /** 政府救助 government aid */
  | 'GOVERNMENT_AID'
  /** 打工 labour */
  | 'LABOUR'
  /** 其他 other */
  | 'OTHER'
  /** 亲朋接济 relatives and friends */
  | 'RELATIVES';

/** 两类人员未成年子女 the child's record in the yearly survey of minor children of people in prison or in compulsory treatment. Sealed */
export type JusticeRecord = {
  readonly __typename?: 'JusticeRecord';
  /** 照料人姓名 name of the carer */
  readonly carerName: Maybe<Scalars['String']['output']>;
  /** 照料人与儿童关系 relation of the carer to the child, name of GB/T 4761 */
  readonly carerRelation: Maybe<Scalars['String']['output']>;
  /** 子女编号 number of the child in the survey */
  readonly childNumber: Maybe<Scalars['String']['output']>;
  /** 监护方式 guardian arrangement, by the newest form */
  readonly guardianArrangement: Maybe<GuardianArrangement>;
  /** 父母一方是否在押、在戒 a parent is held today. A conclusion */
  readonly measureInForce: Maybe<Scalars['Boolean']['output']>;
  /** 父母服刑、戒毒情况 measures, of each parent by the newest form */
  readonly measures: Maybe<ReadonlyArray<ParentMeasure>>;
  /** 是否符合认定情形 qualifying ground of 民发〔2019〕62号: a parent is held today by a measure of 6 months or more. A conclusion */
  readonly qualifyingGround: Maybe<Scalars['Boolean']['output']>;
  /** 帮扶记录 support, the last entered first */
  readonly support: Maybe<ReadonlyArray<JusticeSupport>>;
  /** 近一年是否得到帮扶 support within the last twelve months. A conclusion */
  readonly supported: Maybe<Scalars['Boolean']['output']>;
  /** 调查年度 year of the newest form */
  readonly surveyYear: Maybe<Scalars['Int']['output']>;
};

/** 帮扶 support given to the child */
export type JusticeSupport = {
  readonly __typename?: 'JusticeSupport';
  /** 帮扶日期 day */
  readonly date: Maybe<Scalars['Date']['output']>;
  /** 帮扶单位 who gave it */
  readonly giver: Maybe<Scalars['String']['output']>;
  /** 帮扶项目 kind */
  readonly kind: Maybe<JusticeSupportKind>;
  /** 金额 yuan */
  readonly yuan: Maybe<Scalars['Float']['output']>;
};

/** 帮扶项目 kind of support */
export type JusticeSupportKind =
  /** 心理疏导 counselling */
  | 'COUNSELLING'
  /** 物资帮扶 goods */
  | 'GOODS'
  /** 法律援助 legal aid */
  | 'LEGAL_AID'
  /** 临时救助 money */
  | 'MONEY'
  /** 其他 other */
  | 'OTHER'
  /** 亲情会见 a visit to the parent */
  | 'PRISON_VISIT'
  /** 助学 for school */
  | 'STUDY';

/** 台账 one of the three ledgers of dropout control */
export type Ledger =
  /** 辍学 dropped out */
  | 'DROPPED_OUT'
  /** 适龄 of school age and on no roll */
  | 'SCHOOL_AGE'
  /** 疑似 suspected of dropping out */
  | 'SUSPECTED';

/** 台账动作 what happens to an item */
export type LedgerAction =
  /** 接收 accepted by it */
  | 'ACCEPT'
  /** 销号 closed with a proof */
  | 'CLOSE'
  /** 称系误报 said to be a wrong suspicion */
  | 'DISPROVE'
  /** 称有正当理由 said to have a reason */
  | 'EXCUSE'
  /** 判定已返校 the rule says that the child is back; closes nothing */
  | 'MARK_BACK'
  /** 再次判定 the rule says again that it is not */
  | 'MARK_RISK'
  /** 逾期 a clock missed */
  | 'MISS'
  /** 升级 moved up to another ledger by the rule */
  | 'MOVE_UP'
  /** 提出移交 offered to another owner */
  | 'OFFER'
  /** 建账 opened */
  | 'OPEN'
  /** 责令改正 the guardian is ordered to correct */
  | 'ORDER'
  /** 时限中止 a clock paused */
  | 'PAUSE'
  /** 处罚 penalised */
  | 'PENALISE'
  /** 拒收 refused by it */
  | 'REFUSE'
  /** 重新打开 opened again */
  | 'REOPEN'
  /** 书面报告 reported in writing to the education bureau */
  | 'REPORT'
  /** 时限恢复 a clock goes on */
  | 'RESUME'
  /** 称已复学 said to be back */
  | 'RETURN'
  /** 劝返走访 a persuasion visit */
  | 'VISIT'
  /** 撤回移交 withdrawn by the owner */
  | 'WITHDRAW';

/** 大批变更 a run that would change too much of one school’s roll at once, and waits for a person */
export type LedgerBrake = {
  readonly __typename?: 'LedgerBrake';
  /** 计数时间 when it was last counted */
  readonly countedAt: Scalars['DateTime']['output'];
  /** 区县 county */
  readonly division: Scalars['String']['output'];
  /** 编号 id */
  readonly id: Scalars['ID']['output'];
  /** 拟标记 items that it would mark as back */
  readonly marks: Scalars['Int']['output'];
  /** 拟建账 items that it would open */
  readonly opens: Scalars['Int']['output'];
  /** 占比 share of the roll, percent */
  readonly percent: Scalars['Float']['output'];
  /** 在籍人数 pupils on the roll, or children of the county */
  readonly roll: Scalars['Int']['output'];
  /** 规则版本 version of the rules */
  readonly rulesVersion: Maybe<Scalars['String']['output']>;
  /** 学校 code of the school; null: children of the county without one */
  readonly school: Maybe<Scalars['String']['output']>;
  /** 起始时间 since when it waits */
  readonly since: Scalars['DateTime']['output'];
  /** 状态 state */
  readonly state: LedgerBrakeState;
  /** 版本 version, sent back with the decision */
  readonly version: Scalars['Int']['output'];
  /** 原因 why it waits */
  readonly why: Scalars['String']['output'];
};

/** 大批变更决定 what a person decides */
export type LedgerBrakeDecision =
  /** 驳回 nothing of it is done, as long as the verdicts stay as they are */
  | 'REFUSE'
  /** 放行 the run goes on */
  | 'RELEASE';

/** 大批变更处理结果 what a decision made of a run that waited */
export type LedgerBrakePayload = {
  readonly __typename?: 'LedgerBrakePayload';
  /** 大批变更 as it is now; null when nothing was changed */
  readonly brake: Maybe<LedgerBrake>;
  /** 错误 empty when it was done */
  readonly errors: ReadonlyArray<UserError>;
};

/** 大批变更状态 where a run that waits stands */
export type LedgerBrakeState =
  /** 已驳回 refused */
  | 'REFUSED'
  /** 已放行 released */
  | 'RELEASED'
  /** 待处理 waits for a person */
  | 'WAITING';

/** 时限 a clock of an item */
export type LedgerClock = {
  readonly __typename?: 'LedgerClock';
  /** 长度 length of the limit */
  readonly amount: Scalars['Int']['output'];
  /** 依据 article, or the text that asks for it */
  readonly basis: Scalars['String']['output'];
  /** 截止 the first instant that is too late; null while it is paused */
  readonly dueAt: Maybe<Scalars['DateTime']['output']>;
  /** 结束 when its task was done, or was no longer needed */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** 种类 what it is for */
  readonly kind: LedgerClockKind;
  /** 暂定 it runs over days whose holidays no calendar knows yet */
  readonly provisional: Scalars['Boolean']['output'];
  /** 性质 who sets the limit */
  readonly standing: LedgerStanding;
  /** 起算 when it began */
  readonly startedAt: Scalars['DateTime']['output'];
  /** 状态 where it stands now */
  readonly state: LedgerClockState;
  /** 单位 working-days, days or hours */
  readonly unit: Scalars['String']['output'];
};

/** 时限种类 what a clock is for */
export type LedgerClockKind =
  /** 责令改正期限 term of the order */
  | 'CORRECTION'
  /** 首次接触 first contact */
  | 'FIRST_CONTACT'
  /** 移交答复 answer to an offered hand-over */
  | 'HAND_OVER'
  /** 销号佐证 proof of the claimed outcome */
  | 'PROOF'
  /** 受理处置 the bureau acts on the report */
  | 'RESPONSE'
  /** 书面报告 written report */
  | 'WRITTEN_REPORT';

/** 时限状态 where a clock stands now */
export type LedgerClockState =
  /** 按时完成 done in time */
  | 'MET'
  /** 逾期 over; with an end: done late */
  | 'MISSED'
  /** 已中止 paused */
  | 'PAUSED'
  /** 计时中 runs */
  | 'RUNNING'
  /** 无需完成 no longer needed */
  | 'STOPPED';

/** 台账记事 an entry of an item’s history, never changed */
export type LedgerEntry = {
  readonly __typename?: 'LedgerEntry';
  /** 动作 what happened */
  readonly action: LedgerAction;
  /** 时间 when it was recorded */
  readonly at: Scalars['DateTime']['output'];
  /** 账号 account; tonglian: the hub itself */
  readonly by: Scalars['String']['output'];
  /** 时限 clock that was paused, went on or was missed */
  readonly clock: Maybe<LedgerClockKind>;
  /** 期限 days that an order set */
  readonly days: Maybe<Scalars['Int']['output']>;
  /** 部门 department of that account */
  readonly department: Maybe<Scalars['String']['output']>;
  /** 走访方式 how a visit was made */
  readonly form: Maybe<LedgerVisitForm>;
  /** 之前 state before; null of the first */
  readonly from: Maybe<LedgerState>;
  /** 编号 id */
  readonly id: Scalars['ID']['output'];
  /** 见到何人 who was met */
  readonly met: Maybe<LedgerMet>;
  /** 说明 what was written: report of a visit, written report, order, reason */
  readonly note: Maybe<Scalars['String']['output']>;
  /** 序号 number: the version that it made */
  readonly number: Scalars['Int']['output'];
  /** 移交对象 whom the item was offered to */
  readonly offeredTo: Maybe<LedgerOwner>;
  /** 中止原因 why a clock was paused */
  readonly pauseReason: Maybe<LedgerPauseReason>;
  /** 佐证 proof of a closing */
  readonly proof: Maybe<LedgerProof>;
  /** 理由 reason of a claim */
  readonly reason: Maybe<LedgerReason>;
  /** 佐证出处 number of the proof’s document, or where it lies */
  readonly reference: Maybe<Scalars['String']['output']>;
  /** 之后 state after */
  readonly to: LedgerState;
  /** 走访日期 day of a visit */
  readonly visitedOn: Maybe<Scalars['Date']['output']>;
};

/** 台账成效 how well one version of the rules did (docs/LEDGERS.md has the definitions); null: fewer than five */
export type LedgerFigures = {
  readonly __typename?: 'LedgerFigures';
  /** 销号 items closed */
  readonly closed: Maybe<Scalars['Int']['output']>;
  /** 首次接触中位小时 median hours to the first contact */
  readonly hoursToContact: Maybe<Scalars['Float']['output']>;
  /** 建账 items opened */
  readonly opened: Maybe<Scalars['Int']['output']>;
  /** 查准率 share of the closed items of the rule that were no wrong suspicion */
  readonly precision: Maybe<Scalars['Float']['output']>;
  /** 查全率 share of the children who came back that the rule had found */
  readonly recall: Maybe<Scalars['Float']['output']>;
  /** 规则版本 version of the rules; null: opened by hand before any verdict */
  readonly rulesVersion: Maybe<Scalars['String']['output']>;
};

/** 台账筛选 which items: all conditions must hold */
export type LedgerFilter = {
  /** 儿童 hub id of a child */
  readonly child?: InputMaybe<Scalars['ID']['input']>;
  /** 区划 the county that is responsible lies in this division */
  readonly division?: InputMaybe<Scalars['String']['input']>;
  /** 台账 ledger */
  readonly ledger?: InputMaybe<Ledger>;
  /** 由我处理 open, and this account’s side must act now */
  readonly mine?: InputMaybe<Scalars['Boolean']['input']>;
  /** 逾期 a clock is over and its task not done */
  readonly overdue?: InputMaybe<Scalars['Boolean']['input']>;
  /** 学校 code of the school (学校标识码) */
  readonly school?: InputMaybe<Scalars['String']['input']>;
  /** 状态 state */
  readonly state?: InputMaybe<LedgerState>;
};

/** 台账记录 one child in the ledgers of dropout control (控辍保学) */
export type LedgerItem = {
  readonly __typename?: 'LedgerItem';
  /** 判定已返校 since when the rule’s verdict says that the child is back; closes nothing */
  readonly backOn: Maybe<Scalars['Date']['output']>;
  /** 儿童编号 hub id of the child */
  readonly childId: Scalars['ID']['output'];
  /** 时限 clocks, the oldest first */
  readonly clocks: Maybe<ReadonlyArray<LedgerClock>>;
  /** 销号时间 when it was closed */
  readonly closedAt: Maybe<Scalars['DateTime']['output']>;
  /** 区县 county whose education bureau is responsible */
  readonly division: Maybe<Scalars['String']['output']>;
  /** 首次接触 first contact */
  readonly firstContactAt: Maybe<Scalars['DateTime']['output']>;
  /** 记事 history, the oldest first */
  readonly history: Maybe<ReadonlyArray<LedgerEntry>>;
  /** 编号 id of the item */
  readonly id: Scalars['ID']['output'];
  /** 台账 ledger */
  readonly ledger: Ledger;
  /** 判定级别 level of the verdict that opened it, or moved it up */
  readonly level: Maybe<Scalars['String']['output']>;
  /** 下一步 the steps that are possible now */
  readonly nextSteps: Maybe<ReadonlyArray<LedgerNextStep>>;
  /** 拟接收单位 whom it is offered to */
  readonly offeredTo: Maybe<LedgerOwner>;
  /** 建账时间 when it was opened */
  readonly openedAt: Scalars['DateTime']['output'];
  /** 建账方式 who found it */
  readonly openedBy: Maybe<LedgerOpenedBy>;
  /** 结果 outcome, claimed or proven */
  readonly outcome: Maybe<LedgerOutcome>;
  /** 逾期 a clock is over and its task not done */
  readonly overdue: Maybe<Scalars['Boolean']['output']>;
  /** 责任单位 who must act now */
  readonly owner: Maybe<LedgerOwner>;
  /** 佐证 kind of proof */
  readonly proof: Maybe<LedgerProof>;
  /** 理由 reason of the outcome */
  readonly reason: Maybe<LedgerReason>;
  /** 规则版本 version of the rules */
  readonly rulesVersion: Maybe<Scalars['String']['output']>;
  /** 学校 code of the school */
  readonly school: Maybe<Scalars['String']['output']>;
  /** 状态 state */
  readonly state: LedgerState;
  /** 规则变体 variant of the rule */
  readonly variant: Maybe<Scalars['String']['output']>;
  /** 版本 version, sent back with every step */
  readonly version: Scalars['Int']['output'];
};

/** 台账列表 a page of items, the newest first */
export type LedgerItemConnection = {
  readonly __typename?: 'LedgerItemConnection';
  /** 台账记录 items */
  readonly nodes: ReadonlyArray<LedgerItem>;
  /** 分页信息 page */
  readonly pageInfo: PageInfo;
};

/** 台账操作结果 what a step made of an item, or why it changed nothing */
export type LedgerItemPayload = {
  readonly __typename?: 'LedgerItemPayload';
  /** 错误 empty when it was done */
  readonly errors: ReadonlyArray<UserError>;
  /** 台账记录 the item as it is now; null when nothing was changed */
  readonly item: Maybe<LedgerItem>;
};

/** 见到何人 who was met */
export type LedgerMet =
  /** 儿童 the child */
  | 'CHILD'
  /** 儿童和监护人 the child and a guardian */
  | 'CHILD_AND_GUARDIAN'
  /** 监护人 a guardian */
  | 'GUARDIAN'
  /** 无人 nobody */
  | 'NOBODY'
  /** 其他人 somebody else */
  | 'OTHER';

/** 下一步 a step that the law and the state of the item allow now */
export type LedgerNextStep = {
  readonly __typename?: 'LedgerNextStep';
  /** 动作 what */
  readonly action: LedgerAction;
  /** 本账号可办 whether this account may take it */
  readonly allowed: Scalars['Boolean']['output'];
};

/** 移交答复 the answer to an offered hand-over */
export type LedgerOfferAnswer =
  /** 接收 by the one it is offered to */
  | 'ACCEPT'
  /** 拒收 by the one it is offered to */
  | 'REFUSE'
  /** 撤回 by the owner */
  | 'WITHDRAW';

/** 建账方式 who found it */
export type LedgerOpenedBy =
  /** 人工 a person */
  | 'HAND'
  /** 规则 a rule of dropout control */
  | 'RULE';

/** 处置结果 how an item ends, or is said to end */
export type LedgerOutcome =
  /** 误报 the suspicion was wrong */
  | 'DISPROVED'
  /** 有正当理由 rightly not in class */
  | 'EXCUSED'
  /** 已复学 back in school */
  | 'RETURNED';

/** 责任单位 who has an item, or is offered it */
export type LedgerOwner = {
  readonly __typename?: 'LedgerOwner';
  /** 区县 county */
  readonly division: Scalars['String']['output'];
  /** 学校 code of the school; null: the education bureau of the county */
  readonly school: Maybe<Scalars['String']['output']>;
};

/** 中止原因 why a clock is paused */
export type LedgerPauseReason =
  /** 诉讼 court proceedings */
  | 'COURT'
  /** 灾害 disaster */
  | 'DISASTER'
  /** 患病 illness */
  | 'ILLNESS'
  /** 其他 another one, in the note */
  | 'OTHER'
  /** 等待其他部门 another agency must act first */
  | 'OTHER_AGENCY'
  /** 下落不明 nobody knows where the child is */
  | 'WHEREABOUTS_UNKNOWN';

/** 佐证 what proves the end of an item (动态销号) */
export type LedgerProof =
  /** 出生日期证明 proof of the birth date */
  | 'BIRTH_RECORD'
  /** 更正记录 the record as corrected by its registry */
  | 'CORRECTED_RECORD'
  /** 死亡证明 death certificate */
  | 'DEATH_CERTIFICATE'
  /** 出境记录 record of leaving the country */
  | 'EXIT_RECORD'
  /** 毕业记录 record of graduation */
  | 'GRADUATION_RECORD'
  /** 送教上门方案 plan of teaching at home */
  | 'HOME_TEACHING_PLAN'
  /** 并档记录 the registry’s record of the correction that emptied this child’s file */
  | 'MERGED_RECORD'
  /** 学籍与到课记录 the roll and attendance */
  | 'ROLL_AND_ATTENDANCE'
  /** 学校证明 certificate of the school */
  | 'SCHOOL_CERTIFICATE'
  /** 特教学籍 roll of a special school */
  | 'SPECIAL_SCHOOL_ROLL'
  /** 休学批准 approval of the suspension */
  | 'SUSPENSION_APPROVAL'
  /** 转学接收回执 receipt of the school that took the pupil in */
  | 'TRANSFER_RECEIPT';

/** 理由 why a child rightly is not in class, or why the suspicion was wrong */
export type LedgerReason =
  /** 出境 abroad */
  | 'ABROAD'
  /** 已完成义务教育 has completed compulsory education */
  | 'COMPLETED'
  /** 死亡 deceased */
  | 'DECEASED'
  /** 异地就读 enrolled elsewhere */
  | 'ENROLLED_ELSEWHERE'
  /** 送教上门 taught at home */
  | 'HOME_TEACHING'
  /** 迁出 moved away */
  | 'MOVED'
  /** 其他 another one, in the note */
  | 'OTHER'
  /** 超龄 past the age of compulsory education */
  | 'OVER_AGE'
  /** 档案已并入他人 the records belong to another child now, or were withdrawn */
  | 'RECORD_MERGED'
  /** 专门学校 in a specialised school */
  | 'SPECIALISED_SCHOOL'
  /** 特殊教育学校 in a school for special education */
  | 'SPECIAL_SCHOOL'
  /** 休学 suspension of the roll */
  | 'SUSPENSION'
  /** 数据有误 a record is wrong */
  | 'WRONG_RECORD';

/** 时限性质 who sets a limit */
export type LedgerStanding =
  /** 内部管理 the settings of this hub; no statutory limit */
  | 'OPERATIONAL'
  /** 法定 the law, or an order under it */
  | 'STATUTORY';

/** 台账状态 where an item stands */
export type LedgerState =
  /** 已销号 closed with a proof */
  | 'CLOSED'
  /** 称系误报 said to be a wrong suspicion, the proof is missing */
  | 'DISPROVED'
  /** 称有正当理由 said to have a reason, the proof is missing */
  | 'EXCUSED'
  /** 发现 found, nobody has been there */
  | 'FOUND'
  /** 责令改正 ordered to correct (义务教育法 58) */
  | 'ORDERED'
  /** 已处罚 penalised */
  | 'PENALISED'
  /** 劝返中 persuasion visits are made */
  | 'PERSUADING'
  /** 已书面报告 persuasion failed, reported in writing (未成年人保护法 28) */
  | 'REPORTED'
  /** 称已复学 said to be back, the proof is missing */
  | 'RETURNED';

/** 台账步骤 a step of an item */
export type LedgerStepInput = {
  /** 幂等键 8 to 100 characters: the same key and input is the same step */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 台账记录编号 id of the item */
  readonly itemId: Scalars['ID']['input'];
  /** 说明 what is to be written down, 5 to 2,000 characters */
  readonly note: Scalars['String']['input'];
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 走访方式 how a visit was made */
export type LedgerVisitForm =
  /** 家访 at home */
  | 'HOME'
  /** 线上 online */
  | 'ONLINE'
  /** 到校 at school */
  | 'SCHOOL'
  /** 电话 by telephone */
  | 'TELEPHONE'
  /** 务工地 where a parent or the child works */
  | 'WORKPLACE';

/** 限制人身自由 restriction of a parent's liberty. Sealed */
export type LibertyRestriction = {
  readonly __typename?: 'LibertyRestriction';
  /** 起始日期 first day */
  readonly from: Maybe<Scalars['Date']['output']>;
  /** 类别 kind */
  readonly kind: Maybe<LibertyRestrictionKind>;
  /** 父或母 which parent */
  readonly parent: Maybe<ParentKind>;
  /** 截止日期 last day; null while it is open */
  readonly until: Maybe<Scalars['Date']['output']>;
};

/** 限制人身自由类别 kind of restriction of liberty */
export type LibertyRestrictionKind =
  /** 社区矫正 community correction */
  | 'COMMUNITY_CORRECTION'
  /** 强制隔离戒毒 compulsory drug treatment */
  | 'COMPULSORY_TREATMENT'
  /** 拘留羁押 detention */
  | 'DETENTION'
  /** 服刑 serving a sentence in prison */
  | 'PRISON';

/** 关联状态 how sure the link between a child and a record is */
export type LinkState =
  /** 确定 equal valid ID number, or a roll number that embeds it */
  | 'CERTAIN'
  /** 很可能 above the threshold, linked */
  | 'LIKELY'
  /** 已否决 refused; never returns by itself */
  | 'REFUSED'
  /** 待复核 waits for a steward */
  | 'REVIEW';

/** 查询错误 why one item of a list has no answer; out of scope reads exactly like unknown */
export type LookupError = {
  readonly __typename?: 'LookupError';
  /** 错误代码 code of the error catalogue */
  readonly code: Scalars['String']['output'];
  /** 说明 sentence for people; holds no personal data */
  readonly message: Scalars['String']['output'];
};

/** 本人 the signed-in actor as the hub sees it */
export type Me = {
  readonly __typename?: 'Me';
  /** 客户端 client program that signed in */
  readonly client: Scalars['String']['output'];
  /** 部门 department, e.g. civil-affairs 民政 */
  readonly department: Maybe<Scalars['String']['output']>;
  /** 管辖区域 divisions of the jurisdiction */
  readonly divisions: ReadonlyArray<Division>;
  /** 限额 what one operation may ask */
  readonly limits: RequestLimits;
  /** 姓名 name in the token */
  readonly name: Maybe<Scalars['String']['output']>;
  /** 使用目的 purpose of this request (个人信息保护法 6) */
  readonly purpose: Maybe<Scalars['String']['output']>;
  /** 可用目的 purposes the actor may choose from */
  readonly purposes: ReadonlyArray<Scalars['String']['output']>;
  /** 角色 roles, e.g. officer, village-director 儿童主任 */
  readonly roles: ReadonlyArray<Scalars['String']['output']>;
  /** 学校标识码 school code of a school's account */
  readonly school: Maybe<Scalars['String']['output']>;
  /** 主体标识 subject of the token */
  readonly subject: Scalars['ID']['output'];
  /** 工作人员编号 worker code of a 儿童主任 or 儿童督导员; its caseload depends on it */
  readonly worker: Maybe<Scalars['String']['output']>;
};

/** 两类人员类别 kind of measure */
export type MeasureKind =
  /** 强制隔离戒毒 compulsory drug treatment */
  | 'COMPULSORY_TREATMENT'
  /** 服刑 serving a sentence in prison */
  | 'PRISON';

/** 心理筛查结果 concern after a mental health screening */
export type MentalConcern =
  /** 轻度 mild */
  | 'MILD'
  /** 中度 moderate */
  | 'MODERATE'
  /** 无 none */
  | 'NONE'
  /** 重度 severe */
  | 'SEVERE';

/** 心理健康筛查 a mental health screening */
export type MentalHealthScreening = {
  readonly __typename?: 'MentalHealthScreening';
  /** 筛查结果 concern */
  readonly concern: Maybe<MentalConcern>;
  /** 筛查日期 date */
  readonly date: Maybe<Scalars['Date']['output']>;
  /** 量表 instrument */
  readonly instrument: Maybe<Scalars['String']['output']>;
  /** 得分 score */
  readonly score: Maybe<Scalars['Int']['output']>;
};

/** 月份筛选 filter on a month */
export type MonthFilter = {
  /** 起 this month or later */
  readonly from?: InputMaybe<Scalars['Month']['input']>;
  /** 是否为空 is not recorded */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** 止 this month or earlier */
  readonly to?: InputMaybe<Scalars['Month']['input']>;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** 答复移交 accepts or refuses an offered item, or withdraws the own offer */
  readonly answerLedgerHandOver: Maybe<LedgerItemPayload>;
  /** 申报结果 says how an item ends; it is closed with its proof alone */
  readonly claimLedgerOutcome: Maybe<LedgerItemPayload>;
  /** 销号 closes an item with its proof (动态销号), as owner */
  readonly closeLedgerItem: Maybe<LedgerItemPayload>;
  /** 创建 Webhook for events from now on */
  readonly createWebhook: Maybe<WebhookPayload>;
  /** 审批授权 approves or refuses a request, as approver of the department that owns the data */
  readonly decideGrant: Maybe<GrantPayload>;
  /** 处理大批变更 releases a run that waits, or refuses it */
  readonly decideLedgerBrake: Maybe<LedgerBrakePayload>;
  /** 删除筛选 deletes a saved filter */
  readonly deleteFilter: Maybe<SavedFilterPayload>;
  /** 删除 Webhook */
  readonly deleteWebhook: Maybe<WebhookPayload>;
  /** 起草报表 counts a unit’s figures: a school’s pupils, or the signed returns of a division’s parts */
  readonly draftReturn: Maybe<DropoutReturnPayload>;
  /** 填表 files a draft whose checks hold (填表人) */
  readonly fillReturn: Maybe<DropoutReturnPayload>;
  /** 提出移交 offers an item to another owner; it changes hands when that one accepts */
  readonly handOverLedgerItem: Maybe<LedgerItemPayload>;
  /** 人工建账 opens an item that no rule found */
  readonly openLedgerItem: Maybe<LedgerItemPayload>;
  /** 责令改正 orders the guardian to correct (义务教育法 58), as owner */
  readonly orderLedgerItem: Maybe<LedgerItemPayload>;
  /** 时限中止 pauses a clock with a reason, as owner */
  readonly pauseLedgerClock: Maybe<LedgerItemPayload>;
  /** 暂停 Webhook */
  readonly pauseWebhook: Maybe<WebhookPayload>;
  /** 处罚 penalises, as owner */
  readonly penaliseLedgerItem: Maybe<LedgerItemPayload>;
  /** 劝返走访 records a persuasion visit */
  readonly recordLedgerVisit: Maybe<LedgerItemPayload>;
  /** 重新统计 counts a draft again */
  readonly recountReturn: Maybe<DropoutReturnPayload>;
  /** 重新打开 opens a closed item again, or refuses a claim that does not hold, as owner */
  readonly reopenLedgerItem: Maybe<LedgerItemPayload>;
  /** 重放 sends events once more; receivers know them by webhook-id */
  readonly replayWebhook: Maybe<WebhookPayload>;
  /** 书面报告 reports in writing to the education bureau that persuasion failed (未成年人保护法 28) */
  readonly reportLedgerItem: Maybe<LedgerItemPayload>;
  /** 申请授权 asks for a grant, or takes emergency access of at most 3 hours, which is reviewed afterwards */
  readonly requestGrant: Maybe<GrantPayload>;
  /** 时限恢复 lets a paused clock go on, as owner */
  readonly resumeLedgerClock: Maybe<LedgerItemPayload>;
  /** 恢复 Webhook that was paused, or whose receiver was gone */
  readonly resumeWebhook: Maybe<WebhookPayload>;
  /** 停用操作 ends a saved operation */
  readonly retireOperation: Maybe<SavedOperationPayload>;
  /** 审查紧急访问 answers an emergency’s open review, as approver of the owner */
  readonly reviewGrant: Maybe<GrantPayload>;
  /** 复核 reviews it, as a second person (复核人) */
  readonly reviewReturn: Maybe<DropoutReturnPayload>;
  /** 撤销授权 ends a grant at once, as approver of the owner; or gives the own back */
  readonly revokeGrant: Maybe<GrantPayload>;
  /** 更换密钥 a new secret, with the old one valid for a while */
  readonly rotateWebhookSecret: Maybe<WebhookPayload>;
  /** 保存筛选 keeps a filter of lists, or changes one; refused if this account may not use it now */
  readonly saveFilter: Maybe<SavedFilterPayload>;
  /** 保存操作 keeps a query under a name, or a new version of one */
  readonly saveOperation: Maybe<SavedOperationPayload>;
  /** 退回 sends it back to be a draft */
  readonly sendBackReturn: Maybe<DropoutReturnPayload>;
  /** 签发 signs it, as a third person (单位负责人); it is frozen then */
  readonly signReturn: Maybe<DropoutReturnPayload>;
  /** 测试 Webhook: one signed message at once, and what came of it */
  readonly testWebhook: Maybe<WebhookPayload>;
};


export type MutationAnswerLedgerHandOverArgs = {
  input: AnswerLedgerHandOverInput;
};


export type MutationClaimLedgerOutcomeArgs = {
  input: ClaimLedgerOutcomeInput;
};


export type MutationCloseLedgerItemArgs = {
  input: CloseLedgerItemInput;
};


export type MutationCreateWebhookArgs = {
  input: CreateWebhookInput;
};


export type MutationDecideGrantArgs = {
  input: DecideGrantInput;
};


export type MutationDecideLedgerBrakeArgs = {
  input: DecideLedgerBrakeInput;
};


export type MutationDeleteFilterArgs = {
  input: DeleteFilterInput;
};


export type MutationDeleteWebhookArgs = {
  input: DeleteWebhookInput;
};


export type MutationDraftReturnArgs = {
  input: DraftReturnInput;
};


export type MutationFillReturnArgs = {
  input: ReturnStepInput;
};


export type MutationHandOverLedgerItemArgs = {
  input: HandOverLedgerItemInput;
};


export type MutationOpenLedgerItemArgs = {
  input: OpenLedgerItemInput;
};


export type MutationOrderLedgerItemArgs = {
  input: OrderLedgerItemInput;
};


export type MutationPauseLedgerClockArgs = {
  input: PauseLedgerClockInput;
};


export type MutationPauseWebhookArgs = {
  input: PauseWebhookInput;
};


export type MutationPenaliseLedgerItemArgs = {
  input: LedgerStepInput;
};


export type MutationRecordLedgerVisitArgs = {
  input: RecordLedgerVisitInput;
};


export type MutationRecountReturnArgs = {
  input: ReturnStepInput;
};


export type MutationReopenLedgerItemArgs = {
  input: LedgerStepInput;
};


export type MutationReplayWebhookArgs = {
  input: ReplayWebhookInput;
};


export type MutationReportLedgerItemArgs = {
  input: LedgerStepInput;
};


export type MutationRequestGrantArgs = {
  input: RequestGrantInput;
};


export type MutationResumeLedgerClockArgs = {
  input: ResumeLedgerClockInput;
};


export type MutationResumeWebhookArgs = {
  input: ResumeWebhookInput;
};


export type MutationRetireOperationArgs = {
  input: RetireOperationInput;
};


export type MutationReviewGrantArgs = {
  input: ReviewGrantInput;
};


export type MutationReviewReturnArgs = {
  input: ReturnStepInput;
};


export type MutationRevokeGrantArgs = {
  input: RevokeGrantInput;
};


export type MutationRotateWebhookSecretArgs = {
  input: RotateWebhookSecretInput;
};


export type MutationSaveFilterArgs = {
  input: SaveFilterInput;
};


export type MutationSaveOperationArgs = {
  input: SaveOperationInput;
};


export type MutationSendBackReturnArgs = {
  input: ReturnStepInput;
};


export type MutationSignReturnArgs = {
  input: ReturnStepInput;
};


export type MutationTestWebhookArgs = {
  input: TestWebhookInput;
};

/** 姓名查找 search by name, former names too. Spellings are compared in their normal form (NFKC, blanks, dots, capitals: docs/NORMAL-FORMS.md); an empty text is refused (BAD_FILTER) */
export type NameFilter = {
  /** 全名 the whole name */
  readonly exact?: InputMaybe<Scalars['String']['input']>;
  /** 曾用名 a whole former name */
  readonly former?: InputMaybe<Scalars['String']['input']>;
  /** 拼音或首字母 reading from its beginning, or initials: zhouyutong, zhōu yǔ, zhou1yu3, zyt; ü as ü, v, u: or yu (lü, lv, lyu). What cannot be a reading finds nobody */
  readonly pinyin?: InputMaybe<Scalars['String']['input']>;
  /** 姓名开头 the name begins with */
  readonly prefix?: InputMaybe<Scalars['String']['input']>;
};

/** 节点 anything with an identity in the hub (Relay Node) */
export type Node = {
  /** 编号 identity in the hub */
  readonly id: Scalars['ID']['output'];
};

/** 整数筛选 filter on a whole number */
export type NumberFilter = {
  /** 等于 is */
  readonly eq?: InputMaybe<Scalars['Int']['input']>;
  /** 属于 is one of; not empty */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
  /** 是否为空 is not recorded */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** 人工建账 opens an item that no rule found */
export type OpenLedgerItemInput = {
  /** 儿童 hub id of the child */
  readonly childId: Scalars['ID']['input'];
  /** 幂等键 8 to 100 characters: the same key and input is the same step */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 台账 ledger */
  readonly ledger: Ledger;
  /** 说明 what is to be written down, 5 to 2,000 characters */
  readonly note: Scalars['String']['input'];
};

/** 操作开销 what an operation costs at most, known before it runs; the units: docs/decisions/0011-cost.md */
export type OperationCost = {
  readonly __typename?: 'OperationCost';
  /** 调用 calls to the registries */
  readonly calls: ReadonlyArray<RegistryCalls>;
  /** 开销 points */
  readonly cost: Scalars['Int']['output'];
  /** 上限 points that the roles of this account allow */
  readonly limit: Scalars['Int']['output'];
  /** 分项 root fields that look at children */
  readonly parts: ReadonlyArray<CostPart>;
};

/** 可导出格式 a format, and whether this account can have it */
export type OperationFormat = {
  readonly __typename?: 'OperationFormat';
  /** 格式 format */
  readonly format: ExportFormat;
  /** 不可用的原因 ACCESS_DENIED, or what the document would need; null: it can be had */
  readonly refused: Maybe<Scalars['String']['output']>;
};

/** 参数 a variable of a saved operation */
export type OperationParameter = {
  readonly __typename?: 'OperationParameter';
  /** 名称 name */
  readonly name: Scalars['String']['output'];
  /** 必填 whether it must be given */
  readonly required: Scalars['Boolean']['output'];
  /** 类型 its type, as the document writes it */
  readonly type: Scalars['String']['output'];
};

/** 共享范围 who may see and run a saved operation */
export type OperationSharing =
  /** 本部门 accounts of its department, each under its own rights */
  | 'DEPARTMENT'
  /** 仅本账号 the account that saved it */
  | 'OWN';

/** 责令改正 an order to correct */
export type OrderLedgerItemInput = {
  /** 期限 calendar days, 1 to 60; left out: as the limits say */
  readonly days?: InputMaybe<Scalars['Int']['input']>;
  /** 幂等键 8 to 100 characters: the same key and input is the same step */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 台账记录编号 id of the item */
  readonly itemId: Scalars['ID']['input'];
  /** 说明 what is to be written down, 5 to 2,000 characters */
  readonly note: Scalars['String']['input'];
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 分页信息 Relay: where this page ends */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** 末个游标 cursor of the last edge; sealed: nothing can be read from it */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** 是否还有下一页 whether more follow */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** 是否有上一页 whether some come before. A list is read forwards alone: there is no `last` and no `before` */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** 首个游标 cursor of the first edge */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/** 外出务工父母 a parent away for work */
export type ParentAway = {
  readonly __typename?: 'ParentAway';
  /** 有无监护能力 able to care */
  readonly ableToCare: Maybe<Scalars['Boolean']['output']>;
  /** 是否跨县 across county lines */
  readonly acrossCounty: Maybe<Scalars['Boolean']['output']>;
  /** 务工城市 city of work */
  readonly city: Maybe<Scalars['String']['output']>;
  /** 姓名 name */
  readonly name: Maybe<Scalars['String']['output']>;
  /** 父或母 which parent */
  readonly parent: Maybe<ParentKind>;
  /** 联系电话 phone */
  readonly phone: Maybe<Scalars['String']['output']>;
  /** 务工省份 province of work */
  readonly province: Maybe<Scalars['String']['output']>;
  /** 外出时间 away since */
  readonly since: Maybe<Scalars['Date']['output']>;
  /** 工作单位 work place */
  readonly workplace: Maybe<Scalars['String']['output']>;
};

/** 父或母 which parent */
export type ParentKind =
  /** 父 father */
  | 'FATHER'
  /** 母 mother */
  | 'MOTHER';

/** 服刑或强制隔离戒毒 prison or compulsory treatment of a parent, by the newest form of the survey. Sealed */
export type ParentMeasure = {
  readonly __typename?: 'ParentMeasure';
  /** 是否无期 without end: life, or a suspended death sentence */
  readonly forLife: Maybe<Scalars['Boolean']['output']>;
  /** 起始日期 first day */
  readonly from: Maybe<Scalars['Date']['output']>;
  /** 类别 kind */
  readonly kind: Maybe<MeasureKind>;
  /** 父或母 which parent */
  readonly parent: Maybe<ParentKind>;
  /** 关押地点所在地 division of the place of detention */
  readonly place: Maybe<Division>;
  /** 调查年度 year of the form */
  readonly surveyYear: Maybe<Scalars['Int']['output']>;
  /** 刑期或戒毒期限 term, as the form has it */
  readonly term: Maybe<Scalars['String']['output']>;
  /** 期限（月） term in months; null for life */
  readonly termMonths: Maybe<Scalars['Int']['output']>;
  /** 截止日期 last day: of the release, else by the term; null without end */
  readonly until: Maybe<Scalars['Date']['output']>;
};

/** 时限中止 pauses a clock */
export type PauseLedgerClockInput = {
  /** 时限 clock */
  readonly clock: LedgerClockKind;
  /** 幂等键 8 to 100 characters: the same key and input is the same step */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 台账记录编号 id of the item */
  readonly itemId: Scalars['ID']['input'];
  /** 说明 what is to be written down, 5 to 2,000 characters */
  readonly note: Scalars['String']['input'];
  /** 原因 why */
  readonly reason: LedgerPauseReason;
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 暂停 Webhook: no deliveries until it is resumed */
export type PauseWebhookInput = {
  /** 编号 id of the webhook */
  readonly id: Scalars['ID']['input'];
  /** 幂等键 8 to 100 characters: the same key and input is the same change */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 计划调用 a call the plan makes to a registry */
export type PlannedCall = {
  readonly __typename?: 'PlannedCall';
  /** 数据项 columns that travel; nothing else leaves the registry */
  readonly columns: ReadonlyArray<Scalars['String']['output']>;
  /** 登记簿 registry */
  readonly registry: RegistryName;
  /** 范围 scope that bounds the call */
  readonly scope: Maybe<Scalars['String']['output']>;
};

/** 参数用途 a field that the argument values of a list touch */
export type PlannedUse = {
  readonly __typename?: 'PlannedUse';
  /** 字段 Type.field, e.g. WelfareRecord.guardianshipType */
  readonly field: Scalars['String']['output'];
  /** 路径 path of the list in the answer */
  readonly path: Scalars['String']['output'];
  /** 位置 lookup, filter, sort or search */
  readonly position: Scalars['String']['output'];
  /** 范围 scopes in which it may be used so, which the list is then held to; none: the operation is refused */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
};

export type Query = {
  readonly __typename?: 'Query';
  /** 权限变化 cells of the matrix that differ between two versions (ACCESS_VERSION) */
  readonly accessDifferences: Maybe<ReadonlyArray<AccessDifference>>;
  /** 权限表 the access table in force */
  readonly accessMatrix: AccessMatrix;
  /** 权限表版本 versions that were in force, the newest first */
  readonly accessVersions: ReadonlyArray<AccessVersion>;
  /** 审计检索 the audit trail, the newest first: of the own department, without entries that showed children of whom none is within reach; for an auditor all, without the ids of such children */
  readonly auditTrail: Maybe<AuditConnection>;
  /** 审计校验 reads the whole trail and checks every seal; takes some seconds for a million entries */
  readonly auditVerification: Maybe<AuditVerification>;
  /** 按编号查询儿童 one child by its hub id; null when there is none within reach */
  readonly child: Maybe<Child>;
  /** 按公民身份号码查询 one child by its 18-character ID number (GB 11643) */
  readonly childByIdNumber: Maybe<Child>;
  /** 按学籍号查询 one child by its roll number (G, J or L and 18 characters) */
  readonly childByRollNumber: Maybe<Child>;
  /** 儿童列表 the children within reach that match, page by page, forwards alone (`first`, `after`; no `last`, no `before`: keep the pages that were read). Filter, order and search each need the right to the field they touch, at full; a field that is full in a narrower scope narrows the list to it */
  readonly children: Maybe<ChildConnection>;
  /** 批量查询 children by their hub ids (the most: `me { limits }`), in the order asked; null for each unknown or out of reach */
  readonly childrenByIds: Maybe<ReadonlyArray<Maybe<Child>>>;
  /** 行政区划 the divisions directly below one, or the provinces; with `search` those of all levels, itself and below, that match */
  readonly divisions: ReadonlyArray<Division>;
  /** 批量核查学籍状态 state of enrolment of many students (the most: `me { limits }`), named by ID number or roll number; one answer each, in the order asked */
  readonly enrolmentStatus: Maybe<ReadonlyArray<EnrolmentStatus>>;
  /** 可接收的事件 which events this account is told of */
  readonly eventTypes: Maybe<EventTypes>;
  /** 变更事件 what changed since a position, for children that this account may know of now; at least once, each child’s in order */
  readonly events: Maybe<EventPage>;
  /** 权限说明 what an operation would show this account, and under which rule. Asks no registry */
  readonly explain: Explanation;
  /** 生效中的授权 grants in force that open data of this approver’s department, and that it may revoke: the oldest 500, the oldest first */
  readonly grantsInForce: Maybe<ReadonlyArray<Grant>>;
  /** 待审批 requests that this approver may answer: the oldest 500, the oldest first */
  readonly grantsToDecide: Maybe<ReadonlyArray<Grant>>;
  /** 待审查 emergencies that nobody has reviewed: of the own department’s data, or by its own people; the oldest 500, the oldest first */
  readonly grantsToReview: Maybe<ReadonlyArray<Grant>>;
  /** 待处理大批变更 runs of this account’s area that wait for a person, the oldest first, at most 500 */
  readonly ledgerBrakes: Maybe<ReadonlyArray<LedgerBrake>>;
  /** 台账成效 how well each version of the rules did in a division of the own area; elsewhere nothing */
  readonly ledgerFigures: Maybe<ReadonlyArray<LedgerFigures>>;
  /** 台账记录 one item; null where there is none within reach */
  readonly ledgerItem: Maybe<LedgerItem>;
  /** 台账列表 items of children within reach, and those that this account’s side has or is offered; the newest first, forwards alone */
  readonly ledgerItems: Maybe<LedgerItemConnection>;
  /** 本人 who the hub takes you for */
  readonly me: Me;
  /** 我的授权 grants this account asked for, the newest first */
  readonly myGrants: Maybe<ReadonlyArray<Grant>>;
  /** 本账号权限 what this account may do with each field at most, for its purpose */
  readonly myRights: ReadonlyArray<FieldRight>;
  /** 节点 Relay: anything by its id */
  readonly node: Maybe<Node>;
  /** 登记簿 the registries, how they do and how far the hub has followed them */
  readonly registries: ReadonlyArray<RegistryStatus>;
  /** 报表 one return; null where there is none within reach */
  readonly return: Maybe<DropoutReturn>;
  /** 控辍保学报表 returns of the own school, or of divisions and schools in the area; 500 at most */
  readonly returns: Maybe<ReadonlyArray<DropoutReturn>>;
  /** 名册 a roster of the pupils within reach, or of their classes or schools, page by page by offset: what OneRoster answers are made of. Filter and order each need the right to the field they touch, at full */
  readonly roster: Maybe<Roster>;
  /** 我的筛选 filters of lists that this account keeps, by name */
  readonly savedFilters: Maybe<ReadonlyArray<SavedFilter>>;
  /** 保存的操作 by its name; null where there is none */
  readonly savedOperation: Maybe<SavedOperation>;
  /** 保存的操作 of this account and its department, by name; the own one of two with one name */
  readonly savedOperations: Maybe<ReadonlyArray<SavedOperation>>;
  /** 统计 numbers of children, grouped by at most three facts. Exact over the own scope, for accounts that may list the children: filter and facts each need the right to the field they touch, at full; a field that is full in a narrower scope narrows the numbers to it. Else, or with month, compareTo or population, from a release over everybody: each field needs the right `statistics`, and what would tell of a child is withheld. Never both in one answer: `exact` says which (docs/NUMBERS-API.md) */
  readonly statistics: Maybe<Statistics>;
  /** 统计发布批次 every release, the newest first: what can be asked of it, and how much it withholds. No number of children */
  readonly statisticsReleases: Maybe<ReadonlyArray<StatisticsRelease>>;
  /** 未送达事件 deliveries to this account that were given up, the newest first, at most 500 */
  readonly webhookDeadLetters: Maybe<ReadonlyArray<WebhookDeadLetter>>;
  /** 我的 Webhook where this account is told of events */
  readonly webhooks: Maybe<ReadonlyArray<Webhook>>;
};


export type QueryAccessDifferencesArgs = {
  from: Scalars['Int']['input'];
  to: Scalars['Int']['input'];
};


export type QueryAuditTrailArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  where?: InputMaybe<AuditFilter>;
};


export type QueryChildArgs = {
  id: Scalars['ID']['input'];
};


export type QueryChildByIdNumberArgs = {
  idNumber: Scalars['String']['input'];
};


export type QueryChildByRollNumberArgs = {
  rollNumber: Scalars['String']['input'];
};


export type QueryChildrenArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ChildOrder>;
  saved?: InputMaybe<Scalars['ID']['input']>;
  where?: InputMaybe<ChildFilter>;
};


export type QueryChildrenByIdsArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryDivisionsArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
  under?: InputMaybe<Scalars['String']['input']>;
};


export type QueryEnrolmentStatusArgs = {
  students: ReadonlyArray<Scalars['String']['input']>;
};


export type QueryEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  types?: InputMaybe<ReadonlyArray<EventType>>;
};


export type QueryExplainArgs = {
  operationName?: InputMaybe<Scalars['String']['input']>;
  query: Scalars['String']['input'];
  strict?: InputMaybe<Scalars['Boolean']['input']>;
  variables?: InputMaybe<Scalars['JSONObject']['input']>;
};


export type QueryLedgerFiguresArgs = {
  division: Scalars['String']['input'];
};


export type QueryLedgerItemArgs = {
  id: Scalars['ID']['input'];
};


export type QueryLedgerItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  where?: InputMaybe<LedgerFilter>;
};


export type QueryMyRightsArgs = {
  fields?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryReturnArgs = {
  id: Scalars['ID']['input'];
};


export type QueryReturnsArgs = {
  division?: InputMaybe<Scalars['String']['input']>;
  period?: InputMaybe<Scalars['String']['input']>;
};


export type QueryRosterArgs = {
  changed?: InputMaybe<ChangedFilter>;
  direction?: InputMaybe<Direction>;
  first?: InputMaybe<Scalars['Int']['input']>;
  of: RosterOf;
  offset?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<RosterOrderBy>;
  pupil?: InputMaybe<Scalars['ID']['input']>;
  where?: InputMaybe<ChildFilter>;
};


export type QuerySavedOperationArgs = {
  name: Scalars['String']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryStatisticsArgs = {
  by?: InputMaybe<ReadonlyArray<StatisticsBy>>;
  compareTo?: InputMaybe<Scalars['Month']['input']>;
  measures?: InputMaybe<ReadonlyArray<StatisticsMeasure>>;
  month?: InputMaybe<Scalars['Month']['input']>;
  population?: InputMaybe<Scalars['String']['input']>;
  saved?: InputMaybe<Scalars['ID']['input']>;
  under?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<ChildFilter>;
};

/** 劝返走访 a persuasion visit */
export type RecordLedgerVisitInput = {
  /** 方式 how */
  readonly form: LedgerVisitForm;
  /** 幂等键 8 to 100 characters: the same key and input is the same step */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 台账记录编号 id of the item */
  readonly itemId: Scalars['ID']['input'];
  /** 见到何人 who was met */
  readonly met: LedgerMet;
  /** 说明 what is to be written down, 5 to 2,000 characters */
  readonly note: Scalars['String']['input'];
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
  /** 走访日期 day of the visit, within the last year */
  readonly visitedOn: Scalars['Date']['input'];
};

/** 拒绝原因 what an operation would be refused for */
export type Refusal = {
  readonly __typename?: 'Refusal';
  /** 错误代码 code of the error catalogue */
  readonly code: Scalars['String']['output'];
  /** 说明 sentence for people: the field, or the limit and what came */
  readonly message: Scalars['String']['output'];
};

/** 户口变动 event of the registration */
export type RegistrationEvent = {
  readonly __typename?: 'RegistrationEvent';
  /** 日期 date */
  readonly date: Maybe<Scalars['Date']['output']>;
  /** 何地迁来 division left */
  readonly fromDivision: Maybe<Division>;
  /** 变动类别 kind */
  readonly kind: Maybe<RegistrationEventKind>;
  /** 迁往何地 division entered */
  readonly toDivision: Maybe<Division>;
};

/** 户口变动类别 kind of registration event */
export type RegistrationEventKind =
  /** 出生登记 birth registered */
  | 'BIRTH'
  /** 注销 cancelled */
  | 'CANCELLED'
  /** 变更更正 corrected */
  | 'CORRECTED'
  /** 迁入 moved in */
  | 'MOVED_IN'
  /** 迁出 moved out */
  | 'MOVED_OUT';

/** 户口状态 state of the registration */
export type RegistrationState =
  /** 有效 active */
  | 'ACTIVE'
  /** 注销 cancelled */
  | 'CANCELLED'
  /** 迁出 moved out */
  | 'MOVED_OUT';

/** 计划调用次数 how many calls a registry may get */
export type RegistryCalls = {
  readonly __typename?: 'RegistryCalls';
  /** 次数 calls at most, the one for the own list among them */
  readonly calls: Scalars['Int']['output'];
  /** 登记簿 registry */
  readonly registry: RegistryName;
};

/** 登记簿运行状态 whether a registry can be reached */
export type RegistryHealth =
  /** 中断 does not answer, or is left alone for a while after failures */
  | 'DOWN'
  /** 未接入 the settings of this hub name no such registry: nothing of it is asked, and lists cannot be filtered by its facts */
  | 'NOT_CONNECTED'
  /** 缓慢 answers, but late */
  | 'SLOW'
  /** 停滞 answers, but the hub has stopped following it: its changes cannot be read, or so many records are missing that an operator has to look */
  | 'STALE'
  /** 未知 the hub cannot tell */
  | 'UNKNOWN'
  /** 正常 answers in time, and the hub follows it */
  | 'UP';

/** 登记簿 a registry the hub joins */
export type RegistryName =
  /** 民政 register of left-behind children and children in difficulty 登记表 */
  | 'CIVIL_AFFAIRS'
  /** 教育 education roll 学籍 */
  | 'EDUCATION'
  /** 卫生健康 health archive 健康档案 */
  | 'HEALTH'
  /** 司法 survey of minor children of people in prison or compulsory treatment 两类人员未成年子女 */
  | 'JUSTICE'
  /** 公安 household register 户籍 */
  | 'POLICE';

/** 登记簿状态 a registry, its state and its freshness */
export type RegistryStatus = {
  readonly __typename?: 'RegistryStatus';
  /** 数据时间 when the hub last read its changes to the end, UTC */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** 能力 what its connector declares it can do */
  readonly capabilities: ReadonlyArray<Scalars['String']['output']>;
  /** 比对时间 when everything it holds was last compared with the hub, UTC */
  readonly comparedAt: Maybe<Scalars['DateTime']['output']>;
  /** 存疑 records whose ID number contradicts their own birth date or sex, or is beside one that nobody can read: not linked by it */
  readonly doubtful: Maybe<Scalars['Int']['output']>;
  /** 索引滞后 seconds since then: how much older a list may be than a profile, beside lagSeconds */
  readonly indexLagSeconds: Maybe<Scalars['Int']['output']>;
  /** 索引未读 records of this registry that the index could not read and will try again; lists show what it last knew. For stewards and auditors */
  readonly indexUnread: Maybe<Scalars['Int']['output']>;
  /** 索引时间 when the index of lists was last level with what the hub had read of all registries, UTC */
  readonly indexedAt: Maybe<Scalars['DateTime']['output']>;
  /** 滞后 seconds since then */
  readonly lagSeconds: Maybe<Scalars['Int']['output']>;
  /** 缺失 records that the last comparison missed: too many to be taken for deleted, an operator decides */
  readonly missing: Maybe<Scalars['Int']['output']>;
  /** 登记簿 registry */
  readonly name: RegistryName;
  /** 可能重复 children with a record of this registry that may stand on two entries (Child.possibleDuplicate). Lists and totalCount count entries */
  readonly possibleDuplicates: Maybe<Scalars['Int']['output']>;
  /** 运行状态 whether its reads work and the hub follows it */
  readonly state: RegistryHealth;
  /** 名称 its title */
  readonly title: Scalars['String']['output'];
  /** 未读 records that the hub could not read, in part or whole: what it could read is linked, the rest is kept aside and tried again */
  readonly unread: Maybe<Scalars['Int']['output']>;
};

/** 重放 sends once more what came after a position, or what was given up */
export type ReplayWebhookInput = {
  /** 位置 of this account, as in `events`; left out: the deliveries that were given up */
  readonly after?: InputMaybe<Scalars['String']['input']>;
  /** 编号 id of the webhook */
  readonly id: Scalars['ID']['input'];
  /** 幂等键 8 to 100 characters: the same key and input is the same change */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 申请授权 asks to see what the access table gives by grant alone */
export type RequestGrantInput = {
  /** 儿童编号 hub id of the child */
  readonly childId: Scalars['ID']['input'];
  /** 紧急 takes effect at once; told to the approvers of the own department and reviewed afterwards */
  readonly emergency?: InputMaybe<Scalars['Boolean']['input']>;
  /** 字段 a field of that rule, HealthRecord.mentalHealth */
  readonly field?: InputMaybe<Scalars['String']['input']>;
  /** 时长 hours: 1 to 168, in an emergency 1 to 3 */
  readonly hours: Scalars['Int']['input'];
  /** 幂等键 8 to 100 characters: the same key and input is the same request */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 事由 why, 5 to 1,000 characters; read by approver and reviewer */
  readonly reason: Scalars['String']['input'];
  /** 规则 rule of the access table, health.yml#mental-health; or a field */
  readonly rule?: InputMaybe<Scalars['String']['input']>;
};

/** 限额 what one operation of this account may ask: of several roles the widest */
export type RequestLimits = {
  readonly __typename?: 'RequestLimits';
  /** 别名数 aliases */
  readonly aliases: Scalars['Int']['output'];
  /** 开销上限 points of cost */
  readonly cost: Scalars['Int']['output'];
  /** 嵌套层数 levels of nesting */
  readonly depth: Scalars['Int']['output'];
  /** 批量查询数 ids in one call */
  readonly ids: Scalars['Int']['output'];
  /** 每页条数 children on a page */
  readonly page: Scalars['Int']['output'];
  /** 持续查询数 subscriptions open at a time */
  readonly subscriptions: Scalars['Int']['output'];
};

/** 时限恢复 lets a paused clock go on */
export type ResumeLedgerClockInput = {
  /** 时限 clock */
  readonly clock: LedgerClockKind;
  /** 幂等键 8 to 100 characters: the same key and input is the same step */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 台账记录编号 id of the item */
  readonly itemId: Scalars['ID']['input'];
  /** 说明 what is to be written down, 5 to 2,000 characters */
  readonly note: Scalars['String']['input'];
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 恢复 Webhook: deliveries go on where they stopped */
export type ResumeWebhookInput = {
  /** 编号 id of the webhook */
  readonly id: Scalars['ID']['input'];
  /** 幂等键 8 to 100 characters: the same key and input is the same change */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 停用操作 ends a saved operation of the own account; its versions stay in the records */
export type RetireOperationInput = {
  /** 编号 id of the saved operation */
  readonly id: Scalars['ID']['input'];
  /** 幂等键 8 to 100 characters: the same key and input is the same change */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 核对关系 a named cross-foot check with both its sides */
export type ReturnCheck = {
  readonly __typename?: 'ReturnCheck';
  /** 是否成立 whether it holds */
  readonly holds: Scalars['Boolean']['output'];
  /** 种类 what it compares */
  readonly kind: ReturnCheckKind;
  /** 左边 the left side */
  readonly left: Scalars['Int']['output'];
  /** 核对式 the rule in numbers of figures: 1=2+3+4+5+6 */
  readonly name: Scalars['String']['output'];
  /** 右边 the right side */
  readonly right: Scalars['Int']['output'];
};

/** 核对种类 what a check compares */
export type ReturnCheckKind =
  /** 汇总核对 the sum of the parts and the hub’s own count */
  | 'ROLL_UP'
  /** 表内核对 figures of the return; one that does not hold stops the filing */
  | 'WITHIN';

/** 更正原因 why a signed return is replaced */
export type ReturnCorrection =
  /** 数据更正 data behind it were corrected */
  | 'DATA_CORRECTED'
  /** 下级补报 a unit below signed later */
  | 'LATE_RETURN'
  /** 期满重报 the month is over: all of it is counted */
  | 'PERIOD_OVER'
  /** 规则变更 the rules changed */
  | 'RULES_CHANGED';

/** 报表数字 one figure of a return */
export type ReturnFigure = {
  readonly __typename?: 'ReturnFigure';
  /** 名称 what is counted, in the language asked for */
  readonly name: Scalars['String']['output'];
  /** 栏次 number, by which the checks name it */
  readonly number: Scalars['Int']['output'];
  /** 数值 how many */
  readonly value: Scalars['Int']['output'];
};

/** 报表种类 how long a return counts */
export type ReturnKind =
  /** 月报 a month */
  | 'MONTH'
  /** 学期报 a term */
  | 'TERM'
  /** 年报 a school year */
  | 'YEAR';

/** 签字 who took a step, and when */
export type ReturnSignature = {
  readonly __typename?: 'ReturnSignature';
  /** 时间 when */
  readonly at: Scalars['DateTime']['output'];
  /** 账号 account */
  readonly by: Scalars['String']['output'];
};

/** 报表状态 which of the three people has signed */
export type ReturnState =
  /** 草稿 counted, nobody has signed */
  | 'DRAFT'
  /** 已填表 filed (填表人) */
  | 'FILLED'
  /** 已复核 reviewed by a second person (复核人) */
  | 'REVIEWED'
  /** 已签发 signed by the head (单位负责人); frozen */
  | 'SIGNED';

/** 报表办理 a step with a return */
export type ReturnStepInput = {
  /** 幂等键 8 to 100 characters: the same key and input is the same step */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 编号 id of the return */
  readonly returnId: Scalars['ID']['input'];
  /** 版本 the version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 审查紧急访问 answers whether an emergency access was justified */
export type ReviewGrantInput = {
  /** 授权编号 id of the grant */
  readonly grantId: Scalars['ID']['input'];
  /** 幂等键 8 to 100 characters: the same key and input is the same review */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 意见 why, 5 to 1,000 characters */
  readonly note: Scalars['String']['input'];
  /** 结论 justified or not */
  readonly verdict: GrantVerdict;
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 撤销授权 ends a grant at once, or gives the own back */
export type RevokeGrantInput = {
  /** 授权编号 id of the grant */
  readonly grantId: Scalars['ID']['input'];
  /** 幂等键 8 to 100 characters: the same key and input is the same revocation */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 意见 why, 5 to 1,000 characters */
  readonly note: Scalars['String']['input'];
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 学籍号类别 kind of roll number, by its letter */
export type RollKind =
  /** G 正式学籍 formal: G + 18-digit ID number */
  | 'FORMAL_BY_ID'
  /** J 无身份证正式学籍 formal without ID number: J + 6 division + 8 birth date + 3 sequence + 1 check */
  | 'FORMAL_WITHOUT_ID'
  /** L 临时学籍 temporary: L + 6 division + 8 birth date + 4 random */
  | 'TEMPORARY';

/** 学籍状态 state of the roll */
export type RollState =
  /** 死亡 deceased */
  | 'DECEASED'
  /** 在籍 enrolled */
  | 'ENROLLED'
  /** 毕业 graduated */
  | 'GRADUATED'
  /** 休学 suspended */
  | 'SUSPENDED'
  /** 转出 transferred out */
  | 'TRANSFERRED_OUT'
  /** 退学 withdrawn */
  | 'WITHDRAWN';

/** 学籍状态 的筛选条件 filter on 学籍状态 */
export type RollStateFilter = {
  /** 等于 is */
  readonly eq?: InputMaybe<RollState>;
  /** 属于 is one of; not empty */
  readonly in?: InputMaybe<ReadonlyArray<RollState>>;
  /** 是否为空 is not recorded */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** 名册 a page of a roster (OneRoster 1.2, docs/ONEROSTER.md) */
export type Roster = {
  readonly __typename?: 'Roster';
  /** 条目 entries */
  readonly entries: ReadonlyArray<RosterEntry>;
  /** 总数 how many match within reach */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** 名册条目 an entry of a roster */
export type RosterEntry = {
  readonly __typename?: 'RosterEntry';
  /** 更新时间 when name, sex, birth date, school, roll state, grade or class of the pupil last changed, as the index saw it */
  readonly changedAt: Maybe<Scalars['DateTime']['output']>;
  /** 学生 the pupil; null when it left the reach since the index saw it */
  readonly pupil: Maybe<Child>;
};

/** 名册内容 what a roster has one pupil of */
export type RosterOf =
  /** 班级 of each class with pupils on the roll, the pupil who changed last */
  | 'CLASSES'
  /** 学生 every pupil of the roll, those who left too */
  | 'PUPILS'
  /** 学校 of each school with pupils on the roll, the pupil who changed last */
  | 'SCHOOLS';

/** 名册排序依据 what the pupils of a roster are ordered by; the id breaks ties */
export type RosterOrderBy =
  /** 出生年月 month of birth */
  | 'BIRTH_MONTH'
  /** 更新时间 when what rosters tell of a pupil last changed */
  | 'CHANGED'
  /** 编号 the hub id */
  | 'ID'
  /** 姓名拼音 reading of the name */
  | 'NAME';

/** 更换密钥 gives a webhook a new secret */
export type RotateWebhookSecretInput = {
  /** 旧密钥有效小时数 0 to 168, 24 when left out: both sign for so long */
  readonly hours?: InputMaybe<Scalars['Int']['input']>;
  /** 编号 id of the webhook */
  readonly id: Scalars['ID']['input'];
  /** 幂等键 8 to 100 characters: the same key and input is the same change */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 保存筛选 keeps a filter of lists for the own account; with id and version, another form of one it keeps. At most 100, each at most 8,192 bytes of JSON */
export type SaveFilterInput = {
  /** 编号 id of the saved filter that is changed; left out: a new one */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  /** 幂等键 8 to 100 characters: the same key and input is the same change */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 名称 1 to 80 characters, each name once; read by nobody else */
  readonly name: Scalars['String']['input'];
  /** 排序 order of the list */
  readonly orderBy?: InputMaybe<ChildOrder>;
  /** 版本 version that was read, with an id */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
  /** 筛选 the filter; each field it touches must be one that this account may filter by now */
  readonly where: ChildFilter;
};

/** 保存操作 keeps a query under a name; with id and version, a new version of one. At most 100, each at most 8,192 bytes */
export type SaveOperationInput = {
  /** 说明 what it answers, at most 1,000 characters */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** 文档 one query, without introspection, directives and personal values */
  readonly document: Scalars['String']['input'];
  /** 编号 id of the operation that is changed; left out: a new one */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  /** 幂等键 8 to 100 characters: the same key and input is the same change */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 名称 3 to 64 of a-z, 0-9 and -, a letter first; it stays the same */
  readonly name: Scalars['String']['input'];
  /** 共享范围 who may see and run it */
  readonly shared: OperationSharing;
  /** 英文标题 title in English, at most 160 characters */
  readonly titleEn: Scalars['String']['input'];
  /** 中文标题 title in Chinese, at most 80 characters */
  readonly titleZh: Scalars['String']['input'];
  /** 版本 version that was read, with an id */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
};

/** 保存的筛选 a filter of lists that this account keeps; nobody else can see or use it */
export type SavedFilter = {
  readonly __typename?: 'SavedFilter';
  /** 编号 id, for `children(saved:)` */
  readonly id: Scalars['ID']['output'];
  /** 名称 name */
  readonly name: Scalars['String']['output'];
  /** 排序 the ChildOrder that was saved */
  readonly orderBy: Maybe<Scalars['JSONObject']['output']>;
  /** 保存时间 when it was last saved, UTC */
  readonly savedAt: Scalars['DateTime']['output'];
  /** 版本 version, sent back with every change */
  readonly version: Scalars['Int']['output'];
  /** 筛选 the ChildFilter that was saved */
  readonly where: Maybe<Scalars['JSONObject']['output']>;
};

/** 保存筛选结果 what a mutation made of a saved filter, or why it changed nothing */
export type SavedFilterPayload = {
  readonly __typename?: 'SavedFilterPayload';
  /** 已删除的编号 id of the filter that was deleted, for caches; else null */
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  /** 错误 empty when it was done */
  readonly errors: ReadonlyArray<UserError>;
  /** 筛选 the filter as it is now; null when it was deleted or nothing was changed */
  readonly filter: Maybe<SavedFilter>;
};

/** 保存的操作 a query under a name; whoever runs it is judged by the own rights, never by those of its owner */
export type SavedOperation = {
  readonly __typename?: 'SavedOperation';
  /** 部门 department of its owner */
  readonly department: Maybe<Scalars['String']['output']>;
  /** 说明 what it answers */
  readonly description: Scalars['String']['output'];
  /** 文档 the GraphQL document */
  readonly document: Scalars['String']['output'];
  /** 格式 in which this account can have it */
  readonly formats: ReadonlyArray<OperationFormat>;
  /** 编号 id */
  readonly id: Scalars['ID']['output'];
  /** 本账号所有 whether this account saved it */
  readonly mine: Scalars['Boolean']['output'];
  /** 名称 name, as in /api/<name> */
  readonly name: Scalars['String']['output'];
  /** 参数 what a run is given */
  readonly parameters: ReadonlyArray<OperationParameter>;
  /** 保存时间 when this version was saved, UTC */
  readonly savedAt: Scalars['DateTime']['output'];
  /** 共享范围 who may see and run it */
  readonly shared: OperationSharing;
  /** 已失效 whether the schema no longer takes its document: save it again */
  readonly stale: Scalars['Boolean']['output'];
  /** 英文标题 title in English */
  readonly titleEn: Scalars['String']['output'];
  /** 中文标题 title in Chinese */
  readonly titleZh: Scalars['String']['output'];
  /** 版本 version, sent back with every change */
  readonly version: Scalars['Int']['output'];
};

/** 保存操作结果 what a mutation made of a saved operation, or why it changed nothing */
export type SavedOperationPayload = {
  readonly __typename?: 'SavedOperationPayload';
  /** 错误 empty when it was done */
  readonly errors: ReadonlyArray<UserError>;
  /** 操作 as it is now; null when it was retired or nothing was changed */
  readonly operation: Maybe<SavedOperation>;
};

/** 就学情况 schooling, 2016 form */
export type Schooling =
  /** 辍学 dropped out, in the compulsory stage */
  | 'DROPPED_OUT'
  /** 初中 junior secondary school */
  | 'JUNIOR_SECONDARY'
  /** 幼儿园 kindergarten */
  | 'KINDERGARTEN'
  /** 未入园 not in kindergarten */
  | 'NOT_IN_KINDERGARTEN'
  /** 不在学 not in school, 14 to 16 years */
  | 'NOT_IN_SCHOOL'
  /** 小学 primary school */
  | 'PRIMARY'
  /** 高中 senior secondary school */
  | 'SENIOR_SECONDARY'
  /** 中职 secondary vocational school */
  | 'VOCATIONAL';

/** 性别 sex, GB/T 2261.1 */
export type Sex =
  /** 2 女 female */
  | 'FEMALE'
  /** 1 男 male */
  | 'MALE'
  /** 0 未知的性别 not known */
  | 'UNKNOWN'
  /** 9 未说明的性别 not stated */
  | 'UNSPECIFIED';

/** 性别 的筛选条件 filter on 性别 */
export type SexFilter = {
  /** 等于 is */
  readonly eq?: InputMaybe<Sex>;
  /** 属于 is one of; not empty */
  readonly in?: InputMaybe<ReadonlyArray<Sex>>;
  /** 是否为空 is not recorded */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** 审批 step of the sign-off 填表人 → 复核人 → 单位负责人 */
export type SignOff = {
  readonly __typename?: 'SignOff';
  /** 日期 date */
  readonly date: Maybe<Scalars['Date']['output']>;
  /** 签署人 name of the signatory */
  readonly name: Maybe<Scalars['String']['output']>;
  /** 环节 step */
  readonly step: Maybe<SignOffStep>;
};

/** 审批环节 step of the three-level sign-off, 2016 form */
export type SignOffStep =
  /** 单位负责人审核 approved by the head of the unit */
  | 'APPROVED'
  /** 填表 filled in */
  | 'FILLED_IN'
  /** 复核 reviewed */
  | 'REVIEWED';

/** 来源 what a registry gave to this answer, and when the hub read it */
export type SourceState = {
  readonly __typename?: 'SourceState';
  /** 数据时效 seconds since then, at the time of the answer */
  readonly ageSeconds: Maybe<Scalars['Int']['output']>;
  /** 数据时间 when the hub read the registry for this answer, UTC, to the second. When the record was last changed is not told: it may have changed in what this account may not see */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** 登记簿 registry */
  readonly registry: RegistryName;
  /** 来源状态 what became of it */
  readonly state: SourceStateKind;
};

/** 来源状态 what became of a registry in this answer */
export type SourceStateKind =
  /** 已答复 the registry answered */
  | 'ANSWERED'
  /** 中断 the registry could not be reached */
  | 'DOWN'
  /** 答复有误 its answer failed the checks and was thrown away */
  | 'LIED'
  /** 未询问 nothing asked of it, or nothing of it granted */
  | 'NOT_ASKED'
  /** 未接入 this hub is not connected to the registry */
  | 'NOT_CONNECTED'
  /** 未关联 no record of it is linked to the child */
  | 'NOT_LINKED'
  /** 超时 the registry took longer than its limit */
  | 'TIMEOUT';

/** 统计 numbers of children */
export type Statistics = {
  readonly __typename?: 'Statistics';
  /** 截至 the index had followed all registries up to here; of published numbers null: see `release` */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** 单元 in the order of their values: exact ones that are not empty, of published ones all */
  readonly cells: ReadonlyArray<StatisticsCell>;
  /** 是否精确 true: counted now, over the children within the own scope that may be listed; false: published, over everybody */
  readonly exact: Scalars['Boolean']['output'];
  /** 发布批次 the release that all numbers are of; of exact ones null */
  readonly release: Maybe<StatisticsRelease>;
  /** 总数 children counted; with a fact of which several may hold of one child, less than the sum of the cells; null: withheld */
  readonly total: Maybe<Scalars['Int']['output']>;
  /** 总数不发布的说明 why the total is withheld; null: it is not */
  readonly withheld: Maybe<StatisticsWithheld>;
};

/** 统计分组 a fact that numbers are grouped by */
export type StatisticsBy = {
  /** 统计项 fact */
  readonly fact: StatisticsFact;
  /** 区划级别 of a division: the level that it is grouped by; left out: the one below `under`, and of exact numbers without it COUNTY; of other facts nothing */
  readonly level?: InputMaybe<DivisionLevel>;
};

/** 统计单元 how many children have these values */
export type StatisticsCell = {
  readonly __typename?: 'StatisticsCell';
  /** 变化 children more or fewer than in the month of `compareTo`; null: one of both is withheld */
  readonly change: Maybe<Scalars['Int']['output']>;
  /** 人数 children; null: withheld, or not asked for */
  readonly count: Maybe<Scalars['Int']['output']>;
  /** 比率 part of the population, 0.0123 is 12.3 of a thousand; null: withheld, or the table does not know it */
  readonly rate: Maybe<Scalars['Float']['output']>;
  /** 占比 share of the total, from 0 to 1; null: one of both is withheld, or the total is 0 */
  readonly share: Maybe<Scalars['Float']['output']>;
  /** 取值 a value for each fact that was asked for, in that order: a code of a division, a word of the enumeration, true or false, a year, a band of ages; null: not recorded */
  readonly values: ReadonlyArray<Maybe<Scalars['String']['output']>>;
  /** 不发布的说明 why count, or change, is withheld; null: it is not */
  readonly withheld: Maybe<StatisticsWithheld>;
};

/** 统计维度 a fact of a release, with its codes */
export type StatisticsDimension = {
  readonly __typename?: 'StatisticsDimension';
  /** 代码 its codes; null: not recorded */
  readonly codes: ReadonlyArray<Maybe<Scalars['String']['output']>>;
  /** 统计项 what it is asked for by */
  readonly fact: StatisticsFact;
  /** 字段 the field whose rights decide, e.g. Child.sex */
  readonly field: Scalars['String']['output'];
  /** 代号 its name in `families` */
  readonly name: Scalars['String']['output'];
  /** 是否敏感 whether it tells of each of a group that all of it have one code */
  readonly sensitive: Scalars['Boolean']['output'];
  /** 英文名称 title in English */
  readonly titleEn: Scalars['String']['output'];
  /** 中文名称 title in Chinese */
  readonly titleZh: Scalars['String']['output'];
};

/** 统计项 a fact that children are counted by */
export type StatisticsFact =
  /** 教育 education roll 学籍: as `ChildFilter.attendanceBand` */
  | 'ATTENDANCE_BAND'
  /** 出生年份 year of birth */
  | 'BIRTH_MONTH'
  /** 教育 education roll 学籍: as `ChildFilter.className` */
  | 'CLASS_NAME'
  /** 卫生健康 health archive 健康档案: as `ChildFilter.disabilityClass` */
  | 'DISABILITY_CLASS'
  /** 控辍保学研判等级 level of the verdict of dropout control */
  | 'DROPOUT_LEVEL'
  /** 教育 education roll 学籍: as `ChildFilter.dropoutState` */
  | 'DROPOUT_STATE'
  /** 教育 education roll 学籍: as `ChildFilter.educationLeftBehind` */
  | 'EDUCATION_LEFT_BEHIND'
  /** 教育 education roll 学籍: as `ChildFilter.educationNeedsAid` */
  | 'EDUCATION_NEEDS_AID'
  /** 教育 education roll 学籍: as `ChildFilter.educationReceivesAid` */
  | 'EDUCATION_RECEIVES_AID'
  /** 教育 education roll 学籍: as `ChildFilter.grade` */
  | 'GRADE'
  /** 民政 register of left-behind children and children in difficulty 登记表: as `ChildFilter.guardianshipType` */
  | 'GUARDIANSHIP_TYPE'
  /** 司法 survey of minor children of people in prison or compulsory treatment 两类人员未成年子女: as `ChildFilter.guardianArrangement` */
  | 'GUARDIAN_ARRANGEMENT'
  /** 司法 survey of minor children of people in prison or compulsory treatment 两类人员未成年子女: as `ChildFilter.parentHeld` */
  | 'PARENT_HELD'
  /** 司法 survey of minor children of people in prison or compulsory treatment 两类人员未成年子女: as `ChildFilter.parentQualifyingGround` */
  | 'PARENT_QUALIFYING_GROUND'
  /** 民政 register of left-behind children and children in difficulty 登记表: as `ChildFilter.receivesAid` */
  | 'RECEIVES_AID'
  /** 户籍所在地 division of the household registration */
  | 'REGISTERED_DIVISION'
  /** 现居住地 division of residence */
  | 'RESIDENCE_DIVISION'
  /** 教育 education roll 学籍: as `ChildFilter.rollState` */
  | 'ROLL_STATE'
  /** 学校标识码 school code */
  | 'SCHOOL_CODE'
  /** 学校所在地 division of the school */
  | 'SCHOOL_DIVISION'
  /** 性别 sex */
  | 'SEX'
  /** 民政 register of left-behind children and children in difficulty 登记表: as `ChildFilter.welfareCategory` */
  | 'WELFARE_CATEGORY'
  /** 民政 register of left-behind children and children in difficulty 登记表: as `ChildFilter.welfareLeftBehind` */
  | 'WELFARE_LEFT_BEHIND';

/** 统计指标 what is told of a cell */
export type StatisticsMeasure =
  /** 变化 children more or fewer than in the month of compareTo */
  | 'CHANGE'
  /** 人数 children */
  | 'COUNT'
  /** 比率 children as a part of the population */
  | 'RATE'
  /** 占比 share of the total, from 0 to 1 */
  | 'SHARE';

/** 统计发布批次 numbers of a month, protected and published */
export type StatisticsRelease = {
  readonly __typename?: 'StatisticsRelease';
  /** 更正次数 0: as first published */
  readonly correction: Scalars['Int']['output'];
  /** 维度 facts */
  readonly dimensions: ReadonlyArray<StatisticsDimension>;
  /** 维度组合 facts that may be asked for together, and each part of them */
  readonly families: ReadonlyArray<ReadonlyArray<Scalars['String']['output']>>;
  /** 最小人数 a number from 1 to below this is never shown */
  readonly k: Scalars['Int']['output'];
  /** 区划级别 levels */
  readonly levels: ReadonlyArray<DivisionLevel>;
  /** 月份 month, YYYY-MM */
  readonly month: Scalars['String']['output'];
  /** 发布时间 published */
  readonly publishedAt: Scalars['DateTime']['output'];
  /** 可用程度 how much is withheld */
  readonly usefulness: ReadonlyArray<StatisticsUsefulness>;
};

/** 不发布的原因 why a number is withheld */
export type StatisticsRule =
  /** 本区划不发布 too few children: the division shows nothing of these facts */
  | 'AREA_CLOSED'
  /** 受保护 the number, or another one that would tell it, is too small or tells of everybody in it */
  | 'PROTECTED';

/** 可用程度 how much of a family is published at a level */
export type StatisticsUsefulness = {
  readonly __typename?: 'StatisticsUsefulness';
  /** 单元数 cells of divisions with a child */
  readonly cells: Scalars['Int']['output'];
  /** 维度组合 facts */
  readonly family: ReadonlyArray<Scalars['String']['output']>;
  /** 区划级别 level */
  readonly level: DivisionLevel;
  /** 不发布的占比 share of them that is withheld, from 0 to 1 */
  readonly withheld: Scalars['Float']['output'];
};

/** 不发布的说明 why a number is withheld, and where it exists */
export type StatisticsWithheld = {
  readonly __typename?: 'StatisticsWithheld';
  /** 可查级别 the nearest level above at which the same number is published; null for none */
  readonly level: Maybe<DivisionLevel>;
  /** 原因 rule */
  readonly rule: StatisticsRule;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** 持续查询 live: at once, and again whenever it differs. 按编号查询儿童 one child by its hub id; null when there is none within reach */
  readonly child: Maybe<Child>;
  /** 持续查询 live: at once, and again whenever it differs. 儿童列表 the children within reach that match, page by page, forwards alone (`first`, `after`; no `last`, no `before`: keep the pages that were read). Filter, order and search each need the right to the field they touch, at full; a field that is full in a narrower scope narrows the list to it */
  readonly children: Maybe<ChildConnection>;
  /** 持续查询 live: at once, and again whenever it differs. 变更事件 what changed since a position, for children that this account may know of now; at least once, each child’s in order */
  readonly events: Maybe<EventPage>;
};


export type SubscriptionChildArgs = {
  id: Scalars['ID']['input'];
};


export type SubscriptionChildrenArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ChildOrder>;
  saved?: InputMaybe<Scalars['ID']['input']>;
  where?: InputMaybe<ChildFilter>;
};


export type SubscriptionEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  types?: InputMaybe<ReadonlyArray<EventType>>;
};

/** 测试 Webhook: sends webhook.test at once */
export type TestWebhookInput = {
  /** 编号 id of the webhook */
  readonly id: Scalars['ID']['input'];
  /** 幂等键 8 to 100 characters: the same key and input is the same change */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 版本 version that was read */
  readonly version: Scalars['Int']['input'];
};

/** 文本筛选 filter on a text, compared as a whole */
export type TextFilter = {
  /** 等于 is */
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  /** 属于 is one of; not empty */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** 是否为空 is not recorded */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** 学籍异动 a change of the roll */
export type Transfer = {
  readonly __typename?: 'Transfer';
  /** 异动日期 date of the change */
  readonly date: Maybe<Scalars['Date']['output']>;
  /** 原学校 school left */
  readonly fromSchool: Maybe<Scalars['String']['output']>;
  /** 异动类别 kind */
  readonly kind: Maybe<TransferKind>;
  /** 原因 reason */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** 现学校 school entered */
  readonly toSchool: Maybe<Scalars['String']['output']>;
};

/** 学籍异动类别 kind of change of the roll */
export type TransferKind =
  /** 入学 entered school */
  | 'ENTERED'
  /** 毕业 graduated */
  | 'GRADUATED'
  /** 复学 resumed */
  | 'RESUMED'
  /** 休学 suspended */
  | 'SUSPENDED'
  /** 转入 transferred in */
  | 'TRANSFERRED_IN'
  /** 转出 transferred out */
  | 'TRANSFERRED_OUT'
  /** 退学 withdrawn */
  | 'WITHDRAWN';

/** 可更正的错误 why a mutation changed nothing, in a form that a caller can act on */
export type UserError = {
  readonly __typename?: 'UserError';
  /** 错误代码 code of the error catalogue */
  readonly code: Scalars['String']['output'];
  /** 说明 sentence for people; holds no personal data */
  readonly message: Scalars['String']['output'];
  /** 位置 where in the arguments: input, hours */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** 可信度 confidence: missing and old inputs lower it */
export type VerdictConfidence =
  /** 高 every input is there and fresh */
  | 'HIGH'
  /** 低 more of them are */
  | 'LOW'
  /** 中 one or two inputs are missing, old or coarse */
  | 'MEDIUM'
  /** 无 nothing was judged */
  | 'NONE';

/** 研判依据 an input of a verdict of dropout control */
export type VerdictInput = {
  readonly __typename?: 'VerdictInput';
  /** 数据时效 days since then, in Asia/Shanghai */
  readonly ageDays: Maybe<Scalars['Int']['output']>;
  /** 数据时间 when the hub last read it, UTC; of attendance no later than the end of the newest month reported. Null: not known */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** 依据 input */
  readonly input: DropoutInput;
  /** 登记簿 registry; null: the hub, from several */
  readonly registry: Maybe<RegistryName>;
  /** 状态 state */
  readonly state: VerdictInputState;
};

/** 依据状态 state of an input */
export type VerdictInputState =
  /** 粗略 only a part of what the rule asks for */
  | 'coarse'
  /** 有效 within the age that the rule allows */
  | 'fresh'
  /** 过旧 older than the rule allows */
  | 'stale';

/** 走访 a visit by a child worker */
export type Visit = {
  readonly __typename?: 'Visit';
  /** 走访日期 date */
  readonly date: Maybe<Scalars['Date']['output']>;
  /** 走访情况 finding */
  readonly finding: Maybe<Scalars['String']['output']>;
  /** 走访方式 kind */
  readonly kind: Maybe<VisitKind>;
  /** 下次走访日期 next visit due */
  readonly nextDue: Maybe<Scalars['Date']['output']>;
  /** 走访人 worker code of the visitor */
  readonly visitor: Maybe<Scalars['String']['output']>;
};

/** 走访方式 kind of visit */
export type VisitKind =
  /** 入户 at home */
  | 'HOME'
  /** 电话 by phone */
  | 'PHONE'
  /** 到校 at school */
  | 'SCHOOL';

/** 事件推送 webhook: where this account is told of events (Standard Webhooks) */
export type Webhook = {
  readonly __typename?: 'Webhook';
  /** 签名算法 how deliveries are signed */
  readonly algorithm: WebhookAlgorithm;
  /** 创建时间 when it was made */
  readonly createdAt: Scalars['DateTime']['output'];
  /** 最近送达 when the newest delivery arrived */
  readonly deliveredAt: Maybe<Scalars['DateTime']['output']>;
  /** 连续失败次数 deliveries that failed one after the other */
  readonly failures: Scalars['Int']['output'];
  /** 编号 id */
  readonly id: Scalars['ID']['output'];
  /** 最近结果 of the newest try: its HTTP status, or TARGET, TIMEOUT, CONNECTION; EVENTS_GONE: it was away for so long that events are cleaned up */
  readonly lastStatus: Maybe<Scalars['String']['output']>;
  /** 旧密钥截止 until when the secret before signs too */
  readonly oldSecretUntil: Maybe<Scalars['DateTime']['output']>;
  /** 公钥 for ED25519, whpk_…; null for HMAC */
  readonly publicKey: Maybe<Scalars['String']['output']>;
  /** 目的 purpose that deliveries are judged by: that of the request that made it */
  readonly purpose: Scalars['String']['output'];
  /** 状态 whether deliveries are made */
  readonly state: WebhookState;
  /** 种类 only these; null for all that the account is told of */
  readonly types: Maybe<ReadonlyArray<EventType>>;
  /** 地址 where it is sent */
  readonly url: Scalars['String']['output'];
  /** 版本 version, sent back with every change */
  readonly version: Scalars['Int']['output'];
};

/** 签名算法 how deliveries are signed */
export type WebhookAlgorithm =
  /** 公钥 Ed25519, v1a: the receiver has the public key alone */
  | 'ED25519'
  /** 共享密钥 HMAC-SHA256, v1: hub and receiver share the secret */
  | 'HMAC';

/** 未送达事件 a delivery that was given up after ten tries; `replayWebhook` tries it again */
export type WebhookDeadLetter = {
  readonly __typename?: 'WebhookDeadLetter';
  /** 儿童编号 hub id of the child */
  readonly childId: Scalars['ID']['output'];
  /** 放弃时间 when it was given up */
  readonly deadAt: Scalars['DateTime']['output'];
  /** 事件编号 id of the event */
  readonly id: Scalars['ID']['output'];
  /** 最近结果 of the last try */
  readonly lastStatus: Maybe<Scalars['String']['output']>;
  /** 尝试次数 how often it was tried */
  readonly tries: Scalars['Int']['output'];
  /** 种类 what it tells of */
  readonly type: EventType;
  /** Webhook 编号 id of the webhook */
  readonly webhookId: Scalars['ID']['output'];
};

/** Webhook 操作结果 what a mutation made, or why it changed nothing */
export type WebhookPayload = {
  readonly __typename?: 'WebhookPayload';
  /** 错误 empty when it was done */
  readonly errors: ReadonlyArray<UserError>;
  /** 密钥 whsec_…, shown this once. Null for a repetition (rotate it then), and for ED25519 */
  readonly secret: Maybe<Scalars['String']['output']>;
  /** 测试结果 of a test: HTTP status, or TARGET, TIMEOUT, CONNECTION */
  readonly tested: Maybe<Scalars['String']['output']>;
  /** 事件推送 the webhook as it is now; null when it was deleted or nothing changed */
  readonly webhook: Maybe<Webhook>;
};

/** Webhook 状态 whether deliveries are made */
export type WebhookState =
  /** 启用 they are */
  | 'ACTIVE'
  /** 停用 the receiver answered 410; resume it when it is back */
  | 'DISABLED'
  /** 暂停 the account paused it; what happens meanwhile comes when it is resumed */
  | 'PAUSED';

/** 困境类别 category of difficulty (国发〔2016〕36号 and local forms) */
export type WelfareCategory =
  /** 事实无人抚养儿童 de facto unsupported (民发〔2019〕62号) */
  | 'DE_FACTO_UNSUPPORTED'
  /** 残疾 disabled */
  | 'DISABLED'
  /** 吸毒家庭 family with drug use */
  | 'DRUG_FAMILY'
  /** 监护缺失或不当 guardianship lacking or improper */
  | 'GUARDIAN_LACKING'
  /** 受艾滋病影响 affected by HIV */
  | 'HIV_AFFECTED'
  /** 家庭贫困 family in poverty */
  | 'IN_POVERTY'
  /** 留守儿童 left behind */
  | 'LEFT_BEHIND'
  /** 孤儿 orphan */
  | 'ORPHAN'
  /** 服刑人员子女 child of a prisoner */
  | 'PRISONERS_CHILD'
  /** 打拐解救 rescued from trafficking */
  | 'RESCUED_FROM_TRAFFICKING'
  /** 重病 seriously ill */
  | 'SERIOUSLY_ILL'
  /** 流浪 living on the street */
  | 'STREET'
  /** 受暴力侵害 affected by violence */
  | 'VIOLENCE_AFFECTED';

/** 困境类别 的筛选条件 filter on 困境类别 */
export type WelfareCategoryFilter = {
  /** 含有 has it */
  readonly eq?: InputMaybe<WelfareCategory>;
  /** 含有其一 has any of these; not empty */
  readonly in?: InputMaybe<ReadonlyArray<WelfareCategory>>;
  /** 是否为空 none is recorded */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** 留守 (民政口径) left behind as 国发〔2016〕13号 defines it: under 16 */
export type WelfareLeftBehind =
  /** 父母双方外出 both parents away */
  | 'BOTH_PARENTS_AWAY'
  /** 非留守 not left behind */
  | 'NONE'
  /** 一方外出另一方无监护能力 one away, the other without capacity */
  | 'ONE_AWAY_OTHER_UNABLE';

/** 留守（民政口径） 的筛选条件 filter on 留守（民政口径） */
export type WelfareLeftBehindFilter = {
  /** 等于 is */
  readonly eq?: InputMaybe<WelfareLeftBehind>;
  /** 属于 is one of; not empty */
  readonly in?: InputMaybe<ReadonlyArray<WelfareLeftBehind>>;
  /** 是否为空 is not recorded */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** 福利档案 the child's file at civil affairs: the 2016 form 农村留守儿童基本情况登记表 and what followed */
export type WelfareRecord = {
  readonly __typename?: 'WelfareRecord';
  /** 委托照护协议 care agreements */
  readonly agreements: Maybe<ReadonlyArray<CareAgreement>>;
  /** 救助 aid */
  readonly aid: Maybe<ReadonlyArray<Aid>>;
  /** 是否学校寄宿 boards at school */
  readonly boarding: Maybe<Scalars['Boolean']['output']>;
  /** 受委托照护人 carers, the current one first */
  readonly carers: Maybe<ReadonlyArray<Carer>>;
  /** 困境类别 categories of difficulty */
  readonly categories: Maybe<ReadonlyArray<WelfareCategory>>;
  /** 现住址 address as the form has it */
  readonly currentAddress: Maybe<Scalars['String']['output']>;
  /** 档案编号 file number */
  readonly fileNumber: Maybe<Scalars['String']['output']>;
  /** 监护人姓名 name of the current carer. A conclusion */
  readonly guardianName: Maybe<Scalars['String']['output']>;
  /** 监护类型 type of guardianship */
  readonly guardianshipType: Maybe<GuardianshipType>;
  /** 生活来源 means of living */
  readonly incomeSources: Maybe<ReadonlyArray<IncomeSource>>;
  /** 留守情况 (民政口径) left behind as 国发〔2016〕13号 defines it: under 16 */
  readonly leftBehind: Maybe<WelfareLeftBehind>;
  /** 是否有在办侵害案件 a violence or abuse case is open. A conclusion */
  readonly openProtectionCase: Maybe<Scalars['Boolean']['output']>;
  /** 外出务工父母 parents away for work */
  readonly parentsAway: Maybe<ReadonlyArray<ParentAway>>;
  /** 是否享受救助 receives any aid now. A conclusion */
  readonly receivesAid: Maybe<Scalars['Boolean']['output']>;
  /** 现居住地 division of residence as the form has it */
  readonly residenceDivision: Maybe<Division>;
  /** 责任儿童主任 worker code of the village child director */
  readonly responsibleDirector: Maybe<Scalars['String']['output']>;
  /** 责任儿童督导员 worker code of the township supervisor */
  readonly responsibleSupervisor: Maybe<Scalars['String']['output']>;
  /** 就学情况 schooling as the form has it */
  readonly schooling: Maybe<Schooling>;
  /** 审批记录 sign-offs */
  readonly signOffs: Maybe<ReadonlyArray<SignOff>>;
  /** 走访是否逾期 next visit overdue. A conclusion */
  readonly visitOverdue: Maybe<Scalars['Boolean']['output']>;
  /** 走访记录 visits */
  readonly visits: Maybe<ReadonlyArray<Visit>>;
};

export type FindQueryVariables = Exact<{
  where?: InputMaybe<ChildFilter>;
  rollNumber: Scalars['String']['input'];
  idNumber: Scalars['String']['input'];
  byName: Scalars['Boolean']['input'];
  byRollNumber: Scalars['Boolean']['input'];
  byIdNumber: Scalars['Boolean']['input'];
}>;


export type FindQuery = { readonly __typename?: 'Query', readonly name?: { readonly __typename?: 'ChildConnection', readonly pageInfo: { readonly __typename?: 'PageInfo', readonly hasNextPage: boolean }, readonly edges: ReadonlyArray<{ readonly __typename?: 'ChildEdge', readonly node: { readonly __typename?: 'Child', readonly id: string, readonly name: string | null, readonly sex: Sex | null, readonly age: number | null, readonly residenceDivision: { readonly __typename?: 'Division', readonly fullName: string | null } | null } | null }> } | null, readonly rollNumber?: { readonly __typename?: 'Child', readonly id: string, readonly name: string | null, readonly sex: Sex | null, readonly age: number | null, readonly residenceDivision: { readonly __typename?: 'Division', readonly fullName: string | null } | null } | null, readonly idNumber?: { readonly __typename?: 'Child', readonly id: string, readonly name: string | null, readonly sex: Sex | null, readonly age: number | null, readonly residenceDivision: { readonly __typename?: 'Division', readonly fullName: string | null } | null } | null };

export type FoundFragment = { readonly __typename?: 'Child', readonly id: string, readonly name: string | null, readonly sex: Sex | null, readonly age: number | null, readonly residenceDivision: { readonly __typename?: 'Division', readonly fullName: string | null } | null };

export type NavigationQueryVariables = Exact<{ [key: string]: never; }>;


export type NavigationQuery = { readonly __typename?: 'Query', readonly me: { readonly __typename?: 'Me', readonly school: string | null, readonly worker: string | null, readonly divisions: ReadonlyArray<{ readonly __typename?: 'Division', readonly code: string, readonly name: string | null, readonly fullName: string | null }> }, readonly explain: { readonly __typename?: 'Explanation', readonly decisions: ReadonlyArray<{ readonly __typename?: 'Decision', readonly path: string, readonly level: AccessLevel }> }, readonly myRights: ReadonlyArray<{ readonly __typename?: 'FieldRight', readonly field: string, readonly level: AccessLevel, readonly filter: boolean, readonly statistics: boolean, readonly commands: ReadonlyArray<string>, readonly rule: string, readonly needed: string | null }> };

export type AuditTrailQueryVariables = Exact<{
  where?: InputMaybe<AuditFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type AuditTrailQuery = { readonly __typename?: 'Query', readonly auditTrail: { readonly __typename?: 'AuditConnection', readonly nodes: ReadonlyArray<{ readonly __typename?: 'AuditEntry', readonly id: string, readonly kind: AuditKind, readonly at: string, readonly requestId: string, readonly subject: string, readonly department: string | null, readonly roles: ReadonlyArray<string>, readonly client: string, readonly purpose: string, readonly operation: string | null, readonly children: ReadonlyArray<string>, readonly beyondReach: ReadonlyArray<string>, readonly otherChildren: number, readonly shown: ReadonlyArray<string>, readonly withheld: ReadonlyArray<string>, readonly used: ReadonlyArray<string>, readonly outcome: string | null, readonly change: string | null, readonly tableVersion: string | null }>, readonly pageInfo: { readonly __typename?: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type AuditVerificationQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditVerificationQuery = { readonly __typename?: 'Query', readonly auditVerification: { readonly __typename?: 'AuditVerification', readonly intact: boolean, readonly fault: string | null, readonly entries: number, readonly chains: number, readonly unvouched: number, readonly at: string } | null };

export type RuleTitlesQueryVariables = Exact<{ [key: string]: never; }>;


export type RuleTitlesQuery = { readonly __typename?: 'Query', readonly accessMatrix: { readonly __typename?: 'AccessMatrix', readonly rules: ReadonlyArray<{ readonly __typename?: 'AccessRule', readonly rule: string, readonly title: string }> } };

export type ChildQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ChildQuery = { readonly __typename?: 'Query', readonly child: { readonly __typename?: 'Child', readonly id: string, readonly name: string | null, readonly formerNames: ReadonlyArray<string> | null, readonly sex: Sex | null, readonly birthDate: string | null, readonly age: number | null, readonly ethnicity: string | null, readonly idNumber: string | null, readonly possibleDuplicate: boolean | null, readonly registeredDivision: { readonly __typename?: 'Division', readonly code: string, readonly name: string | null, readonly fullName: string | null } | null, readonly residenceDivision: { readonly __typename?: 'Division', readonly code: string, readonly name: string | null, readonly fullName: string | null } | null, readonly schoolDivision: { readonly __typename?: 'Division', readonly code: string, readonly name: string | null, readonly fullName: string | null } | null, readonly education: { readonly __typename?: 'EducationRecord', readonly rollNumber: string | null, readonly rollKind: RollKind | null, readonly rollState: RollState | null, readonly rollStateSince: string | null, readonly inSchool: boolean | null, readonly attendanceBand: AttendanceBand | null, readonly dropoutState: DropoutState | null, readonly dropoutStateSince: string | null, readonly schoolName: string | null, readonly schoolCode: string | null, readonly grade: number | null, readonly className: string | null, readonly enrolledOn: string | null, readonly admission: Admission | null, readonly boarding: boolean | null, readonly leftBehind: EducationLeftBehind | null, readonly migrantWorkerChild: boolean | null, readonly orphan: boolean | null, readonly martyrOrPreferential: boolean | null, readonly needsAid: boolean | null, readonly receivesAid: boolean | null, readonly inclusiveEducation: InclusiveEducation | null, readonly homeAddress: string | null, readonly contactPhone: string | null, readonly schoolDistanceKm: number | null, readonly schoolBusNeeded: boolean | null, readonly guardianName: string | null, readonly registeredDivision: { readonly __typename?: 'Division', readonly code: string, readonly name: string | null, readonly fullName: string | null } | null, readonly attendance: ReadonlyArray<{ readonly __typename?: 'AttendanceMonth', readonly month: string | null, readonly daysDue: number | null, readonly daysPresent: number | null, readonly daysExcused: number | null, readonly daysUnexcused: number | null }> | null, readonly transfers: ReadonlyArray<{ readonly __typename?: 'Transfer', readonly date: string | null, readonly kind: TransferKind | null, readonly fromSchool: string | null, readonly toSchool: string | null, readonly reason: string | null }> | null, readonly familyContacts: ReadonlyArray<{ readonly __typename?: 'FamilyContact', readonly name: string | null, readonly relation: string | null, readonly guardian: boolean | null, readonly phone: string | null, readonly idNumber: string | null, readonly workplace: string | null, readonly address: string | null }> | null } | null, readonly household: { readonly __typename?: 'HouseholdRecord', readonly registrationState: RegistrationState | null, readonly registeredOn: string | null, readonly householdNumber: string | null, readonly householdKind: HouseholdKind | null, readonly headName: string | null, readonly relationToHead: string | null, readonly guardianName: string | null, readonly address: string | null, readonly currentAddress: string | null, readonly parentUnableToCare: boolean | null, readonly birthplaceDivision: { readonly __typename?: 'Division', readonly code: string, readonly name: string | null, readonly fullName: string | null } | null, readonly nativePlace: { readonly __typename?: 'Division', readonly code: string, readonly name: string | null, readonly fullName: string | null } | null, readonly parents: ReadonlyArray<{ readonly __typename?: 'DerivedParent', readonly kind: ParentKind | null, readonly name: string | null, readonly certainty: Certainty | null, readonly alive: boolean | null, readonly birthDate: string | null, readonly idNumber: string | null }> | null, readonly guardians: ReadonlyArray<{ readonly __typename?: 'DerivedGuardian', readonly name: string | null, readonly relation: string | null, readonly basis: GuardianBasis | null, readonly certainty: Certainty | null }> | null, readonly members: ReadonlyArray<{ readonly __typename?: 'HouseholdMember', readonly name: string | null, readonly relationToHead: string | null, readonly sex: Sex | null, readonly birthDate: string | null, readonly state: RegistrationState | null, readonly idNumber: string | null }> | null, readonly registrationEvents: ReadonlyArray<{ readonly __typename?: 'RegistrationEvent', readonly date: string | null, readonly kind: RegistrationEventKind | null, readonly fromDivision: { readonly __typename?: 'Division', readonly code: string, readonly name: string | null, readonly fullName: string | null } | null, readonly toDivision: { readonly __typename?: 'Division', readonly code: string, readonly name: string | null, readonly fullName: string | null } | null }> | null, readonly parentsLiberty: ReadonlyArray<{ readonly __typename?: 'LibertyRestriction', readonly parent: ParentKind | null, readonly kind: LibertyRestrictionKind | null, readonly from: string | null, readonly until: string | null }> | null } | null, readonly health: { readonly __typename?: 'HealthRecord', readonly archiveNumber: string | null, readonly disabled: boolean | null, readonly disabilityClass: DisabilityClass | null, readonly disabilityGrade: number | null, readonly disabilityCardNumber: string | null, readonly disabilityCardIssuedOn: string | null, readonly disabilityCardValidUntil: string | null, readonly chronicIllness: boolean | null, readonly seriousIllness: boolean | null, readonly immunisationComplete: boolean | null, readonly followUpOverdue: boolean | null, readonly gestationWeeks: number | null, readonly birthWeightGrams: number | null, readonly birthLengthCm: number | null, readonly feeding: Feeding | null, readonly currentAddress: string | null, readonly residenceDivision: { readonly __typename?: 'Division', readonly code: string, readonly name: string | null, readonly fullName: string | null } | null, readonly diagnoses: ReadonlyArray<{ readonly __typename?: 'Diagnosis', readonly date: string | null, readonly name: string | null, readonly code: string | null, readonly chronic: boolean | null }> | null, readonly mentalHealth: ReadonlyArray<{ readonly __typename?: 'MentalHealthScreening', readonly date: string | null, readonly instrument: string | null, readonly score: number | null, readonly concern: MentalConcern | null }> | null, readonly followUps: ReadonlyArray<{ readonly __typename?: 'FollowUp', readonly date: string | null, readonly schedule: string | null, readonly heightCm: number | null, readonly weightKg: number | null, readonly haemoglobin: number | null, readonly development: DevelopmentResult | null, readonly illnessSince: string | null, readonly nextDue: string | null }> | null, readonly immunisations: ReadonlyArray<{ readonly __typename?: 'Immunisation', readonly date: string | null, readonly vaccine: string | null, readonly dose: number | null, readonly site: string | null, readonly batch: string | null, readonly manufacturer: string | null }> | null } | null, readonly welfare: { readonly __typename?: 'WelfareRecord', readonly fileNumber: string | null, readonly leftBehind: WelfareLeftBehind | null, readonly categories: ReadonlyArray<WelfareCategory> | null, readonly guardianshipType: GuardianshipType | null, readonly guardianName: string | null, readonly responsibleDirector: string | null, readonly responsibleSupervisor: string | null, readonly visitOverdue: boolean | null, readonly receivesAid: boolean | null, readonly openProtectionCase: boolean | null, readonly schooling: Schooling | null, readonly boarding: boolean | null, readonly incomeSources: ReadonlyArray<IncomeSource> | null, readonly currentAddress: string | null, readonly residenceDivision: { readonly __typename?: 'Division', readonly code: string, readonly name: string | null, readonly fullName: string | null } | null, readonly carers: ReadonlyArray<{ readonly __typename?: 'Carer', readonly name: string | null, readonly relation: string | null, readonly phone: string | null, readonly idNumber: string | null, readonly address: string | null, readonly entrusted: boolean | null, readonly since: string | null, readonly until: string | null }> | null, readonly parentsAway: ReadonlyArray<{ readonly __typename?: 'ParentAway', readonly parent: ParentKind | null, readonly name: string | null, readonly since: string | null, readonly province: string | null, readonly city: string | null, readonly workplace: string | null, readonly phone: string | null, readonly ableToCare: boolean | null, readonly acrossCounty: boolean | null }> | null, readonly visits: ReadonlyArray<{ readonly __typename?: 'Visit', readonly date: string | null, readonly kind: VisitKind | null, readonly finding: string | null, readonly visitor: string | null, readonly nextDue: string | null }> | null, readonly aid: ReadonlyArray<{ readonly __typename?: 'Aid', readonly kind: AidKind | null, readonly monthlyYuan: number | null, readonly from: string | null, readonly until: string | null }> | null, readonly agreements: ReadonlyArray<{ readonly __typename?: 'CareAgreement', readonly carerName: string | null, readonly state: AgreementState | null, readonly signedOn: string | null, readonly validFrom: string | null, readonly validUntil: string | null, readonly reviewedOn: string | null }> | null, readonly signOffs: ReadonlyArray<{ readonly __typename?: 'SignOff', readonly step: SignOffStep | null, readonly name: string | null, readonly date: string | null }> | null } | null, readonly justice: { readonly __typename?: 'JusticeRecord', readonly childNumber: string | null, readonly surveyYear: number | null, readonly measureInForce: boolean | null, readonly qualifyingGround: boolean | null, readonly supported: boolean | null, readonly guardianArrangement: GuardianArrangement | null, readonly carerName: string | null, readonly carerRelation: string | null, readonly measures: ReadonlyArray<{ readonly __typename?: 'ParentMeasure', readonly parent: ParentKind | null, readonly kind: MeasureKind | null, readonly from: string | null, readonly until: string | null, readonly term: string | null, readonly termMonths: number | null, readonly forLife: boolean | null, readonly surveyYear: number | null, readonly place: { readonly __typename?: 'Division', readonly code: string, readonly name: string | null, readonly fullName: string | null } | null }> | null, readonly support: ReadonlyArray<{ readonly __typename?: 'JusticeSupport', readonly date: string | null, readonly kind: JusticeSupportKind | null, readonly giver: string | null, readonly yuan: number | null }> | null } | null, readonly links: ReadonlyArray<{ readonly __typename?: 'ChildLink', readonly registry: RegistryName, readonly recordId: string | null, readonly rule: string, readonly state: LinkState, readonly primary: boolean, readonly decidedBy: string | null, readonly decidedAt: string }> | null, readonly sources: ReadonlyArray<{ readonly __typename?: 'SourceState', readonly registry: RegistryName, readonly state: SourceStateKind, readonly asOf: string | null, readonly ageSeconds: number | null }> | null } | null };

export type PlaceFragment = { readonly __typename?: 'Division', readonly code: string, readonly name: string | null, readonly fullName: string | null };

export type ChildrenQueryVariables = Exact<{
  where?: InputMaybe<ChildFilter>;
  saved?: InputMaybe<Scalars['ID']['input']>;
  orderBy?: InputMaybe<ChildOrder>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  total?: Scalars['Boolean']['input'];
  sex?: Scalars['Boolean']['input'];
  age?: Scalars['Boolean']['input'];
  birthDate?: Scalars['Boolean']['input'];
  residenceDivision?: Scalars['Boolean']['input'];
  registeredDivision?: Scalars['Boolean']['input'];
  education_schoolName?: Scalars['Boolean']['input'];
  education_grade?: Scalars['Boolean']['input'];
  education_className?: Scalars['Boolean']['input'];
  education_boarding?: Scalars['Boolean']['input'];
  education_rollState?: Scalars['Boolean']['input'];
  education_attendanceBand?: Scalars['Boolean']['input'];
  education_dropoutState?: Scalars['Boolean']['input'];
  education_leftBehind?: Scalars['Boolean']['input'];
  health_disabilityClass?: Scalars['Boolean']['input'];
  welfare_leftBehind?: Scalars['Boolean']['input'];
  welfare_categories?: Scalars['Boolean']['input'];
  welfare_guardianshipType?: Scalars['Boolean']['input'];
  welfare_receivesAid?: Scalars['Boolean']['input'];
  welfare_responsibleDirector?: Scalars['Boolean']['input'];
  welfare_visitOverdue?: Scalars['Boolean']['input'];
}>;


export type ChildrenQuery = { readonly __typename?: 'Query', readonly children: { readonly __typename?: 'ChildConnection', readonly totalCount?: number | null, readonly pageInfo: { readonly __typename?: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly __typename?: 'ChildEdge', readonly node: { readonly __typename?: 'Child', readonly id: string, readonly name: string | null, readonly sex?: Sex | null, readonly age?: number | null, readonly birthDate?: string | null, readonly residenceDivision?: { readonly __typename?: 'Division', readonly name: string | null, readonly fullName: string | null } | null, readonly registeredDivision?: { readonly __typename?: 'Division', readonly name: string | null, readonly fullName: string | null } | null, readonly education: { readonly __typename?: 'EducationRecord', readonly schoolName?: string | null, readonly grade?: number | null, readonly className?: string | null, readonly boarding?: boolean | null, readonly rollState?: RollState | null, readonly attendanceBand?: AttendanceBand | null, readonly dropoutState?: DropoutState | null, readonly leftBehind?: EducationLeftBehind | null } | null, readonly health: { readonly __typename?: 'HealthRecord', readonly disabilityClass?: DisabilityClass | null } | null, readonly welfare: { readonly __typename?: 'WelfareRecord', readonly leftBehind?: WelfareLeftBehind | null, readonly categories?: ReadonlyArray<WelfareCategory> | null, readonly guardianshipType?: GuardianshipType | null, readonly receivesAid?: boolean | null, readonly responsibleDirector?: string | null, readonly visitOverdue?: boolean | null } | null } | null }> } | null };

export type ChildrenChangesSubscriptionVariables = Exact<{
  where?: InputMaybe<ChildFilter>;
  saved?: InputMaybe<Scalars['ID']['input']>;
  orderBy?: InputMaybe<ChildOrder>;
  first: Scalars['Int']['input'];
  sex?: Scalars['Boolean']['input'];
  age?: Scalars['Boolean']['input'];
  birthDate?: Scalars['Boolean']['input'];
  residenceDivision?: Scalars['Boolean']['input'];
  registeredDivision?: Scalars['Boolean']['input'];
  education_schoolName?: Scalars['Boolean']['input'];
  education_grade?: Scalars['Boolean']['input'];
  education_className?: Scalars['Boolean']['input'];
  education_boarding?: Scalars['Boolean']['input'];
  education_rollState?: Scalars['Boolean']['input'];
  education_attendanceBand?: Scalars['Boolean']['input'];
  education_dropoutState?: Scalars['Boolean']['input'];
  education_leftBehind?: Scalars['Boolean']['input'];
  health_disabilityClass?: Scalars['Boolean']['input'];
  welfare_leftBehind?: Scalars['Boolean']['input'];
  welfare_categories?: Scalars['Boolean']['input'];
  welfare_guardianshipType?: Scalars['Boolean']['input'];
  welfare_receivesAid?: Scalars['Boolean']['input'];
  welfare_responsibleDirector?: Scalars['Boolean']['input'];
  welfare_visitOverdue?: Scalars['Boolean']['input'];
}>;


export type ChildrenChangesSubscription = { readonly __typename?: 'Subscription', readonly children: { readonly __typename?: 'ChildConnection', readonly edges: ReadonlyArray<{ readonly __typename?: 'ChildEdge', readonly node: { readonly __typename?: 'Child', readonly id: string, readonly name: string | null, readonly sex?: Sex | null, readonly age?: number | null, readonly birthDate?: string | null, readonly residenceDivision?: { readonly __typename?: 'Division', readonly name: string | null, readonly fullName: string | null } | null, readonly registeredDivision?: { readonly __typename?: 'Division', readonly name: string | null, readonly fullName: string | null } | null, readonly education: { readonly __typename?: 'EducationRecord', readonly schoolName?: string | null, readonly grade?: number | null, readonly className?: string | null, readonly boarding?: boolean | null, readonly rollState?: RollState | null, readonly attendanceBand?: AttendanceBand | null, readonly dropoutState?: DropoutState | null, readonly leftBehind?: EducationLeftBehind | null } | null, readonly health: { readonly __typename?: 'HealthRecord', readonly disabilityClass?: DisabilityClass | null } | null, readonly welfare: { readonly __typename?: 'WelfareRecord', readonly leftBehind?: WelfareLeftBehind | null, readonly categories?: ReadonlyArray<WelfareCategory> | null, readonly guardianshipType?: GuardianshipType | null, readonly receivesAid?: boolean | null, readonly responsibleDirector?: string | null, readonly visitOverdue?: boolean | null } | null } | null }> } | null };

export type RowFragment = { readonly __typename?: 'Child', readonly id: string, readonly name: string | null, readonly sex?: Sex | null, readonly age?: number | null, readonly birthDate?: string | null, readonly residenceDivision?: { readonly __typename?: 'Division', readonly name: string | null, readonly fullName: string | null } | null, readonly registeredDivision?: { readonly __typename?: 'Division', readonly name: string | null, readonly fullName: string | null } | null, readonly education: { readonly __typename?: 'EducationRecord', readonly schoolName?: string | null, readonly grade?: number | null, readonly className?: string | null, readonly boarding?: boolean | null, readonly rollState?: RollState | null, readonly attendanceBand?: AttendanceBand | null, readonly dropoutState?: DropoutState | null, readonly leftBehind?: EducationLeftBehind | null } | null, readonly health: { readonly __typename?: 'HealthRecord', readonly disabilityClass?: DisabilityClass | null } | null, readonly welfare: { readonly __typename?: 'WelfareRecord', readonly leftBehind?: WelfareLeftBehind | null, readonly categories?: ReadonlyArray<WelfareCategory> | null, readonly guardianshipType?: GuardianshipType | null, readonly receivesAid?: boolean | null, readonly responsibleDirector?: string | null, readonly visitOverdue?: boolean | null } | null };

export type ListRightsQueryVariables = Exact<{
  variables: Scalars['JSONObject']['input'];
}>;


export type ListRightsQuery = { readonly __typename?: 'Query', readonly me: { readonly __typename?: 'Me', readonly limits: { readonly __typename?: 'RequestLimits', readonly page: number } }, readonly explain: { readonly __typename?: 'Explanation', readonly uses: ReadonlyArray<{ readonly __typename?: 'PlannedUse', readonly field: string, readonly position: string, readonly scopes: ReadonlyArray<string> }> } };

export type FieldRightsQueryVariables = Exact<{
  fields: ReadonlyArray<Scalars['String']['input']> | Scalars['String']['input'];
}>;


export type FieldRightsQuery = { readonly __typename?: 'Query', readonly myRights: ReadonlyArray<{ readonly __typename?: 'FieldRight', readonly field: string, readonly level: AccessLevel, readonly rule: string, readonly needed: string | null }> };

export type BelowQueryVariables = Exact<{
  under?: InputMaybe<Scalars['String']['input']>;
}>;


export type BelowQuery = { readonly __typename?: 'Query', readonly divisions: ReadonlyArray<{ readonly __typename?: 'Division', readonly code: string, readonly name: string | null }> };

export type FindDivisionsQueryVariables = Exact<{
  under?: InputMaybe<Scalars['String']['input']>;
  search: Scalars['String']['input'];
}>;


export type FindDivisionsQuery = { readonly __typename?: 'Query', readonly divisions: ReadonlyArray<{ readonly __typename?: 'Division', readonly code: string, readonly name: string | null, readonly fullName: string | null }> };

export type SavedFiltersQueryVariables = Exact<{ [key: string]: never; }>;


export type SavedFiltersQuery = { readonly __typename?: 'Query', readonly savedFilters: ReadonlyArray<{ readonly __typename?: 'SavedFilter', readonly id: string, readonly name: string, readonly version: number, readonly where: Record<string, unknown> | null, readonly orderBy: Record<string, unknown> | null }> | null };

export type SaveFilterMutationVariables = Exact<{
  input: SaveFilterInput;
}>;


export type SaveFilterMutation = { readonly __typename?: 'Mutation', readonly saveFilter: { readonly __typename?: 'SavedFilterPayload', readonly filter: { readonly __typename?: 'SavedFilter', readonly id: string } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string }> } | null };

export type DeleteFilterMutationVariables = Exact<{
  input: DeleteFilterInput;
}>;


export type DeleteFilterMutation = { readonly __typename?: 'Mutation', readonly deleteFilter: { readonly __typename?: 'SavedFilterPayload', readonly deletedId: string | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string }> } | null };

export type GrantsQueryVariables = Exact<{
  mine: Scalars['Boolean']['input'];
  decide: Scalars['Boolean']['input'];
  review: Scalars['Boolean']['input'];
  inForce: Scalars['Boolean']['input'];
}>;


export type GrantsQuery = { readonly __typename?: 'Query', readonly myGrants?: ReadonlyArray<{ readonly __typename?: 'Grant', readonly id: string, readonly version: number, readonly state: GrantState, readonly childId: string, readonly rule: string, readonly owner: string, readonly subject: string, readonly department: string | null, readonly emergency: boolean, readonly hours: number, readonly requestedAt: string, readonly until: string | null, readonly reason: string | null, readonly decidedBy: string | null, readonly decidedAt: string | null, readonly note: string | null, readonly revokedBy: string | null, readonly revokedAt: string | null, readonly revokeNote: string | null, readonly noticeTo: string | null, readonly noticeAt: string | null, readonly review: GrantReview | null, readonly reviewedBy: string | null, readonly reviewedAt: string | null, readonly reviewNote: string | null }> | null, readonly grantsToDecide?: ReadonlyArray<{ readonly __typename?: 'Grant', readonly id: string, readonly version: number, readonly state: GrantState, readonly childId: string, readonly rule: string, readonly owner: string, readonly subject: string, readonly department: string | null, readonly emergency: boolean, readonly hours: number, readonly requestedAt: string, readonly until: string | null, readonly reason: string | null, readonly decidedBy: string | null, readonly decidedAt: string | null, readonly note: string | null, readonly revokedBy: string | null, readonly revokedAt: string | null, readonly revokeNote: string | null, readonly noticeTo: string | null, readonly noticeAt: string | null, readonly review: GrantReview | null, readonly reviewedBy: string | null, readonly reviewedAt: string | null, readonly reviewNote: string | null }> | null, readonly grantsToReview?: ReadonlyArray<{ readonly __typename?: 'Grant', readonly id: string, readonly version: number, readonly state: GrantState, readonly childId: string, readonly rule: string, readonly owner: string, readonly subject: string, readonly department: string | null, readonly emergency: boolean, readonly hours: number, readonly requestedAt: string, readonly until: string | null, readonly reason: string | null, readonly decidedBy: string | null, readonly decidedAt: string | null, readonly note: string | null, readonly revokedBy: string | null, readonly revokedAt: string | null, readonly revokeNote: string | null, readonly noticeTo: string | null, readonly noticeAt: string | null, readonly review: GrantReview | null, readonly reviewedBy: string | null, readonly reviewedAt: string | null, readonly reviewNote: string | null }> | null, readonly grantsInForce?: ReadonlyArray<{ readonly __typename?: 'Grant', readonly id: string, readonly version: number, readonly state: GrantState, readonly childId: string, readonly rule: string, readonly owner: string, readonly subject: string, readonly department: string | null, readonly emergency: boolean, readonly hours: number, readonly requestedAt: string, readonly until: string | null, readonly reason: string | null, readonly decidedBy: string | null, readonly decidedAt: string | null, readonly note: string | null, readonly revokedBy: string | null, readonly revokedAt: string | null, readonly revokeNote: string | null, readonly noticeTo: string | null, readonly noticeAt: string | null, readonly review: GrantReview | null, readonly reviewedBy: string | null, readonly reviewedAt: string | null, readonly reviewNote: string | null }> | null };

export type GrantsWaitingQueryVariables = Exact<{
  decide: Scalars['Boolean']['input'];
  review: Scalars['Boolean']['input'];
}>;


export type GrantsWaitingQuery = { readonly __typename?: 'Query', readonly grantsToDecide?: ReadonlyArray<{ readonly __typename?: 'Grant', readonly id: string }> | null, readonly grantsToReview?: ReadonlyArray<{ readonly __typename?: 'Grant', readonly id: string }> | null };

export type GrantCardFragment = { readonly __typename?: 'Grant', readonly id: string, readonly version: number, readonly state: GrantState, readonly childId: string, readonly rule: string, readonly owner: string, readonly subject: string, readonly department: string | null, readonly emergency: boolean, readonly hours: number, readonly requestedAt: string, readonly until: string | null, readonly reason: string | null, readonly decidedBy: string | null, readonly decidedAt: string | null, readonly note: string | null, readonly revokedBy: string | null, readonly revokedAt: string | null, readonly revokeNote: string | null, readonly noticeTo: string | null, readonly noticeAt: string | null, readonly review: GrantReview | null, readonly reviewedBy: string | null, readonly reviewedAt: string | null, readonly reviewNote: string | null };

export type GrantStepsQueryVariables = Exact<{ [key: string]: never; }>;


export type GrantStepsQuery = { readonly __typename?: 'Query', readonly myRights: ReadonlyArray<{ readonly __typename?: 'FieldRight', readonly field: string, readonly commands: ReadonlyArray<string> }> };

export type GrantRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type GrantRulesQuery = { readonly __typename?: 'Query', readonly accessMatrix: { readonly __typename?: 'AccessMatrix', readonly rules: ReadonlyArray<{ readonly __typename?: 'AccessRule', readonly rule: string, readonly title: string }> } };

export type OpenableQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenableQuery = { readonly __typename?: 'Query', readonly myRights: ReadonlyArray<{ readonly __typename?: 'FieldRight', readonly field: string, readonly rule: string, readonly title: string, readonly basis: string, readonly openable: boolean }> };

export type GrantChildrenQueryVariables = Exact<{
  ids: ReadonlyArray<Scalars['ID']['input']> | Scalars['ID']['input'];
}>;


export type GrantChildrenQuery = { readonly __typename?: 'Query', readonly childrenByIds: ReadonlyArray<{ readonly __typename?: 'Child', readonly id: string, readonly name: string | null } | null> | null };

export type DecideGrantMutationVariables = Exact<{
  input: DecideGrantInput;
}>;


export type DecideGrantMutation = { readonly __typename?: 'Mutation', readonly decideGrant: { readonly __typename?: 'GrantPayload', readonly grant: { readonly __typename?: 'Grant', readonly id: string, readonly version: number, readonly state: GrantState, readonly childId: string, readonly rule: string, readonly owner: string, readonly subject: string, readonly department: string | null, readonly emergency: boolean, readonly hours: number, readonly requestedAt: string, readonly until: string | null, readonly reason: string | null, readonly decidedBy: string | null, readonly decidedAt: string | null, readonly note: string | null, readonly revokedBy: string | null, readonly revokedAt: string | null, readonly revokeNote: string | null, readonly noticeTo: string | null, readonly noticeAt: string | null, readonly review: GrantReview | null, readonly reviewedBy: string | null, readonly reviewedAt: string | null, readonly reviewNote: string | null } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string }> } | null };

export type RevokeGrantMutationVariables = Exact<{
  input: RevokeGrantInput;
}>;


export type RevokeGrantMutation = { readonly __typename?: 'Mutation', readonly revokeGrant: { readonly __typename?: 'GrantPayload', readonly grant: { readonly __typename?: 'Grant', readonly id: string, readonly version: number, readonly state: GrantState, readonly childId: string, readonly rule: string, readonly owner: string, readonly subject: string, readonly department: string | null, readonly emergency: boolean, readonly hours: number, readonly requestedAt: string, readonly until: string | null, readonly reason: string | null, readonly decidedBy: string | null, readonly decidedAt: string | null, readonly note: string | null, readonly revokedBy: string | null, readonly revokedAt: string | null, readonly revokeNote: string | null, readonly noticeTo: string | null, readonly noticeAt: string | null, readonly review: GrantReview | null, readonly reviewedBy: string | null, readonly reviewedAt: string | null, readonly reviewNote: string | null } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string }> } | null };

export type ReviewGrantMutationVariables = Exact<{
  input: ReviewGrantInput;
}>;


export type ReviewGrantMutation = { readonly __typename?: 'Mutation', readonly reviewGrant: { readonly __typename?: 'GrantPayload', readonly grant: { readonly __typename?: 'Grant', readonly id: string, readonly version: number, readonly state: GrantState, readonly childId: string, readonly rule: string, readonly owner: string, readonly subject: string, readonly department: string | null, readonly emergency: boolean, readonly hours: number, readonly requestedAt: string, readonly until: string | null, readonly reason: string | null, readonly decidedBy: string | null, readonly decidedAt: string | null, readonly note: string | null, readonly revokedBy: string | null, readonly revokedAt: string | null, readonly revokeNote: string | null, readonly noticeTo: string | null, readonly noticeAt: string | null, readonly review: GrantReview | null, readonly reviewedBy: string | null, readonly reviewedAt: string | null, readonly reviewNote: string | null } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string }> } | null };

export type HomeRightsQueryVariables = Exact<{
  fields: ReadonlyArray<Scalars['String']['input']> | Scalars['String']['input'];
}>;


export type HomeRightsQuery = { readonly __typename?: 'Query', readonly myRights: ReadonlyArray<{ readonly __typename?: 'FieldRight', readonly field: string, readonly level: AccessLevel, readonly filter: boolean }> };

export type HomeNumbersQueryVariables = Exact<{
  dropoutState: Scalars['Boolean']['input'];
  attendanceBand: Scalars['Boolean']['input'];
  welfareCategory: Scalars['Boolean']['input'];
  disabilityClass: Scalars['Boolean']['input'];
  receivesAid: Scalars['Boolean']['input'];
  educationNeedsAid: Scalars['Boolean']['input'];
  educationReceivesAid: Scalars['Boolean']['input'];
  educationLeftBehind: Scalars['Boolean']['input'];
  welfareLeftBehind: Scalars['Boolean']['input'];
  both: Scalars['Boolean']['input'];
}>;


export type HomeNumbersQuery = { readonly __typename?: 'Query', readonly all: { readonly __typename?: 'Statistics', readonly total: number | null, readonly asOf: string | null } | null, readonly dropoutState?: { readonly __typename?: 'Statistics', readonly total: number | null, readonly cells: ReadonlyArray<{ readonly __typename?: 'StatisticsCell', readonly values: ReadonlyArray<string | null>, readonly count: number | null }> } | null, readonly attendanceBand?: { readonly __typename?: 'Statistics', readonly total: number | null, readonly cells: ReadonlyArray<{ readonly __typename?: 'StatisticsCell', readonly values: ReadonlyArray<string | null>, readonly count: number | null }> } | null, readonly welfareCategory?: { readonly __typename?: 'Statistics', readonly total: number | null, readonly cells: ReadonlyArray<{ readonly __typename?: 'StatisticsCell', readonly values: ReadonlyArray<string | null>, readonly count: number | null }> } | null, readonly inDifficulty?: { readonly __typename?: 'Statistics', readonly total: number | null } | null, readonly disabilityClass?: { readonly __typename?: 'Statistics', readonly total: number | null, readonly cells: ReadonlyArray<{ readonly __typename?: 'StatisticsCell', readonly values: ReadonlyArray<string | null>, readonly count: number | null }> } | null, readonly receivesAid?: { readonly __typename?: 'Statistics', readonly total: number | null, readonly cells: ReadonlyArray<{ readonly __typename?: 'StatisticsCell', readonly values: ReadonlyArray<string | null>, readonly count: number | null }> } | null, readonly educationNeedsAid?: { readonly __typename?: 'Statistics', readonly total: number | null, readonly cells: ReadonlyArray<{ readonly __typename?: 'StatisticsCell', readonly values: ReadonlyArray<string | null>, readonly count: number | null }> } | null, readonly educationReceivesAid?: { readonly __typename?: 'Statistics', readonly total: number | null, readonly cells: ReadonlyArray<{ readonly __typename?: 'StatisticsCell', readonly values: ReadonlyArray<string | null>, readonly count: number | null }> } | null, readonly educationLeftBehind?: { readonly __typename?: 'Statistics', readonly total: number | null, readonly cells: ReadonlyArray<{ readonly __typename?: 'StatisticsCell', readonly values: ReadonlyArray<string | null>, readonly count: number | null }> } | null, readonly welfareLeftBehind?: { readonly __typename?: 'Statistics', readonly total: number | null, readonly cells: ReadonlyArray<{ readonly __typename?: 'StatisticsCell', readonly values: ReadonlyArray<string | null>, readonly count: number | null }> } | null, readonly both?: { readonly __typename?: 'Statistics', readonly total: number | null, readonly cells: ReadonlyArray<{ readonly __typename?: 'StatisticsCell', readonly values: ReadonlyArray<string | null>, readonly count: number | null }> } | null };

export type CellsFragment = { readonly __typename?: 'Statistics', readonly total: number | null, readonly cells: ReadonlyArray<{ readonly __typename?: 'StatisticsCell', readonly values: ReadonlyArray<string | null>, readonly count: number | null }> };

export type HomeMapQueryVariables = Exact<{
  under?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<ChildFilter>;
  places: ReadonlyArray<StatisticsBy> | StatisticsBy;
  by: ReadonlyArray<StatisticsBy> | StatisticsBy;
  fact: Scalars['Boolean']['input'];
}>;


export type HomeMapQuery = { readonly __typename?: 'Query', readonly divisions: ReadonlyArray<{ readonly __typename?: 'Division', readonly code: string, readonly name: string | null }>, readonly all: { readonly __typename?: 'Statistics', readonly total: number | null, readonly cells: ReadonlyArray<{ readonly __typename?: 'StatisticsCell', readonly values: ReadonlyArray<string | null>, readonly count: number | null }> } | null, readonly some?: { readonly __typename?: 'Statistics', readonly total: number | null, readonly cells: ReadonlyArray<{ readonly __typename?: 'StatisticsCell', readonly values: ReadonlyArray<string | null>, readonly count: number | null }> } | null };

export type HomeRegistriesQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeRegistriesQuery = { readonly __typename?: 'Query', readonly registries: ReadonlyArray<{ readonly __typename?: 'RegistryStatus', readonly name: RegistryName, readonly state: RegistryHealth, readonly asOf: string | null, readonly lagSeconds: number | null, readonly indexedAt: string | null }> };

export type HomeRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeRulesQuery = { readonly __typename?: 'Query', readonly accessMatrix: { readonly __typename?: 'AccessMatrix', readonly rules: ReadonlyArray<{ readonly __typename?: 'AccessRule', readonly rule: string, readonly title: string }> } };

export type HomeToDecideQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeToDecideQuery = { readonly __typename?: 'Query', readonly grantsToDecide: ReadonlyArray<{ readonly __typename?: 'Grant', readonly id: string, readonly rule: string, readonly department: string | null, readonly requestedAt: string, readonly hours: number, readonly until: string | null, readonly emergency: boolean }> | null };

export type HomeToReviewQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeToReviewQuery = { readonly __typename?: 'Query', readonly grantsToReview: ReadonlyArray<{ readonly __typename?: 'Grant', readonly id: string, readonly rule: string, readonly department: string | null, readonly requestedAt: string, readonly hours: number, readonly until: string | null, readonly emergency: boolean }> | null };

export type WaitingFragment = { readonly __typename?: 'Grant', readonly id: string, readonly rule: string, readonly department: string | null, readonly requestedAt: string, readonly hours: number, readonly until: string | null, readonly emergency: boolean };

export type NumberWhyQueryVariables = Exact<{
  fields?: InputMaybe<ReadonlyArray<Scalars['String']['input']> | Scalars['String']['input']>;
}>;


export type NumberWhyQuery = { readonly __typename?: 'Query', readonly myRights: ReadonlyArray<{ readonly __typename?: 'FieldRight', readonly field: string, readonly scope: string | null, readonly title: string, readonly rule: string, readonly basis: string }>, readonly registries: ReadonlyArray<{ readonly __typename?: 'RegistryStatus', readonly name: RegistryName, readonly asOf: string | null }> };

export type LedgerBrakesQueryVariables = Exact<{ [key: string]: never; }>;


export type LedgerBrakesQuery = { readonly __typename?: 'Query', readonly ledgerBrakes: ReadonlyArray<{ readonly __typename?: 'LedgerBrake', readonly id: string, readonly version: number, readonly state: LedgerBrakeState, readonly division: string, readonly school: string | null, readonly opens: number, readonly marks: number, readonly roll: number, readonly percent: number, readonly rulesVersion: string | null, readonly since: string, readonly countedAt: string }> | null };

export type LedgerBrakeLineFragment = { readonly __typename?: 'LedgerBrake', readonly id: string, readonly version: number, readonly state: LedgerBrakeState, readonly division: string, readonly school: string | null, readonly opens: number, readonly marks: number, readonly roll: number, readonly percent: number, readonly rulesVersion: string | null, readonly since: string, readonly countedAt: string };

export type DecideLedgerBrakeMutationVariables = Exact<{
  input: DecideLedgerBrakeInput;
}>;


export type DecideLedgerBrakeMutation = { readonly __typename?: 'Mutation', readonly decideLedgerBrake: { readonly __typename?: 'LedgerBrakePayload', readonly brake: { readonly __typename?: 'LedgerBrake', readonly id: string, readonly version: number, readonly state: LedgerBrakeState, readonly division: string, readonly school: string | null, readonly opens: number, readonly marks: number, readonly roll: number, readonly percent: number, readonly rulesVersion: string | null, readonly since: string, readonly countedAt: string } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }> } | null };

export type LedgerOpenQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type LedgerOpenQuery = { readonly __typename?: 'Query', readonly child: { readonly __typename?: 'Child', readonly id: string, readonly name: string | null } | null, readonly ledgerItems: { readonly __typename?: 'LedgerItemConnection', readonly nodes: ReadonlyArray<{ readonly __typename?: 'LedgerItem', readonly id: string, readonly state: LedgerState }> } | null };

export type OpenLedgerItemMutationVariables = Exact<{
  input: OpenLedgerItemInput;
}>;


export type OpenLedgerItemMutation = { readonly __typename?: 'Mutation', readonly step: { readonly __typename?: 'LedgerItemPayload', readonly item: { readonly __typename?: 'LedgerItem', readonly id: string, readonly state: LedgerState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }> } | null };

export type LedgerItemQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type LedgerItemQuery = { readonly __typename?: 'Query', readonly ledgerItem: { readonly __typename?: 'LedgerItem', readonly version: number, readonly openedBy: LedgerOpenedBy | null, readonly level: string | null, readonly variant: string | null, readonly rulesVersion: string | null, readonly reason: LedgerReason | null, readonly proof: LedgerProof | null, readonly firstContactAt: string | null, readonly backOn: string | null, readonly id: string, readonly childId: string, readonly ledger: Ledger, readonly state: LedgerState, readonly division: string | null, readonly school: string | null, readonly openedAt: string, readonly outcome: LedgerOutcome | null, readonly closedAt: string | null, readonly overdue: boolean | null, readonly nextSteps: ReadonlyArray<{ readonly __typename?: 'LedgerNextStep', readonly action: LedgerAction, readonly allowed: boolean }> | null, readonly history: ReadonlyArray<{ readonly __typename?: 'LedgerEntry', readonly id: string, readonly number: number, readonly action: LedgerAction, readonly from: LedgerState | null, readonly to: LedgerState, readonly at: string, readonly by: string, readonly department: string | null, readonly visitedOn: string | null, readonly form: LedgerVisitForm | null, readonly met: LedgerMet | null, readonly reason: LedgerReason | null, readonly proof: LedgerProof | null, readonly clock: LedgerClockKind | null, readonly pauseReason: LedgerPauseReason | null, readonly days: number | null, readonly note: string | null, readonly reference: string | null, readonly offeredTo: { readonly __typename?: 'LedgerOwner', readonly division: string, readonly school: string | null } | null }> | null, readonly owner: { readonly __typename?: 'LedgerOwner', readonly division: string, readonly school: string | null } | null, readonly offeredTo: { readonly __typename?: 'LedgerOwner', readonly division: string, readonly school: string | null } | null, readonly clocks: ReadonlyArray<{ readonly __typename?: 'LedgerClock', readonly kind: LedgerClockKind, readonly state: LedgerClockState, readonly standing: LedgerStanding, readonly basis: string, readonly amount: number, readonly unit: string, readonly startedAt: string, readonly dueAt: string | null, readonly endedAt: string | null, readonly provisional: boolean }> | null } | null };

export type LedgerEntryLineFragment = { readonly __typename?: 'LedgerEntry', readonly id: string, readonly number: number, readonly action: LedgerAction, readonly from: LedgerState | null, readonly to: LedgerState, readonly at: string, readonly by: string, readonly department: string | null, readonly visitedOn: string | null, readonly form: LedgerVisitForm | null, readonly met: LedgerMet | null, readonly reason: LedgerReason | null, readonly proof: LedgerProof | null, readonly clock: LedgerClockKind | null, readonly pauseReason: LedgerPauseReason | null, readonly days: number | null, readonly note: string | null, readonly reference: string | null, readonly offeredTo: { readonly __typename?: 'LedgerOwner', readonly division: string, readonly school: string | null } | null };

export type LedgerStepFragment = { readonly __typename?: 'LedgerItemPayload', readonly item: { readonly __typename?: 'LedgerItem', readonly id: string, readonly state: LedgerState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }> };

export type RecordLedgerVisitMutationVariables = Exact<{
  input: RecordLedgerVisitInput;
}>;


export type RecordLedgerVisitMutation = { readonly __typename?: 'Mutation', readonly step: { readonly __typename?: 'LedgerItemPayload', readonly item: { readonly __typename?: 'LedgerItem', readonly id: string, readonly state: LedgerState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }> } | null };

export type ReportLedgerItemMutationVariables = Exact<{
  input: LedgerStepInput;
}>;


export type ReportLedgerItemMutation = { readonly __typename?: 'Mutation', readonly step: { readonly __typename?: 'LedgerItemPayload', readonly item: { readonly __typename?: 'LedgerItem', readonly id: string, readonly state: LedgerState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }> } | null };

export type OrderLedgerItemMutationVariables = Exact<{
  input: OrderLedgerItemInput;
}>;


export type OrderLedgerItemMutation = { readonly __typename?: 'Mutation', readonly step: { readonly __typename?: 'LedgerItemPayload', readonly item: { readonly __typename?: 'LedgerItem', readonly id: string, readonly state: LedgerState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }> } | null };

export type PenaliseLedgerItemMutationVariables = Exact<{
  input: LedgerStepInput;
}>;


export type PenaliseLedgerItemMutation = { readonly __typename?: 'Mutation', readonly step: { readonly __typename?: 'LedgerItemPayload', readonly item: { readonly __typename?: 'LedgerItem', readonly id: string, readonly state: LedgerState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }> } | null };

export type ClaimLedgerOutcomeMutationVariables = Exact<{
  input: ClaimLedgerOutcomeInput;
}>;


export type ClaimLedgerOutcomeMutation = { readonly __typename?: 'Mutation', readonly step: { readonly __typename?: 'LedgerItemPayload', readonly item: { readonly __typename?: 'LedgerItem', readonly id: string, readonly state: LedgerState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }> } | null };

export type CloseLedgerItemMutationVariables = Exact<{
  input: CloseLedgerItemInput;
}>;


export type CloseLedgerItemMutation = { readonly __typename?: 'Mutation', readonly step: { readonly __typename?: 'LedgerItemPayload', readonly item: { readonly __typename?: 'LedgerItem', readonly id: string, readonly state: LedgerState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }> } | null };

export type ReopenLedgerItemMutationVariables = Exact<{
  input: LedgerStepInput;
}>;


export type ReopenLedgerItemMutation = { readonly __typename?: 'Mutation', readonly step: { readonly __typename?: 'LedgerItemPayload', readonly item: { readonly __typename?: 'LedgerItem', readonly id: string, readonly state: LedgerState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }> } | null };

export type HandOverLedgerItemMutationVariables = Exact<{
  input: HandOverLedgerItemInput;
}>;


export type HandOverLedgerItemMutation = { readonly __typename?: 'Mutation', readonly step: { readonly __typename?: 'LedgerItemPayload', readonly item: { readonly __typename?: 'LedgerItem', readonly id: string, readonly state: LedgerState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }> } | null };

export type AnswerLedgerHandOverMutationVariables = Exact<{
  input: AnswerLedgerHandOverInput;
}>;


export type AnswerLedgerHandOverMutation = { readonly __typename?: 'Mutation', readonly step: { readonly __typename?: 'LedgerItemPayload', readonly item: { readonly __typename?: 'LedgerItem', readonly id: string, readonly state: LedgerState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }> } | null };

export type PauseLedgerClockMutationVariables = Exact<{
  input: PauseLedgerClockInput;
}>;


export type PauseLedgerClockMutation = { readonly __typename?: 'Mutation', readonly step: { readonly __typename?: 'LedgerItemPayload', readonly item: { readonly __typename?: 'LedgerItem', readonly id: string, readonly state: LedgerState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }> } | null };

export type ResumeLedgerClockMutationVariables = Exact<{
  input: ResumeLedgerClockInput;
}>;


export type ResumeLedgerClockMutation = { readonly __typename?: 'Mutation', readonly step: { readonly __typename?: 'LedgerItemPayload', readonly item: { readonly __typename?: 'LedgerItem', readonly id: string, readonly state: LedgerState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }> } | null };

export type LedgerVerdictQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type LedgerVerdictQuery = { readonly __typename?: 'Query', readonly child: { readonly __typename?: 'Child', readonly id: string, readonly dropoutVerdict: { readonly __typename?: 'DropoutVerdict', readonly level: DropoutLevel | null, readonly since: string | null, readonly reason: DropoutReason | null, readonly days: number | null, readonly confidence: VerdictConfidence | null, readonly missing: ReadonlyArray<DropoutInput> | null, readonly unknowable: ReadonlyArray<DropoutQuestion> | null, readonly inputs: ReadonlyArray<{ readonly __typename?: 'VerdictInput', readonly input: DropoutInput, readonly registry: RegistryName | null, readonly state: VerdictInputState, readonly asOf: string | null, readonly ageDays: number | null }> | null } | null } | null };

export type LedgerItemsQueryVariables = Exact<{
  where?: InputMaybe<LedgerFilter>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type LedgerItemsQuery = { readonly __typename?: 'Query', readonly ledgerItems: { readonly __typename?: 'LedgerItemConnection', readonly nodes: ReadonlyArray<{ readonly __typename?: 'LedgerItem', readonly id: string, readonly childId: string, readonly ledger: Ledger, readonly state: LedgerState, readonly division: string | null, readonly school: string | null, readonly openedAt: string, readonly outcome: LedgerOutcome | null, readonly closedAt: string | null, readonly overdue: boolean | null, readonly owner: { readonly __typename?: 'LedgerOwner', readonly division: string, readonly school: string | null } | null, readonly offeredTo: { readonly __typename?: 'LedgerOwner', readonly division: string, readonly school: string | null } | null, readonly clocks: ReadonlyArray<{ readonly __typename?: 'LedgerClock', readonly kind: LedgerClockKind, readonly state: LedgerClockState, readonly standing: LedgerStanding, readonly basis: string, readonly amount: number, readonly unit: string, readonly startedAt: string, readonly dueAt: string | null, readonly endedAt: string | null, readonly provisional: boolean }> | null }>, readonly pageInfo: { readonly __typename?: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type LedgerRowFragment = { readonly __typename?: 'LedgerItem', readonly id: string, readonly childId: string, readonly ledger: Ledger, readonly state: LedgerState, readonly division: string | null, readonly school: string | null, readonly openedAt: string, readonly outcome: LedgerOutcome | null, readonly closedAt: string | null, readonly overdue: boolean | null, readonly owner: { readonly __typename?: 'LedgerOwner', readonly division: string, readonly school: string | null } | null, readonly offeredTo: { readonly __typename?: 'LedgerOwner', readonly division: string, readonly school: string | null } | null, readonly clocks: ReadonlyArray<{ readonly __typename?: 'LedgerClock', readonly kind: LedgerClockKind, readonly state: LedgerClockState, readonly standing: LedgerStanding, readonly basis: string, readonly amount: number, readonly unit: string, readonly startedAt: string, readonly dueAt: string | null, readonly endedAt: string | null, readonly provisional: boolean }> | null };

export type LedgerClockLineFragment = { readonly __typename?: 'LedgerClock', readonly kind: LedgerClockKind, readonly state: LedgerClockState, readonly standing: LedgerStanding, readonly basis: string, readonly amount: number, readonly unit: string, readonly startedAt: string, readonly dueAt: string | null, readonly endedAt: string | null, readonly provisional: boolean };

export type LedgerChildrenQueryVariables = Exact<{
  ids: ReadonlyArray<Scalars['ID']['input']> | Scalars['ID']['input'];
}>;


export type LedgerChildrenQuery = { readonly __typename?: 'Query', readonly childrenByIds: ReadonlyArray<{ readonly __typename?: 'Child', readonly id: string, readonly name: string | null, readonly education: { readonly __typename?: 'EducationRecord', readonly schoolCode: string | null, readonly schoolName: string | null } | null } | null> | null };

export type LedgerRightsQueryVariables = Exact<{
  fields: ReadonlyArray<Scalars['String']['input']> | Scalars['String']['input'];
}>;


export type LedgerRightsQuery = { readonly __typename?: 'Query', readonly myRights: ReadonlyArray<{ readonly __typename?: 'FieldRight', readonly field: string, readonly level: AccessLevel, readonly commands: ReadonlyArray<string>, readonly rule: string, readonly title: string, readonly basis: string }> };

export type LedgersWaitingQueryVariables = Exact<{
  items: Scalars['Boolean']['input'];
  mine: Scalars['Boolean']['input'];
  brakes: Scalars['Boolean']['input'];
}>;


export type LedgersWaitingQuery = { readonly __typename?: 'Query', readonly ledgerItems?: { readonly __typename?: 'LedgerItemConnection', readonly nodes: ReadonlyArray<{ readonly __typename?: 'LedgerItem', readonly id: string }>, readonly pageInfo: { readonly __typename?: 'PageInfo', readonly hasNextPage: boolean } } | null, readonly ledgerBrakes?: ReadonlyArray<{ readonly __typename?: 'LedgerBrake', readonly id: string }> | null };

export type MyListQueryVariables = Exact<{
  where?: InputMaybe<ChildFilter>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type MyListQuery = { readonly __typename?: 'Query', readonly children: { readonly __typename?: 'ChildConnection', readonly totalCount: number | null, readonly pageInfo: { readonly __typename?: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly __typename?: 'ChildEdge', readonly node: { readonly __typename?: 'Child', readonly id: string, readonly name: string | null, readonly age: number | null, readonly residenceDivision: { readonly __typename?: 'Division', readonly name: string | null } | null, readonly welfare: { readonly __typename?: 'WelfareRecord', readonly visitOverdue: boolean | null, readonly visits: ReadonlyArray<{ readonly __typename?: 'Visit', readonly date: string | null, readonly kind: VisitKind | null, readonly nextDue: string | null }> | null, readonly signOffs: ReadonlyArray<{ readonly __typename?: 'SignOff', readonly step: SignOffStep | null, readonly date: string | null }> | null, readonly carers: ReadonlyArray<{ readonly __typename?: 'Carer', readonly name: string | null, readonly relation: string | null, readonly phone: string | null, readonly until: string | null }> | null, readonly agreements: ReadonlyArray<{ readonly __typename?: 'CareAgreement', readonly state: AgreementState | null, readonly validUntil: string | null }> | null } | null } | null }> } | null };

export type NumbersRightsQueryVariables = Exact<{ [key: string]: never; }>;


export type NumbersRightsQuery = { readonly __typename?: 'Query', readonly myRights: ReadonlyArray<{ readonly __typename?: 'FieldRight', readonly field: string, readonly level: AccessLevel, readonly filter: boolean, readonly statistics: boolean }>, readonly statisticsReleases: ReadonlyArray<{ readonly __typename?: 'StatisticsRelease', readonly month: string, readonly correction: number, readonly publishedAt: string, readonly k: number, readonly families: ReadonlyArray<ReadonlyArray<string>>, readonly dimensions: ReadonlyArray<{ readonly __typename?: 'StatisticsDimension', readonly name: string, readonly fact: StatisticsFact, readonly field: string, readonly titleZh: string, readonly titleEn: string, readonly codes: ReadonlyArray<string | null> }> }> | null };

export type NumbersQueryVariables = Exact<{
  by: ReadonlyArray<StatisticsBy> | StatisticsBy;
  rows: ReadonlyArray<StatisticsBy> | StatisticsBy;
  columns: ReadonlyArray<StatisticsBy> | StatisticsBy;
  margins: Scalars['Boolean']['input'];
  where?: InputMaybe<ChildFilter>;
  under?: InputMaybe<Scalars['String']['input']>;
  measures?: InputMaybe<ReadonlyArray<StatisticsMeasure> | StatisticsMeasure>;
  month?: InputMaybe<Scalars['Month']['input']>;
  compareTo?: InputMaybe<Scalars['Month']['input']>;
}>;


export type NumbersQuery = { readonly __typename?: 'Query', readonly all: { readonly __typename?: 'Statistics', readonly exact: boolean, readonly asOf: string | null, readonly total: number | null, readonly withheld: { readonly __typename?: 'StatisticsWithheld', readonly rule: StatisticsRule, readonly level: DivisionLevel | null } | null, readonly release: { readonly __typename?: 'StatisticsRelease', readonly month: string, readonly correction: number, readonly publishedAt: string, readonly k: number } | null, readonly cells: ReadonlyArray<{ readonly __typename?: 'StatisticsCell', readonly values: ReadonlyArray<string | null>, readonly count: number | null, readonly share: number | null, readonly change: number | null, readonly withheld: { readonly __typename?: 'StatisticsWithheld', readonly rule: StatisticsRule, readonly level: DivisionLevel | null } | null }> } | null, readonly rows?: { readonly __typename?: 'Statistics', readonly exact: boolean, readonly asOf: string | null, readonly total: number | null, readonly withheld: { readonly __typename?: 'StatisticsWithheld', readonly rule: StatisticsRule, readonly level: DivisionLevel | null } | null, readonly release: { readonly __typename?: 'StatisticsRelease', readonly month: string, readonly correction: number, readonly publishedAt: string, readonly k: number } | null, readonly cells: ReadonlyArray<{ readonly __typename?: 'StatisticsCell', readonly values: ReadonlyArray<string | null>, readonly count: number | null, readonly share: number | null, readonly change: number | null, readonly withheld: { readonly __typename?: 'StatisticsWithheld', readonly rule: StatisticsRule, readonly level: DivisionLevel | null } | null }> } | null, readonly columns?: { readonly __typename?: 'Statistics', readonly exact: boolean, readonly asOf: string | null, readonly total: number | null, readonly withheld: { readonly __typename?: 'StatisticsWithheld', readonly rule: StatisticsRule, readonly level: DivisionLevel | null } | null, readonly release: { readonly __typename?: 'StatisticsRelease', readonly month: string, readonly correction: number, readonly publishedAt: string, readonly k: number } | null, readonly cells: ReadonlyArray<{ readonly __typename?: 'StatisticsCell', readonly values: ReadonlyArray<string | null>, readonly count: number | null, readonly share: number | null, readonly change: number | null, readonly withheld: { readonly __typename?: 'StatisticsWithheld', readonly rule: StatisticsRule, readonly level: DivisionLevel | null } | null }> } | null };

export type NumbersMonthQueryVariables = Exact<{
  by: ReadonlyArray<StatisticsBy> | StatisticsBy;
  where?: InputMaybe<ChildFilter>;
  under?: InputMaybe<Scalars['String']['input']>;
  month: Scalars['Month']['input'];
}>;


export type NumbersMonthQuery = { readonly __typename?: 'Query', readonly all: { readonly __typename?: 'Statistics', readonly exact: boolean, readonly asOf: string | null, readonly total: number | null, readonly withheld: { readonly __typename?: 'StatisticsWithheld', readonly rule: StatisticsRule, readonly level: DivisionLevel | null } | null, readonly release: { readonly __typename?: 'StatisticsRelease', readonly month: string, readonly correction: number, readonly publishedAt: string, readonly k: number } | null, readonly cells: ReadonlyArray<{ readonly __typename?: 'StatisticsCell', readonly values: ReadonlyArray<string | null>, readonly count: number | null, readonly share: number | null, readonly change: number | null, readonly withheld: { readonly __typename?: 'StatisticsWithheld', readonly rule: StatisticsRule, readonly level: DivisionLevel | null } | null }> } | null };

export type NumbersUsefulnessQueryVariables = Exact<{ [key: string]: never; }>;


export type NumbersUsefulnessQuery = { readonly __typename?: 'Query', readonly statisticsReleases: ReadonlyArray<{ readonly __typename?: 'StatisticsRelease', readonly month: string, readonly correction: number, readonly publishedAt: string, readonly usefulness: ReadonlyArray<{ readonly __typename?: 'StatisticsUsefulness', readonly family: ReadonlyArray<string>, readonly level: DivisionLevel, readonly cells: number, readonly withheld: number }> }> | null };

export type CountedFragment = { readonly __typename?: 'Statistics', readonly exact: boolean, readonly asOf: string | null, readonly total: number | null, readonly withheld: { readonly __typename?: 'StatisticsWithheld', readonly rule: StatisticsRule, readonly level: DivisionLevel | null } | null, readonly release: { readonly __typename?: 'StatisticsRelease', readonly month: string, readonly correction: number, readonly publishedAt: string, readonly k: number } | null, readonly cells: ReadonlyArray<{ readonly __typename?: 'StatisticsCell', readonly values: ReadonlyArray<string | null>, readonly count: number | null, readonly share: number | null, readonly change: number | null, readonly withheld: { readonly __typename?: 'StatisticsWithheld', readonly rule: StatisticsRule, readonly level: DivisionLevel | null } | null }> };

export type WhyWithheldFragment = { readonly __typename?: 'StatisticsWithheld', readonly rule: StatisticsRule, readonly level: DivisionLevel | null };

export type ReturnsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReturnsQuery = { readonly __typename?: 'Query', readonly returns: ReadonlyArray<{ readonly __typename?: 'DropoutReturn', readonly id: string, readonly kind: ReturnKind, readonly period: string, readonly division: string, readonly school: string | null, readonly edition: number, readonly state: ReturnState, readonly asOf: string, readonly countedAt: string }> | null };

export type OneReturnQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type OneReturnQuery = { readonly __typename?: 'Query', readonly return: { readonly __typename?: 'DropoutReturn', readonly version: number, readonly replaces: string | null, readonly correction: ReturnCorrection | null, readonly parts: number, readonly partsMissing: number, readonly id: string, readonly kind: ReturnKind, readonly period: string, readonly division: string, readonly school: string | null, readonly edition: number, readonly state: ReturnState, readonly asOf: string, readonly countedAt: string, readonly figures: ReadonlyArray<{ readonly __typename?: 'ReturnFigure', readonly number: number, readonly name: string, readonly value: number }>, readonly checks: ReadonlyArray<{ readonly __typename?: 'ReturnCheck', readonly name: string, readonly kind: ReturnCheckKind, readonly holds: boolean, readonly left: number, readonly right: number }>, readonly filled: { readonly __typename?: 'ReturnSignature', readonly by: string, readonly at: string } | null, readonly reviewed: { readonly __typename?: 'ReturnSignature', readonly by: string, readonly at: string } | null, readonly signed: { readonly __typename?: 'ReturnSignature', readonly by: string, readonly at: string } | null } | null };

export type DraftReturnMutationVariables = Exact<{
  input: DraftReturnInput;
}>;


export type DraftReturnMutation = { readonly __typename?: 'Mutation', readonly draftReturn: { readonly __typename?: 'DropoutReturnPayload', readonly return: { readonly __typename?: 'DropoutReturn', readonly id: string, readonly state: ReturnState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string }> } | null };

export type RecountReturnMutationVariables = Exact<{
  input: ReturnStepInput;
}>;


export type RecountReturnMutation = { readonly __typename?: 'Mutation', readonly recountReturn: { readonly __typename?: 'DropoutReturnPayload', readonly return: { readonly __typename?: 'DropoutReturn', readonly id: string, readonly state: ReturnState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string }> } | null };

export type FillReturnMutationVariables = Exact<{
  input: ReturnStepInput;
}>;


export type FillReturnMutation = { readonly __typename?: 'Mutation', readonly fillReturn: { readonly __typename?: 'DropoutReturnPayload', readonly return: { readonly __typename?: 'DropoutReturn', readonly id: string, readonly state: ReturnState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string }> } | null };

export type ReviewReturnMutationVariables = Exact<{
  input: ReturnStepInput;
}>;


export type ReviewReturnMutation = { readonly __typename?: 'Mutation', readonly reviewReturn: { readonly __typename?: 'DropoutReturnPayload', readonly return: { readonly __typename?: 'DropoutReturn', readonly id: string, readonly state: ReturnState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string }> } | null };

export type SignReturnMutationVariables = Exact<{
  input: ReturnStepInput;
}>;


export type SignReturnMutation = { readonly __typename?: 'Mutation', readonly signReturn: { readonly __typename?: 'DropoutReturnPayload', readonly return: { readonly __typename?: 'DropoutReturn', readonly id: string, readonly state: ReturnState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string }> } | null };

export type SendBackReturnMutationVariables = Exact<{
  input: ReturnStepInput;
}>;


export type SendBackReturnMutation = { readonly __typename?: 'Mutation', readonly sendBackReturn: { readonly __typename?: 'DropoutReturnPayload', readonly return: { readonly __typename?: 'DropoutReturn', readonly id: string, readonly state: ReturnState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string }> } | null };

export type ReturnDoneFragment = { readonly __typename?: 'DropoutReturnPayload', readonly return: { readonly __typename?: 'DropoutReturn', readonly id: string, readonly state: ReturnState } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string }> };

export type ReturnLineFragment = { readonly __typename?: 'DropoutReturn', readonly id: string, readonly kind: ReturnKind, readonly period: string, readonly division: string, readonly school: string | null, readonly edition: number, readonly state: ReturnState, readonly asOf: string, readonly countedAt: string };

export type WholeReturnFragment = { readonly __typename?: 'DropoutReturn', readonly version: number, readonly replaces: string | null, readonly correction: ReturnCorrection | null, readonly parts: number, readonly partsMissing: number, readonly id: string, readonly kind: ReturnKind, readonly period: string, readonly division: string, readonly school: string | null, readonly edition: number, readonly state: ReturnState, readonly asOf: string, readonly countedAt: string, readonly figures: ReadonlyArray<{ readonly __typename?: 'ReturnFigure', readonly number: number, readonly name: string, readonly value: number }>, readonly checks: ReadonlyArray<{ readonly __typename?: 'ReturnCheck', readonly name: string, readonly kind: ReturnCheckKind, readonly holds: boolean, readonly left: number, readonly right: number }>, readonly filled: { readonly __typename?: 'ReturnSignature', readonly by: string, readonly at: string } | null, readonly reviewed: { readonly __typename?: 'ReturnSignature', readonly by: string, readonly at: string } | null, readonly signed: { readonly __typename?: 'ReturnSignature', readonly by: string, readonly at: string } | null };

export type MyRightsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyRightsQuery = { readonly __typename?: 'Query', readonly myRights: ReadonlyArray<{ readonly __typename?: 'FieldRight', readonly field: string, readonly level: AccessLevel, readonly scope: string | null, readonly mask: string | null, readonly openable: boolean, readonly filter: boolean, readonly statistics: boolean, readonly commands: ReadonlyArray<string>, readonly rule: string, readonly title: string, readonly dataClass: string, readonly basis: string, readonly needed: string | null }> };

export type AccessMatrixQueryVariables = Exact<{ [key: string]: never; }>;


export type AccessMatrixQuery = { readonly __typename?: 'Query', readonly accessMatrix: { readonly __typename?: 'AccessMatrix', readonly version: string, readonly rules: ReadonlyArray<{ readonly __typename?: 'AccessRule', readonly rule: string, readonly owner: string, readonly title: string, readonly dataClass: string, readonly basis: string, readonly sealed: boolean, readonly fields: ReadonlyArray<string>, readonly permissions: ReadonlyArray<{ readonly __typename?: 'AccessPermission', readonly audience: string, readonly level: AccessLevel, readonly mask: string | null, readonly scope: string, readonly may: ReadonlyArray<string>, readonly purposes: ReadonlyArray<string> | null }> }> } };

export type AccessVersionsQueryVariables = Exact<{ [key: string]: never; }>;


export type AccessVersionsQuery = { readonly __typename?: 'Query', readonly accessVersions: ReadonlyArray<{ readonly __typename?: 'AccessVersion', readonly number: number, readonly version: string | null, readonly since: string }> };

export type AccessDifferencesQueryVariables = Exact<{
  from: Scalars['Int']['input'];
  to: Scalars['Int']['input'];
}>;


export type AccessDifferencesQuery = { readonly __typename?: 'Query', readonly accessDifferences: ReadonlyArray<{ readonly __typename?: 'AccessDifference', readonly field: string, readonly audience: string, readonly before: string | null, readonly after: string | null, readonly rule: string | null }> | null };

export type SchoolLimitsQueryVariables = Exact<{ [key: string]: never; }>;


export type SchoolLimitsQuery = { readonly __typename?: 'Query', readonly me: { readonly __typename?: 'Me', readonly limits: { readonly __typename?: 'RequestLimits', readonly ids: number } } };

export type PupilsQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  from: Scalars['Month']['input'];
}>;


export type PupilsQuery = { readonly __typename?: 'Query', readonly children: { readonly __typename?: 'ChildConnection', readonly totalCount: number | null, readonly pageInfo: { readonly __typename?: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly __typename?: 'ChildEdge', readonly node: { readonly __typename?: 'Child', readonly id: string, readonly name: string | null, readonly sex: Sex | null, readonly education: { readonly __typename?: 'EducationRecord', readonly schoolName: string | null, readonly grade: number | null, readonly className: string | null, readonly rollState: RollState | null, readonly attendanceBand: AttendanceBand | null, readonly dropoutState: DropoutState | null, readonly attendance: ReadonlyArray<{ readonly __typename?: 'AttendanceMonth', readonly month: string | null, readonly daysDue: number | null, readonly daysPresent: number | null, readonly daysExcused: number | null, readonly daysUnexcused: number | null }> | null } | null } | null }> } | null };

export type PupilFragment = { readonly __typename?: 'Child', readonly id: string, readonly name: string | null, readonly sex: Sex | null, readonly education: { readonly __typename?: 'EducationRecord', readonly schoolName: string | null, readonly grade: number | null, readonly className: string | null, readonly rollState: RollState | null, readonly attendanceBand: AttendanceBand | null, readonly dropoutState: DropoutState | null, readonly attendance: ReadonlyArray<{ readonly __typename?: 'AttendanceMonth', readonly month: string | null, readonly daysDue: number | null, readonly daysPresent: number | null, readonly daysExcused: number | null, readonly daysUnexcused: number | null }> | null } | null };

export type EnrolmentQueryVariables = Exact<{
  students: ReadonlyArray<Scalars['String']['input']> | Scalars['String']['input'];
}>;


export type EnrolmentQuery = { readonly __typename?: 'Query', readonly enrolmentStatus: ReadonlyArray<{ readonly __typename?: 'EnrolmentStatus', readonly index: number, readonly rollState: RollState | null, readonly since: string | null, readonly attendanceBand: AttendanceBand | null, readonly dropoutState: DropoutState | null, readonly error: { readonly __typename?: 'LookupError', readonly code: string, readonly message: string } | null }> | null };

export type WebhooksQueryVariables = Exact<{ [key: string]: never; }>;


export type WebhooksQuery = { readonly __typename?: 'Query', readonly webhooks: ReadonlyArray<{ readonly __typename?: 'Webhook', readonly id: string, readonly version: number, readonly url: string, readonly state: WebhookState, readonly purpose: string, readonly failures: number, readonly lastStatus: string | null, readonly deliveredAt: string | null }> | null, readonly webhookDeadLetters: ReadonlyArray<{ readonly __typename?: 'WebhookDeadLetter', readonly id: string, readonly webhookId: string, readonly type: EventType, readonly childId: string, readonly tries: number, readonly lastStatus: string | null, readonly deadAt: string }> | null };

export type ReplayWebhookMutationVariables = Exact<{
  input: ReplayWebhookInput;
}>;


export type ReplayWebhookMutation = { readonly __typename?: 'Mutation', readonly replayWebhook: { readonly __typename?: 'WebhookPayload', readonly webhook: { readonly __typename?: 'Webhook', readonly id: string, readonly version: number } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string }> } | null };

export type RequestGrantMutationVariables = Exact<{
  input: RequestGrantInput;
}>;


export type RequestGrantMutation = { readonly __typename?: 'Mutation', readonly requestGrant: { readonly __typename?: 'GrantPayload', readonly grant: { readonly __typename?: 'Grant', readonly id: string, readonly state: GrantState, readonly owner: string, readonly hours: number, readonly emergency: boolean } | null, readonly errors: ReadonlyArray<{ readonly __typename?: 'UserError', readonly code: string, readonly message: string }> } | null };

export type SchoolNamesQueryVariables = Exact<{
  codes: ReadonlyArray<Scalars['String']['input']> | Scalars['String']['input'];
  first: Scalars['Int']['input'];
}>;


export type SchoolNamesQuery = { readonly __typename?: 'Query', readonly roster: { readonly __typename?: 'Roster', readonly entries: ReadonlyArray<{ readonly __typename?: 'RosterEntry', readonly pupil: { readonly __typename?: 'Child', readonly id: string, readonly education: { readonly __typename?: 'EducationRecord', readonly schoolCode: string | null, readonly schoolName: string | null } | null } | null }> } | null };

export type WhyQueryVariables = Exact<{
  query: Scalars['String']['input'];
}>;


export type WhyQuery = { readonly __typename?: 'Query', readonly explain: { readonly __typename?: 'Explanation', readonly purpose: string, readonly decisions: ReadonlyArray<{ readonly __typename?: 'Decision', readonly path: string, readonly field: string, readonly level: AccessLevel, readonly scope: string | null, readonly rule: string, readonly basis: string | null, readonly dataClass: string | null, readonly needed: string | null, readonly audience: string | null }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const FoundFragmentDoc = new TypedDocumentString(`
    fragment Found on Child {
  id
  name
  sex
  age
  residenceDivision {
    fullName
  }
}
    `, {"fragmentName":"Found"}) as unknown as TypedDocumentString<FoundFragment, unknown>;
export const PlaceFragmentDoc = new TypedDocumentString(`
    fragment Place on Division {
  code
  name
  fullName
}
    `, {"fragmentName":"Place"}) as unknown as TypedDocumentString<PlaceFragment, unknown>;
export const RowFragmentDoc = new TypedDocumentString(`
    fragment Row on Child {
  id
  name
  sex @include(if: $sex)
  age @include(if: $age)
  birthDate @include(if: $birthDate)
  residenceDivision @include(if: $residenceDivision) {
    name
    fullName
  }
  registeredDivision @include(if: $registeredDivision) {
    name
    fullName
  }
  education {
    schoolName @include(if: $education_schoolName)
    grade @include(if: $education_grade)
    className @include(if: $education_className)
    boarding @include(if: $education_boarding)
    rollState @include(if: $education_rollState)
    attendanceBand @include(if: $education_attendanceBand)
    dropoutState @include(if: $education_dropoutState)
    leftBehind @include(if: $education_leftBehind)
  }
  health {
    disabilityClass @include(if: $health_disabilityClass)
  }
  welfare {
    leftBehind @include(if: $welfare_leftBehind)
    categories @include(if: $welfare_categories)
    guardianshipType @include(if: $welfare_guardianshipType)
    receivesAid @include(if: $welfare_receivesAid)
    responsibleDirector @include(if: $welfare_responsibleDirector)
    visitOverdue @include(if: $welfare_visitOverdue)
  }
}
    `, {"fragmentName":"Row"}) as unknown as TypedDocumentString<RowFragment, unknown>;
export const GrantCardFragmentDoc = new TypedDocumentString(`
    fragment GrantCard on Grant {
  id
  version
  state
  childId
  rule
  owner
  subject
  department
  emergency
  hours
  requestedAt
  until
  reason
  decidedBy
  decidedAt
  note
  revokedBy
  revokedAt
  revokeNote
  noticeTo
  noticeAt
  review
  reviewedBy
  reviewedAt
  reviewNote
}
    `, {"fragmentName":"GrantCard"}) as unknown as TypedDocumentString<GrantCardFragment, unknown>;
export const CellsFragmentDoc = new TypedDocumentString(`
    fragment Cells on Statistics {
  total
  cells {
    values
    count
  }
}
    `, {"fragmentName":"Cells"}) as unknown as TypedDocumentString<CellsFragment, unknown>;
export const WaitingFragmentDoc = new TypedDocumentString(`
    fragment Waiting on Grant {
  id
  rule
  department
  requestedAt
  hours
  until
  emergency
}
    `, {"fragmentName":"Waiting"}) as unknown as TypedDocumentString<WaitingFragment, unknown>;
export const LedgerBrakeLineFragmentDoc = new TypedDocumentString(`
    fragment LedgerBrakeLine on LedgerBrake {
  id
  version
  state
  division
  school
  opens
  marks
  roll
  percent
  rulesVersion
  since
  countedAt
}
    `, {"fragmentName":"LedgerBrakeLine"}) as unknown as TypedDocumentString<LedgerBrakeLineFragment, unknown>;
export const LedgerEntryLineFragmentDoc = new TypedDocumentString(`
    fragment LedgerEntryLine on LedgerEntry {
  id
  number
  action
  from
  to
  at
  by
  department
  visitedOn
  form
  met
  reason
  proof
  clock
  pauseReason
  offeredTo {
    division
    school
  }
  days
  note
  reference
}
    `, {"fragmentName":"LedgerEntryLine"}) as unknown as TypedDocumentString<LedgerEntryLineFragment, unknown>;
export const LedgerStepFragmentDoc = new TypedDocumentString(`
    fragment LedgerStep on LedgerItemPayload {
  item {
    id
    state
  }
  errors {
    code
    message
    path
  }
}
    `, {"fragmentName":"LedgerStep"}) as unknown as TypedDocumentString<LedgerStepFragment, unknown>;
export const LedgerClockLineFragmentDoc = new TypedDocumentString(`
    fragment LedgerClockLine on LedgerClock {
  kind
  state
  standing
  basis
  amount
  unit
  startedAt
  dueAt
  endedAt
  provisional
}
    `, {"fragmentName":"LedgerClockLine"}) as unknown as TypedDocumentString<LedgerClockLineFragment, unknown>;
export const LedgerRowFragmentDoc = new TypedDocumentString(`
    fragment LedgerRow on LedgerItem {
  id
  childId
  ledger
  state
  division
  school
  openedAt
  outcome
  closedAt
  owner {
    division
    school
  }
  offeredTo {
    division
    school
  }
  overdue
  clocks {
    ...LedgerClockLine
  }
}
    fragment LedgerClockLine on LedgerClock {
  kind
  state
  standing
  basis
  amount
  unit
  startedAt
  dueAt
  endedAt
  provisional
}`, {"fragmentName":"LedgerRow"}) as unknown as TypedDocumentString<LedgerRowFragment, unknown>;
export const WhyWithheldFragmentDoc = new TypedDocumentString(`
    fragment WhyWithheld on StatisticsWithheld {
  rule
  level
}
    `, {"fragmentName":"WhyWithheld"}) as unknown as TypedDocumentString<WhyWithheldFragment, unknown>;
export const CountedFragmentDoc = new TypedDocumentString(`
    fragment Counted on Statistics {
  exact
  asOf
  total
  withheld {
    ...WhyWithheld
  }
  release {
    month
    correction
    publishedAt
    k
  }
  cells {
    values
    count
    share
    change
    withheld {
      ...WhyWithheld
    }
  }
}
    fragment WhyWithheld on StatisticsWithheld {
  rule
  level
}`, {"fragmentName":"Counted"}) as unknown as TypedDocumentString<CountedFragment, unknown>;
export const ReturnDoneFragmentDoc = new TypedDocumentString(`
    fragment ReturnDone on DropoutReturnPayload {
  return {
    id
    state
  }
  errors {
    code
    message
  }
}
    `, {"fragmentName":"ReturnDone"}) as unknown as TypedDocumentString<ReturnDoneFragment, unknown>;
export const ReturnLineFragmentDoc = new TypedDocumentString(`
    fragment ReturnLine on DropoutReturn {
  id
  kind
  period
  division
  school
  edition
  state
  asOf
  countedAt
}
    `, {"fragmentName":"ReturnLine"}) as unknown as TypedDocumentString<ReturnLineFragment, unknown>;
export const WholeReturnFragmentDoc = new TypedDocumentString(`
    fragment WholeReturn on DropoutReturn {
  ...ReturnLine
  version
  replaces
  correction
  parts
  partsMissing
  figures {
    number
    name
    value
  }
  checks {
    name
    kind
    holds
    left
    right
  }
  filled {
    by
    at
  }
  reviewed {
    by
    at
  }
  signed {
    by
    at
  }
}
    fragment ReturnLine on DropoutReturn {
  id
  kind
  period
  division
  school
  edition
  state
  asOf
  countedAt
}`, {"fragmentName":"WholeReturn"}) as unknown as TypedDocumentString<WholeReturnFragment, unknown>;
export const PupilFragmentDoc = new TypedDocumentString(`
    fragment Pupil on Child {
  id
  name
  sex
  education {
    schoolName
    grade
    className
    rollState
    attendanceBand
    dropoutState
    attendance(from: $from) {
      month
      daysDue
      daysPresent
      daysExcused
      daysUnexcused
    }
  }
}
    `, {"fragmentName":"Pupil"}) as unknown as TypedDocumentString<PupilFragment, unknown>;
export const FindDocument = {"__meta__":{"id":"670bf499c788bb56bf845b6da6d7e23d15b4ce47cdc9946071fbe0b2a323657f"}} as unknown as TypedDocumentString<FindQuery, FindQueryVariables>;
export const NavigationDocument = {"__meta__":{"id":"0013738e1cddc57aab37fda79045ccc677b27291162364aedf6b16d5b2befff2"}} as unknown as TypedDocumentString<NavigationQuery, NavigationQueryVariables>;
export const AuditTrailDocument = {"__meta__":{"id":"fda4722aa7ca0f6fb4e60008b797e97b43aed7504f3baf16f03c61efe21da9db"}} as unknown as TypedDocumentString<AuditTrailQuery, AuditTrailQueryVariables>;
export const AuditVerificationDocument = {"__meta__":{"id":"daee4aa8bf5ed76800553e07986717a39fd9142912da9606b5bbd37a9264480e"}} as unknown as TypedDocumentString<AuditVerificationQuery, AuditVerificationQueryVariables>;
export const RuleTitlesDocument = {"__meta__":{"id":"a2a04280e0e9133f1d9d30fe3581336f52bfc1f69ac4f3303e95e4eeb060ead7"}} as unknown as TypedDocumentString<RuleTitlesQuery, RuleTitlesQueryVariables>;
export const ChildDocument = {"__meta__":{"id":"ece8fb4345998c765ac65a8e278af71eac0b65499e94a09beea4a0ac3b254ec8"}} as unknown as TypedDocumentString<ChildQuery, ChildQueryVariables>;
export const ChildrenDocument = {"__meta__":{"id":"e665dd8636c05a9d4494c56590e14475a6366eb3e2f3ee5d8b23667e3f31f808"}} as unknown as TypedDocumentString<ChildrenQuery, ChildrenQueryVariables>;
export const ChildrenChangesDocument = {"__meta__":{"id":"4567c0cc4f32659981437a154d073ccd0996b652770b9f0bd437e2da626f5ba1"}} as unknown as TypedDocumentString<ChildrenChangesSubscription, ChildrenChangesSubscriptionVariables>;
export const ListRightsDocument = {"__meta__":{"id":"994c1025fe36da7a85718d2599bb8b92d2fa3a1ce0f448ea3101be342c25e4af"}} as unknown as TypedDocumentString<ListRightsQuery, ListRightsQueryVariables>;
export const FieldRightsDocument = {"__meta__":{"id":"55392448220d7daa6b9e8e00127391f84e8ae2625358bbbdd5ec95b7d50a0a38"}} as unknown as TypedDocumentString<FieldRightsQuery, FieldRightsQueryVariables>;
export const BelowDocument = {"__meta__":{"id":"8a1c2eb73f14c7132d42a9d035b42171b9f5b1ddfb4179fc50cdefc1cf651118"}} as unknown as TypedDocumentString<BelowQuery, BelowQueryVariables>;
export const FindDivisionsDocument = {"__meta__":{"id":"37ccfe95bc9c8fc6b7da636a3a89e491d8d7a9944eb47e530493aa01f7fd17f0"}} as unknown as TypedDocumentString<FindDivisionsQuery, FindDivisionsQueryVariables>;
export const SavedFiltersDocument = {"__meta__":{"id":"db4d579c0d637fbc480ea49f6bbfb05ee01335c51e67ccfbd79695105999ba89"}} as unknown as TypedDocumentString<SavedFiltersQuery, SavedFiltersQueryVariables>;
export const SaveFilterDocument = {"__meta__":{"id":"f6708845200c7659b6e729ee91ede70b1cd6911be22be73927ef15809c70aaed"}} as unknown as TypedDocumentString<SaveFilterMutation, SaveFilterMutationVariables>;
export const DeleteFilterDocument = {"__meta__":{"id":"78afd4881f014f5125c44a575b72be02011f32be0beca76ee26dff3760e87f31"}} as unknown as TypedDocumentString<DeleteFilterMutation, DeleteFilterMutationVariables>;
export const GrantsDocument = {"__meta__":{"id":"18c4b40c3b092446cd94940c289b3f4b0f6d9e6bfa4ed082e41b603e9e6ff35a"}} as unknown as TypedDocumentString<GrantsQuery, GrantsQueryVariables>;
export const GrantsWaitingDocument = {"__meta__":{"id":"6dcdd9cda8b44d4955f3ee21edf13c57096f5dc196af4cfe6e95a6443bb07189"}} as unknown as TypedDocumentString<GrantsWaitingQuery, GrantsWaitingQueryVariables>;
export const GrantStepsDocument = {"__meta__":{"id":"3da657c56c1f008f4619c6c5e40d4082582a17339abb195367fe9c9e06758ce0"}} as unknown as TypedDocumentString<GrantStepsQuery, GrantStepsQueryVariables>;
export const GrantRulesDocument = {"__meta__":{"id":"6dd00d2387372ec27e6860362b360db1e5b84b549585e7d70114211133da71c9"}} as unknown as TypedDocumentString<GrantRulesQuery, GrantRulesQueryVariables>;
export const OpenableDocument = {"__meta__":{"id":"57d7a4e3b0bf20f2269f18f6616c2a6d0a6b632f3d8e901b227bf26b34f10fac"}} as unknown as TypedDocumentString<OpenableQuery, OpenableQueryVariables>;
export const GrantChildrenDocument = {"__meta__":{"id":"9b9b454c9a1ff94433991117799f07777d9a55c4a6a0be29fd904e9a1ee6ebd7"}} as unknown as TypedDocumentString<GrantChildrenQuery, GrantChildrenQueryVariables>;
export const DecideGrantDocument = {"__meta__":{"id":"f0bb89a15815659019c7fcd69fa0598344ce5504669485d2f580788359454c60"}} as unknown as TypedDocumentString<DecideGrantMutation, DecideGrantMutationVariables>;
export const RevokeGrantDocument = {"__meta__":{"id":"f033c73487b2cb14f28dc99ec712e6a45b3a7930d3bcb6149b31392983ddecf2"}} as unknown as TypedDocumentString<RevokeGrantMutation, RevokeGrantMutationVariables>;
export const ReviewGrantDocument = {"__meta__":{"id":"c5a7d5b53d94a3afbab47874e823a3e50adc5889f13e1c198fa6dfb9aab31e55"}} as unknown as TypedDocumentString<ReviewGrantMutation, ReviewGrantMutationVariables>;
export const HomeRightsDocument = {"__meta__":{"id":"2b2b89f9922a0d58833734a9637ffc6c355cfa58aaf5ab8c4a2d998111097681"}} as unknown as TypedDocumentString<HomeRightsQuery, HomeRightsQueryVariables>;
export const HomeNumbersDocument = {"__meta__":{"id":"1e8679f7eb181055ecbdf663b08f7a780aa9f6eea17247a59f51310150400d6a"}} as unknown as TypedDocumentString<HomeNumbersQuery, HomeNumbersQueryVariables>;
export const HomeMapDocument = {"__meta__":{"id":"6c0b1e701587be6946bdfbb1ab962c72705cae9fbef411574c1db2d7f24397c4"}} as unknown as TypedDocumentString<HomeMapQuery, HomeMapQueryVariables>;
export const HomeRegistriesDocument = {"__meta__":{"id":"efe10b27b60b1ea0114f464b9201315bc6337afe1d205fccf7417cd7528f2410"}} as unknown as TypedDocumentString<HomeRegistriesQuery, HomeRegistriesQueryVariables>;
export const HomeRulesDocument = {"__meta__":{"id":"2a5f569218508bbc1192a2d77d7a1f4792d9f222848c2c8784f1d5ffd6a111ac"}} as unknown as TypedDocumentString<HomeRulesQuery, HomeRulesQueryVariables>;
export const HomeToDecideDocument = {"__meta__":{"id":"35fb095936ddeaa797dcb9d3abdd34bd6bd36854fbd95caa95aa464222c1aec8"}} as unknown as TypedDocumentString<HomeToDecideQuery, HomeToDecideQueryVariables>;
export const HomeToReviewDocument = {"__meta__":{"id":"6c25e4246dd3f2e3dc8cb6d019587424715036927aed972190522b03e66137f6"}} as unknown as TypedDocumentString<HomeToReviewQuery, HomeToReviewQueryVariables>;
export const NumberWhyDocument = {"__meta__":{"id":"38339e320e5f551e5e2da57954d5a3581872a78b33632f2491032a07836a1917"}} as unknown as TypedDocumentString<NumberWhyQuery, NumberWhyQueryVariables>;
export const LedgerBrakesDocument = {"__meta__":{"id":"2b1d90a44f9707ce731778287d7879177a6fde1edbb7f70401ee257365ed7d7d"}} as unknown as TypedDocumentString<LedgerBrakesQuery, LedgerBrakesQueryVariables>;
export const DecideLedgerBrakeDocument = {"__meta__":{"id":"bdd2a4a29bfc0a772dbf31ebef8e5eec9e4f8184298930da6d7e56e880d41e72"}} as unknown as TypedDocumentString<DecideLedgerBrakeMutation, DecideLedgerBrakeMutationVariables>;
export const LedgerOpenDocument = {"__meta__":{"id":"fde991b8ba712f582e60e585ee85f5ec1f03c824bd4b63075f57837f8b9cc712"}} as unknown as TypedDocumentString<LedgerOpenQuery, LedgerOpenQueryVariables>;
export const OpenLedgerItemDocument = {"__meta__":{"id":"6f449223c5a7c1ba480c16647614a5e1b9294ff1c4bd918c0de198e83e2ccbc8"}} as unknown as TypedDocumentString<OpenLedgerItemMutation, OpenLedgerItemMutationVariables>;
export const LedgerItemDocument = {"__meta__":{"id":"4eb4b453622a78eaf0a0147727dab4738f276a22cfec4d1c5037a8354a45d4ae"}} as unknown as TypedDocumentString<LedgerItemQuery, LedgerItemQueryVariables>;
export const RecordLedgerVisitDocument = {"__meta__":{"id":"0431fb95b94a8de926d76dcb61518a12bfc8b483fcc482cc49e348a30454f65d"}} as unknown as TypedDocumentString<RecordLedgerVisitMutation, RecordLedgerVisitMutationVariables>;
export const ReportLedgerItemDocument = {"__meta__":{"id":"fd85761ac49891d4aed18675eb41f6cb53e06991a8dabe5b6ed7858d75f23c9f"}} as unknown as TypedDocumentString<ReportLedgerItemMutation, ReportLedgerItemMutationVariables>;
export const OrderLedgerItemDocument = {"__meta__":{"id":"30398f38174815f59b5c7218536075b6f7badab0ea4af0c450d6a344fb367acc"}} as unknown as TypedDocumentString<OrderLedgerItemMutation, OrderLedgerItemMutationVariables>;
export const PenaliseLedgerItemDocument = {"__meta__":{"id":"1568740459a67559411fede3cdd332735a8cd9b07ebff991b012a41158fd1aef"}} as unknown as TypedDocumentString<PenaliseLedgerItemMutation, PenaliseLedgerItemMutationVariables>;
export const ClaimLedgerOutcomeDocument = {"__meta__":{"id":"d1bff5eb11ab62f6cad19c0161d9c20c84ab41099ff6ab4a489920f07f7eee69"}} as unknown as TypedDocumentString<ClaimLedgerOutcomeMutation, ClaimLedgerOutcomeMutationVariables>;
export const CloseLedgerItemDocument = {"__meta__":{"id":"693635b0549fde5a7efdd4af1d32058598aaac2236ee91273b8f03813c2fad2b"}} as unknown as TypedDocumentString<CloseLedgerItemMutation, CloseLedgerItemMutationVariables>;
export const ReopenLedgerItemDocument = {"__meta__":{"id":"5c09d9208fe1e8bcb5aeba89b6ff1d0f37d2df728256097b66f641f38dacb99c"}} as unknown as TypedDocumentString<ReopenLedgerItemMutation, ReopenLedgerItemMutationVariables>;
export const HandOverLedgerItemDocument = {"__meta__":{"id":"cd8101cb155285400c6f1e03342f01b03cd78faa82dacfb80ffb658bba389204"}} as unknown as TypedDocumentString<HandOverLedgerItemMutation, HandOverLedgerItemMutationVariables>;
export const AnswerLedgerHandOverDocument = {"__meta__":{"id":"75e042e65585bc2fa011201df7b1d99fb7e2fb7c451a19612dfb394b058a490e"}} as unknown as TypedDocumentString<AnswerLedgerHandOverMutation, AnswerLedgerHandOverMutationVariables>;
export const PauseLedgerClockDocument = {"__meta__":{"id":"8d109be3e521b3d426c77eec8ad0aca56a2edbc04555975eb4691d4fd7e0e065"}} as unknown as TypedDocumentString<PauseLedgerClockMutation, PauseLedgerClockMutationVariables>;
export const ResumeLedgerClockDocument = {"__meta__":{"id":"163ce3cceed699f7ec526bbe7a18ea5caf9022287ae8dcbed39fa149f88b354a"}} as unknown as TypedDocumentString<ResumeLedgerClockMutation, ResumeLedgerClockMutationVariables>;
export const LedgerVerdictDocument = {"__meta__":{"id":"95d84f65d4c0b588b09f7730d3822867963ce7e9a7e725d3b6aae73b977d8a1a"}} as unknown as TypedDocumentString<LedgerVerdictQuery, LedgerVerdictQueryVariables>;
export const LedgerItemsDocument = {"__meta__":{"id":"5b1ce26146b12b0212790c229b980c125252da41c705cb2015965d2d138f613d"}} as unknown as TypedDocumentString<LedgerItemsQuery, LedgerItemsQueryVariables>;
export const LedgerChildrenDocument = {"__meta__":{"id":"7327b1f6d7b9b007814c4b49ad8f4627ec3c2e0e44c34d6bd2e70c798ac0e68c"}} as unknown as TypedDocumentString<LedgerChildrenQuery, LedgerChildrenQueryVariables>;
export const LedgerRightsDocument = {"__meta__":{"id":"d8133da3f0dcc4faf359417b4bd7b6410fc66775daf0592aba3d37332ae51188"}} as unknown as TypedDocumentString<LedgerRightsQuery, LedgerRightsQueryVariables>;
export const LedgersWaitingDocument = {"__meta__":{"id":"cb03596f7d0f9dcb61f7684a1dfdf9d9a35ba7474a992bbc882efdd0354d64a3"}} as unknown as TypedDocumentString<LedgersWaitingQuery, LedgersWaitingQueryVariables>;
export const MyListDocument = {"__meta__":{"id":"03cc5f6d1917b1a22014b09295b4e0eff8aea40760c9c48d774706b6e4fed08c"}} as unknown as TypedDocumentString<MyListQuery, MyListQueryVariables>;
export const NumbersRightsDocument = {"__meta__":{"id":"4396aa700b7422777a79e99c3171e99b5800c2e4f5751402b8f29837cf75b586"}} as unknown as TypedDocumentString<NumbersRightsQuery, NumbersRightsQueryVariables>;
export const NumbersDocument = {"__meta__":{"id":"bbbb21d6b8d149e392b6615934f589d1dbfb8609aead0e18591f1c8777a1afb8"}} as unknown as TypedDocumentString<NumbersQuery, NumbersQueryVariables>;
export const NumbersMonthDocument = {"__meta__":{"id":"68a81eac273054cc2cbf8a4ec92472eafb44f1c8e4227802fbd884e501ae6915"}} as unknown as TypedDocumentString<NumbersMonthQuery, NumbersMonthQueryVariables>;
export const NumbersUsefulnessDocument = {"__meta__":{"id":"925075267f92a8e8edf995dfcb82c82981701deb9c1dc3591091fa8819a7dd5f"}} as unknown as TypedDocumentString<NumbersUsefulnessQuery, NumbersUsefulnessQueryVariables>;
export const ReturnsDocument = {"__meta__":{"id":"216a8ea86a3b265695bc75925e5843f1dc2c73087084b4f6b411ccb4364928f3"}} as unknown as TypedDocumentString<ReturnsQuery, ReturnsQueryVariables>;
export const OneReturnDocument = {"__meta__":{"id":"b0ff1d2f56ff1191082ae941d85ca0b8f022e6307291da65ede3d723b3122d68"}} as unknown as TypedDocumentString<OneReturnQuery, OneReturnQueryVariables>;
export const DraftReturnDocument = {"__meta__":{"id":"fff1709072d20c7a01522c2005501ee0aaebe5ea7cf4477362da90c60a891ad0"}} as unknown as TypedDocumentString<DraftReturnMutation, DraftReturnMutationVariables>;
export const RecountReturnDocument = {"__meta__":{"id":"be54b099dd4ffed3e294cb8b1d1e3cc3e74d72009a23933a6d4f698abacd4754"}} as unknown as TypedDocumentString<RecountReturnMutation, RecountReturnMutationVariables>;
export const FillReturnDocument = {"__meta__":{"id":"5540c1d50975a508e5fc534c57db622a7d10340e2ee246216c9dca9c7703d1c1"}} as unknown as TypedDocumentString<FillReturnMutation, FillReturnMutationVariables>;
export const ReviewReturnDocument = {"__meta__":{"id":"fce6cb51c965121ebe8e8f0c241082aae5f3f5eeea083371e175fb298c739a5f"}} as unknown as TypedDocumentString<ReviewReturnMutation, ReviewReturnMutationVariables>;
export const SignReturnDocument = {"__meta__":{"id":"4c039740aee05f8654a13cfd3786781bde4ed4488140e8fcf7fa75d7f3f6604b"}} as unknown as TypedDocumentString<SignReturnMutation, SignReturnMutationVariables>;
export const SendBackReturnDocument = {"__meta__":{"id":"9d4a00e3ca59ed1f231a4c1eefff29e9de305e22cebb874689bac72694e64cdb"}} as unknown as TypedDocumentString<SendBackReturnMutation, SendBackReturnMutationVariables>;
export const MyRightsDocument = {"__meta__":{"id":"0e296cf9eeac4b83f22c1b81f56c33d805da02555c81545731a7eed59f6310ec"}} as unknown as TypedDocumentString<MyRightsQuery, MyRightsQueryVariables>;
export const AccessMatrixDocument = {"__meta__":{"id":"7545e73bc3eeb7326c1b3b372b009010ce70164e063f5671100ba85affc16b0d"}} as unknown as TypedDocumentString<AccessMatrixQuery, AccessMatrixQueryVariables>;
export const AccessVersionsDocument = {"__meta__":{"id":"260010153bd84bb7bfa21260f1992aed10debba266be6844d6997e1d6f0186de"}} as unknown as TypedDocumentString<AccessVersionsQuery, AccessVersionsQueryVariables>;
export const AccessDifferencesDocument = {"__meta__":{"id":"9a3a98a0debc350b18f4e19cd24afaf65016dcb56fe23dfb62f170d33b034ce4"}} as unknown as TypedDocumentString<AccessDifferencesQuery, AccessDifferencesQueryVariables>;
export const SchoolLimitsDocument = {"__meta__":{"id":"b80ecdff559dfe42fd225cb2f2f949e9745fa177fa0247a817b49613f75f50fe"}} as unknown as TypedDocumentString<SchoolLimitsQuery, SchoolLimitsQueryVariables>;
export const PupilsDocument = {"__meta__":{"id":"4f4ea6bcd719843e6f5350730e5f61dea881923899d417cbb5d9ddc1d931a2c4"}} as unknown as TypedDocumentString<PupilsQuery, PupilsQueryVariables>;
export const EnrolmentDocument = {"__meta__":{"id":"5eef143d51d7ec87b861989dc54d04029ccaf986a443cff32579d09752f48501"}} as unknown as TypedDocumentString<EnrolmentQuery, EnrolmentQueryVariables>;
export const WebhooksDocument = {"__meta__":{"id":"a2c450cb14e041af17fb7de1f66cb575c8ee17098b69acd3fa475c5db6206e1c"}} as unknown as TypedDocumentString<WebhooksQuery, WebhooksQueryVariables>;
export const ReplayWebhookDocument = {"__meta__":{"id":"9651cddeb27449f2c199642837e3517114922e64f330b84047a52f56ca5eabaa"}} as unknown as TypedDocumentString<ReplayWebhookMutation, ReplayWebhookMutationVariables>;
export const RequestGrantDocument = {"__meta__":{"id":"d005b42190046e83a247b856c32ed2c9cc090f20180d744f2c8004ef114be02f"}} as unknown as TypedDocumentString<RequestGrantMutation, RequestGrantMutationVariables>;
export const SchoolNamesDocument = {"__meta__":{"id":"d14cfb9eea21267d9c41e3f43f6f09589e487cdfdbe508e4226580bda32ebed9"}} as unknown as TypedDocumentString<SchoolNamesQuery, SchoolNamesQueryVariables>;
export const WhyDocument = {"__meta__":{"id":"66e5f2a7ee04ac23a2b9d366bbc6e0bd98b50d128eae25ecdda8abbd90d91473"}} as unknown as TypedDocumentString<WhyQuery, WhyQueryVariables>;