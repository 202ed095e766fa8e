// Web · the page starts here: language, theme, questions to the server, addresses.
import '@fontsource-variable/noto-sans-sc'
import './page.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { questions } from './api/questions.ts'
import { Nav } from './app/nav.ts'
import { carryNonce } from './app/nonce.ts'
import { navEntries } from './app/pages.ts'
import { router } from './app/router.ts'
import { Theme } from './app/theme.tsx'
import { startWords } from './i18n/words.ts'

carryNonce()
startWords()
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has a root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={questions}>
      <Theme>
        <Nav value={navEntries}>
          <RouterProvider router={router} />
        </Nav>
      </Theme>
    </QueryClientProvider>
  </StrictMode>,
)
