import { useFormats } from '../../language/format'
import { useWords } from '../../language/words'
import { Fact } from './fact'
import type { Limits } from './limits'
import type { ShownChild } from './page'
import words from './words.json'

/** 留守 by the roll and by civil affairs, side by side: two laws, two questions, so they may differ. */
export function Definitions({ child, limits }: { readonly child: ShownChild; readonly limits: Limits }) {
  const say = useWords(words)
  const { education, welfare } = child
  const known = education?.leftBehind && welfare?.leftBehind
  const differ = known && (education.leftBehind === 'NONE') !== (welfare.leftBehind === 'NONE')
  return (
    <section className="definitions" aria-labelledby="left-behind">
      <h2 id="left-behind">
        {say('leftBehind')}
        {differ && <span className="tag attention">{say('differ')}</span>}
      </h2>
      <div className="two">
        <div>
          <dl className="facts one">
            <Fact
              type="EducationRecord"
              field="leftBehind"
              path="education.leftBehind"
              value={education?.leftBehind}
              childId={child.id}
              limits={limits}
            />
          </dl>
          <p>{say('leftBehindEducation')}</p>
        </div>
        <div>
          <dl className="facts one">
            <Fact
              type="WelfareRecord"
              field="leftBehind"
              path="welfare.leftBehind"
              value={welfare?.leftBehind}
              childId={child.id}
              limits={limits}
            />
          </dl>
          <p>{say('leftBehindWelfare')}</p>
          <Away child={child} />
        </div>
      </div>
    </section>
  )
}

/** What the registry itself gives as the ground. */
function Away({ child }: { readonly child: ShownChild }) {
  const say = useWords(words)
  const formats = useFormats()
  const away = child.welfare?.parentsAway ?? []
  if (away.length === 0) return null
  return (
    <ul>
      {away.map(({ parent, since, province, ableToCare }, index) => (
        <li key={index}>
          {[
            formats.value('ParentKind', parent),
            province && say('awayIn', { province }),
            since && say('since', { date: since }),
            ableToCare !== null && say(ableToCare ? 'able' : 'unable'),
          ]
            .filter(Boolean)
            .join(say('comma'))}
        </li>
      ))}
    </ul>
  )
}
