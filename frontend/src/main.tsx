import './styles/index.css'
import type { DehydratedState } from '@tanstack/react-query'
import { hydrateRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { createQueryClient } from './api/client.ts'
import { loadPage } from './routes.ts'
import type { FirstPage } from './state/page-context.ts'

type State = { queries: DehydratedState; firstPage: FirstPage }

const root = document.getElementById('root')
const state = document.getElementById('state')
if (!root || !state?.textContent) throw new Error('the page has no root or no state')
const { queries, firstPage }: State = JSON.parse(state.textContent)

await loadPage(location.pathname)
hydrateRoot(root, <App client={createQueryClient()} state={queries} firstPage={firstPage} head={null} />)
