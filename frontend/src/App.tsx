import { type DehydratedState, HydrationBoundary, type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, type RefObject, Suspense, useEffect, useRef, useState } from 'react'
import { Router, useLocation, useSearch } from 'wouter'
import { ErrorPage } from './pages/ErrorPage.tsx'
import { Layout } from './panels/Layout.tsx'
import { Loading } from './panels/Loading.tsx'
import { matchRoute, pageOf } from './routes.ts'
import { type FirstPage, FirstPageContext, HeadContext, type HeadOfPage } from './state/page-context.ts'

type Props = {
  client: QueryClient
  state: DehydratedState | undefined
  firstPage: FirstPage
  head: HeadOfPage | null
}

/** Stands behind the page, so that its title is there when focus goes to it, also when the page had to be fetched. */
function StartAtTitle({ shown, lastShown }: { shown: string; lastShown: RefObject<string> }) {
  useEffect(
    function startNewPageAtItsTitle() {
      if (lastShown.current === shown) return
      lastShown.current = shown
      window.scrollTo(0, 0)
      document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
    },
    [shown, lastShown],
  )
  return null
}

function CurrentPage({ firstPage }: { firstPage: FirstPage }) {
  const [path] = useLocation()
  const search = useSearch()
  const address = search ? `${path}?${search}` : path
  // What the server could not show is over at the first step away from that address, and does not come back with it.
  const [failedAddress, setFailedAddress] = useState(firstPage.failure ? address : null)
  if (failedAddress !== null && failedAddress !== address) setFailedAddress(null)
  const lastShown = useRef(failedAddress ?? path)
  const match = matchRoute(path)
  if (firstPage.failure && failedAddress === address) return <ErrorPage problem={firstPage.failure} />
  if (!match) return <ErrorPage />
  const Page = pageOf(match.route)
  return (
    <Suspense fallback={<Loading />}>
      <Page key={match.route.hasOwnFrame ? match.route.pattern.source : path} params={match.params} />
      <StartAtTitle shown={failedAddress ?? path} lastShown={lastShown} />
    </Suspense>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const [path] = useLocation()
  return matchRoute(path)?.route.hasOwnFrame ? children : <Layout>{children}</Layout>
}

/** The whole site: providers, the frame around every page, and the page that its address asks for. */
export function App({ client, state, firstPage, head }: Props) {
  const [path, search = ''] = firstPage.url.split('?')
  return (
    <QueryClientProvider client={client}>
      <HydrationBoundary state={state}>
        <FirstPageContext value={firstPage}>
          <HeadContext value={head}>
            <Router ssrPath={path} ssrSearch={search}>
              <Frame>
                <CurrentPage firstPage={firstPage} />
              </Frame>
            </Router>
          </HeadContext>
        </FirstPageContext>
      </HydrationBoundary>
    </QueryClientProvider>
  )
}
