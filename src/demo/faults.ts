/** Faults of real registries, each as the share of the records (or families, children) that bear it. */
export interface FaultRates {
  /** Of roll, health and welfare records: no ID number. */
  missingId: number
  /** One digit wrong: the check digit does not hold. */
  mistypedId: number
  fifteenDigitId: number
  /** The valid number of another child. */
  borrowedId: number
  /** Of records outside the police: a character that sounds the same. */
  homophoneName: number
  /** A variant or traditional character. */
  variantName: number
  /** Of families. */
  twins: number
  /** Of pupils. */
  twoRolls: number
  /** Of children: in no household register. */
  noHousehold: number
  /** Of children of school age (6-15): in no roll. */
  noRoll: number
  /** Of rolls: the registered division is a code that was abolished. */
  abolishedDivision: number
}

export const DEFAULT_FAULTS: FaultRates = {
  missingId: 0.03,
  mistypedId: 0.012,
  fifteenDigitId: 0.003,
  borrowedId: 0.004,
  homophoneName: 0.012,
  variantName: 0.006,
  twins: 0.012,
  twoRolls: 0.008,
  noHousehold: 0.025,
  noRoll: 0.012,
  abolishedDivision: 0.01,
}

export type FaultName = keyof FaultRates
