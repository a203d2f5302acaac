import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
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

/** 是非筛选 filter on yes and no */
export type BooleanFilter = {
  /** 等于 is */
  readonly eq?: InputMaybe<Scalars['Boolean']['input']>;
  /** 是否为空 is not recorded */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
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

/** 发育评估 assessment of development */
export type DevelopmentResult =
  /** 2 未过 not passed */
  | 'FAILED'
  /** 未评估 not assessed */
  | 'NOT_DONE'
  /** 1 通过 passed */
  | 'PASSED';

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

/** 喂养方式 feeding of the newborn */
export type Feeding =
  /** 1 纯母乳 breast milk only */
  | 'BREAST'
  /** 3 人工 formula */
  | 'FORMULA'
  /** 2 混合 mixed */
  | 'MIXED';

/** 审批决定 what an approver decides */
export type GrantDecision =
  /** 批准 for the hours named */
  | 'APPROVE'
  /** 驳回 not at all */
  | 'REFUSE';

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

/** 户别 kind of household */
export type HouseholdKind =
  /** 集体户 collective household */
  | 'COLLECTIVE'
  /** 家庭户 family household */
  | 'FAMILY';

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

/** 大批变更决定 what a person decides */
export type LedgerBrakeDecision =
  /** 驳回 nothing of it is done, as long as the verdicts stay as they are */
  | 'REFUSE'
  /** 放行 the run goes on */
  | 'RELEASE';

/** 大批变更状态 where a run that waits stands */
export type LedgerBrakeState =
  /** 已驳回 refused */
  | 'REFUSED'
  /** 已放行 released */
  | 'RELEASED'
  /** 待处理 waits for a person */
  | 'WAITING';

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

/** 月份筛选 filter on a month */
export type MonthFilter = {
  /** 起 this month or later */
  readonly from?: InputMaybe<Scalars['Month']['input']>;
  /** 是否为空 is not recorded */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** 止 this month or earlier */
  readonly to?: InputMaybe<Scalars['Month']['input']>;
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

/** 父或母 which parent */
export type ParentKind =
  /** 父 father */
  | 'FATHER'
  /** 母 mother */
  | 'MOTHER';

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

/** 报表种类 how long a return counts */
export type ReturnKind =
  /** 月报 a month */
  | 'MONTH'
  /** 学期报 a term */
  | 'TERM'
  /** 年报 a school year */
  | 'YEAR';

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

/** 审批环节 step of the three-level sign-off, 2016 form */
export type SignOffStep =
  /** 单位负责人审核 approved by the head of the unit */
  | 'APPROVED'
  /** 填表 filled in */
  | 'FILLED_IN'
  /** 复核 reviewed */
  | 'REVIEWED';

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

/** 统计分组 a fact that numbers are grouped by */
export type StatisticsBy = {
  /** 统计项 fact */
  readonly fact: StatisticsFact;
  /** 区划级别 of a division: the level that it is grouped by; left out: the one below `under`, and of exact numbers without it COUNTY; of other facts nothing */
  readonly level?: InputMaybe<DivisionLevel>;
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

/** 不发布的原因 why a number is withheld */
export type StatisticsRule =
  /** 本区划不发布 too few children: the division shows nothing of these facts */
  | 'AREA_CLOSED'
  /** 受保护 the number, or another one that would tell it, is too small or tells of everybody in it */
  | 'PROTECTED';

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

/** 依据状态 state of an input */
export type VerdictInputState =
  /** 粗略 only a part of what the rule asks for */
  | 'coarse'
  /** 有效 within the age that the rule allows */
  | 'fresh'
  /** 过旧 older than the rule allows */
  | 'stale';

/** 走访方式 kind of visit */
export type VisitKind =
  /** 入户 at home */
  | 'HOME'
  /** 电话 by phone */
  | 'PHONE'
  /** 到校 at school */
  | 'SCHOOL';

/** 签名算法 how deliveries are signed */
export type WebhookAlgorithm =
  /** 公钥 Ed25519, v1a: the receiver has the public key alone */
  | 'ED25519'
  /** 共享密钥 HMAC-SHA256, v1: hub and receiver share the secret */
  | 'HMAC';

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

export type EnrolmentOfManyQueryVariables = Exact<{
  students: ReadonlyArray<Scalars['String']['input']> | Scalars['String']['input'];
}>;


export type EnrolmentOfManyQuery = { readonly __typename?: 'Query', readonly enrolmentStatus: ReadonlyArray<{ readonly __typename?: 'EnrolmentStatus', readonly index: number, readonly student: string, readonly rollState: RollState | null, readonly since: string | null, readonly attendanceBand: AttendanceBand | null, readonly dropoutState: DropoutState | null, readonly status: DropoutLevel | null, readonly statusSince: string | null, readonly rule: string | null, readonly variant: string | null, readonly rulesVersion: string | null, readonly confidence: VerdictConfidence | null, readonly missing: ReadonlyArray<DropoutInput> | null, readonly sources: ReadonlyArray<{ readonly __typename?: 'VerdictInput', readonly input: DropoutInput, readonly registry: RegistryName | null, readonly state: VerdictInputState, readonly asOf: string | null, readonly ageDays: number | null }> | null, readonly error: { readonly __typename?: 'LookupError', readonly code: string, readonly message: string } | null }> | null };

export type EventsAfterQueryVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
  types?: InputMaybe<ReadonlyArray<EventType> | EventType>;
  first?: InputMaybe<Scalars['Int']['input']>;
}>;


export type EventsAfterQuery = { readonly __typename?: 'Query', readonly events: { readonly __typename?: 'EventPage', readonly position: string, readonly more: boolean, readonly events: ReadonlyArray<{ readonly __typename?: 'Event', readonly id: string, readonly type: EventType, readonly childId: string, readonly recordId: string | null, readonly at: string }> } | null };

export type OwnLimitsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnLimitsQuery = { readonly __typename?: 'Query', readonly me: { readonly __typename?: 'Me', readonly limits: { readonly __typename?: 'RequestLimits', readonly ids: number } } };

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

export const EnrolmentOfManyDocument = new TypedDocumentString(`
    query EnrolmentOfMany($students: [String!]!) {
  enrolmentStatus(students: $students) {
    index
    student
    rollState
    since
    attendanceBand
    dropoutState
    status
    statusSince
    rule
    variant
    rulesVersion
    confidence
    sources {
      input
      registry
      state
      asOf
      ageDays
    }
    missing
    error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EnrolmentOfManyQuery, EnrolmentOfManyQueryVariables>;
export const EventsAfterDocument = new TypedDocumentString(`
    query EventsAfter($after: String, $types: [EventType!], $first: Int) {
  events(after: $after, types: $types, first: $first) {
    position
    more
    events {
      id
      type
      childId
      recordId
      at
    }
  }
}
    `) as unknown as TypedDocumentString<EventsAfterQuery, EventsAfterQueryVariables>;
export const OwnLimitsDocument = new TypedDocumentString(`
    query OwnLimits {
  me {
    limits {
      ids
    }
  }
}
    `) as unknown as TypedDocumentString<OwnLimitsQuery, OwnLimitsQueryVariables>;