import { useState } from 'react'
import { Button } from 'react-aria-components'
import { readAnswer } from '../../hub/ask'
import { HubFault } from '../../hub/fault'
import { useAsking } from '../../hub/use-hub'
import { useWords } from '../../language/words'
import { saveFile } from '../../parts/save-file'
import { Refused } from '../../parts/refused'
import words from './words.json'

/** The return as a workbook. Fetched, not linked: a link sends no purpose, and no proof that this page asks. */
export function DownloadReturn({ id }: { readonly id: string }) {
  const say = useWords(words)
  const { purpose, language } = useAsking()
  const [fault, setFault] = useState<HubFault | null>(null)
  const get = async () => {
    setFault(null)
    try {
      const headers = {
        'x-tonglian-csrf': '1',
        'x-purpose': purpose,
        'accept-language': language === 'zh' ? 'zh-CN' : 'en',
      }
      const response = await fetch(`/files/returns/${id.replace('return:', '')}`, { headers, cache: 'no-store' })
      if (!response.ok) readAnswer(await response.json())
      const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1]
      saveFile(await response.blob(), name ?? 'return.xlsx')
    } catch (thrown) {
      setFault(thrown instanceof HubFault ? thrown : new HubFault('OFFLINE', '', {}))
    }
  }
  return (
    <>
      <Button onPress={() => void get()}>{say('download')}</Button>
      {fault && <Refused fault={fault} />}
    </>
  )
}
