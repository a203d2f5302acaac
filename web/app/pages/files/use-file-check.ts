import { useEffect, useRef, useState } from 'react'
import { useSession } from '../../frame/session'
import { HubFault } from '../../hub/fault'
import { useAsking } from '../../hub/use-hub'
import { sendFile, type Checked, type FileToCheck, type Progress } from './send-file'

export type FileCheck =
  | { readonly step: 'none' }
  | { readonly step: 'running'; readonly progress: Progress | null }
  | { readonly step: 'done'; readonly checked: Checked }
  | { readonly step: 'refused'; readonly fault: HubFault }

/** One check at a time. The file and its answers stay in the page's memory until it is left. */
export function useFileCheck() {
  const asking = useAsking()
  const { endSession } = useSession()
  const [check, setCheck] = useState<FileCheck>({ step: 'none' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const stop = () => {
    running.current?.abort()
    running.current = null
    setCheck({ step: 'none' })
  }
  const start = async (file: FileToCheck) => {
    running.current?.abort()
    const { signal } = (running.current = new AbortController())
    setCheck({ step: 'running', progress: null })
    try {
      const checked = await sendFile(file, asking, signal, (progress) => {
        if (!signal.aborted) setCheck({ step: 'running', progress })
      })
      if (!signal.aborted) setCheck({ step: 'done', checked })
    } catch (thrown) {
      if (signal.aborted) return
      const fault = thrown instanceof HubFault ? thrown : new HubFault('OFFLINE', '', {})
      if (fault.code === 'UNAUTHENTICATED') endSession()
      setCheck({ step: 'refused', fault })
    }
  }
  return { check, start, stop }
}
