import type { ReactNode } from 'react'
import { useNavigation } from '../../frame/rights'
import { useFormats } from '../../language/format'
import { useWords } from '../../language/words'
import { QuietLine } from '../../parts/quiet-line'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import { Area } from './area'
import './home.css'
import { Offers } from './offers'
import { Registries } from './registries'
import { TileMap } from './tile-map'
import { useHomeNumbers, useHomeRights, type HomeRights } from './use-home'
import { Waiting } from './waiting'
import words from './words.json'

/** 工作台: what needs me today, and the own area in numbers, as far as the account may count. */
export function Page() {
  const { rights, error, refetch } = useHomeRights()
  if (error) return <Titled>{<Refused fault={error} retry={() => void refetch()} />}</Titled>
  if (!rights) return <Titled>{<Skeleton rows={10} />}</Titled>
  return rights.counts ? <Counting rights={rights} /> : <NotCounting rights={rights} />
}

function Titled({ children }: { readonly children: ReactNode }) {
  const say = useWords(words)
  return (
    <div className="home">
      <h1>{say('title')}</h1>
      {children}
    </div>
  )
}

function Counting({ rights }: { readonly rights: HomeRights }) {
  const say = useWords(words)
  const formats = useFormats()
  const school = useNavigation().data?.data.me.school ?? null
  const { data, error, refetch } = useHomeNumbers(rights)
  return (
    <Titled>
      <div className="line">
        <p>{say('about')}</p>
        {data?.data.all?.asOf && (
          <p className="quiet-line">{say('countedUpTo', { time: formats.time(data.data.all.asOf) })}</p>
        )}
        {data && <QuietLine answer={data} />}
      </div>
      <div className="columns">
        <Waiting rights={rights} numbers={data?.data ?? null} counting={!error} />
        <section className="box" aria-labelledby="area">
          <h2 id="area">{say(school === null ? 'area' : 'ownSchool')}</h2>
          {error && <Refused fault={error} retry={() => void refetch()} />}
          {!data && !error && <Skeleton rows={10} />}
          {data && <Area answer={data} rights={rights} />}
        </section>
      </div>
      {rights.byResidence && <TileMap facts={rights.facts} />}
      <Registries />
    </Titled>
  )
}

/** An account that may count nobody: what it can do, in words. */
function NotCounting({ rights }: { readonly rights: HomeRights }) {
  return (
    <Titled>
      <div className="columns">
        <Waiting rights={rights} numbers={null} counting={false} />
        <Offers rights={rights} />
      </div>
      <Registries />
    </Titled>
  )
}
