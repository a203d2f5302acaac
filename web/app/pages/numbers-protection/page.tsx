import { addressOf } from '../../frame/address'
import { rightsOf, useNavigation } from '../../frame/rights'
import { useWords } from '../../language/words'
import { definition as numbers } from '../numbers/definition'
import numbersTitle from '../numbers/title/words.json'
import './protection.css'
import titles from './title/words.json'
import words from './words.json'

/** A question of people, and its answer. docs/STATISTICS.md says the same to those who run the hub. */
const PARTS = [
  ['why', 'whyText'],
  ['what', 'whatText'],
  ['small', 'smallText'],
  ['others', 'othersText'],
  ['alike', 'alikeText'],
  ['places', 'placesText'],
  ['zero', 'zeroText'],
  ['tested', 'testedText'],
  ['frozen', 'frozenText'],
  ['exact', 'exactText'],
  ['recorded', 'recordedText'],
] as const

export function Page() {
  const say = useWords(words)
  const title = useWords(titles)('title')
  const numbersWord = useWords(numbersTitle)('title')
  const navigation = useNavigation().data
  return (
    <article className="protection">
      <h1>{title}</h1>
      <p>{say('lead')}</p>
      {PARTS.map(([head, text]) => (
        <section key={head} aria-labelledby={`protection-${head}`}>
          <h2 id={`protection-${head}`}>{say(head)}</h2>
          <p>{say(text)}</p>
        </section>
      ))}
      {navigation && numbers.offered(rightsOf(navigation.data)) && (
        <p>
          <a href={addressOf('numbers')}>{numbersWord}</a>
        </p>
      )}
    </article>
  )
}
