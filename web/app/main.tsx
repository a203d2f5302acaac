import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Frame } from './frame/frame'
import { SessionProvider } from './frame/session'
import { LanguageProvider } from './language/language'
import './style/tokens.css'
import './style/base.css'
import './style/frame.css'
import './style/parts.css'

// A refusal does not become an answer by asking again; nothing is asked because a window came to the front: each look is recorded.
const client = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, gcTime: 60_000 } },
})

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <SessionProvider>
          <Frame />
        </SessionProvider>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)
