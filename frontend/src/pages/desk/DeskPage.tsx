import '../../styles/desk/desk.css'
import { useQuery } from '@tanstack/react-query'
import { isAllowed } from '@wijkwerk/backend/contract/roles.ts'
import { Suspense } from 'react'
import { Redirect, useLocation, useSearch } from 'wouter'
import { ProblemError } from '../../api/client.ts'
import { meQuery } from '../../api/desk.ts'
import { DeskFrame } from '../../panels/desk/DeskFrame.tsx'
import { DeskMessage } from '../../panels/desk/DeskMessage.tsx'
import { Head } from '../../panels/Head.tsx'
import { Loading } from '../../panels/Loading.tsx'
import { t } from '../../text/desk-text.ts'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { DESK_LINKS, DESK_MENU, type DeskRoute, matchDeskRoute } from './desk-routes.ts'

/** The working place of staff, in the browser only: who is not signed in is sent to sign in, and comes back. */
export function DeskPage() {
  const [path] = useLocation()
  const isLive = useHydrated()
  const match = matchDeskRoute(path)
  return (
    <>
      <Head title={t('desk.title')} isPrivate status={match ? 200 : 404} />
      {isLive && match ? (
        <OpenPage {...match} path={path} />
      ) : (
        <DeskFrame>
          <noscript>{t('desk.needsScript')}</noscript>
          {isLive ? <DeskMessage title="desk.notFound" /> : <Loading />}
        </DeskFrame>
      )}
    </>
  )
}

function OpenPage({ route, params, path }: { route: DeskRoute; params: Record<string, string>; path: string }) {
  const search = useSearch()
  const { data: me, error, isPending, refetch } = useQuery({ ...meQuery(), enabled: route.permission !== null })
  const Page = route.page
  const content = (
    <Suspense fallback={<Loading />}>
      <Page key={path} params={params} />
    </Suspense>
  )
  if (route.permission === null) return <DeskFrame>{content}</DeskFrame>
  if (isPending)
    return (
      <DeskFrame>
        <Loading />
      </DeskFrame>
    )
  if (error instanceof ProblemError && error.problem.status === 401) {
    const wanted = search ? `${path}?${search}` : path
    return <Redirect to={`/beheer/aanmelden?naar=${encodeURIComponent(wanted)}`} replace />
  }
  if (!me) {
    return (
      <DeskFrame>
        <DeskMessage title="desk.failed" text="desk.failedText" onRetry={() => void refetch()} />
      </DeskFrame>
    )
  }
  const links = DESK_LINKS.filter(({ permission }) => isAllowed(me.roles, permission))
  const menu = DESK_MENU.filter(({ permission }) => isAllowed(me.roles, permission))
  return (
    <DeskFrame me={me} links={links} menu={menu}>
      {isAllowed(me.roles, route.permission) ? (
        content
      ) : (
        <DeskMessage title="desk.forbidden" text="desk.forbiddenText" />
      )}
    </DeskFrame>
  )
}
