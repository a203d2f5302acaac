import type { ReactNode } from 'react'
import { Dialog, Popover } from 'react-aria-components'

export interface PanelProps {
  /** Read out when it opens. */
  readonly label: string
  readonly children: ReactNode
}

/** What a button of a DialogTrigger opens: it holds the focus, and Escape gives it back. Put below a landmark, where readers look. */
export function Panel({ label, children }: PanelProps) {
  const landmark = document.getElementById('bar')
  return (
    <Popover className="popover" {...(landmark ? { UNSTABLE_portalContainer: landmark } : {})}>
      <Dialog aria-label={label}>{children}</Dialog>
    </Popover>
  )
}
