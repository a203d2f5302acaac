import { HubError } from '../errors/hub-error'
import { CursorSeal } from '../index/cursor'

export interface ClassKey {
  readonly school: string
  readonly grade: number
  readonly name: string
}

const BOUND = 'class of OneRoster'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const ENROLLMENT = '.enrollment'

/** sourcedIds that are not the hub's own: of a class, sealed from what it is known by, so that they say nothing and cannot be made up. */
export class SourcedIds {
  private readonly seal: CursorSeal

  /** `secret`: lasts as long as the ids of children do. */
  constructor(secret: string) {
    this.seal = new CursorSeal(secret)
  }

  ofClass({ school, grade, name }: ClassKey): string {
    return this.seal.close([school, String(grade), name], BOUND)
  }

  /** Null: no class has it. */
  classOf(id: string): ClassKey | null {
    try {
      const [school = '', grade = '', name = ''] = this.seal.open(id, BOUND)
      return { school, grade: Number(grade), name }
    } catch (thrown) {
      if (thrown instanceof HubError) return null
      throw thrown
    }
  }

  /** Null: no child has it. */
  pupilOf(id: string): string | null {
    return UUID.test(id) ? id : null
  }

  /** A pupil is enrolled in one class at a time: a move changes the class of the enrolment. */
  ofEnrollment(child: string): string {
    return child + ENROLLMENT
  }

  enrolledPupilOf(id: string): string | null {
    return id.endsWith(ENROLLMENT) ? this.pupilOf(id.slice(0, -ENROLLMENT.length)) : null
  }
}
