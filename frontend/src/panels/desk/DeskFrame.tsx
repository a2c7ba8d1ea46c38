import { useMutation, useQueryClient } from '@tanstack/react-query'
import { isAllowed } from '@wijkwerk/backend/contract/roles.ts'
import type { Me } from '@wijkwerk/backend/contract/staff.ts'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { send } from '../../api/client.ts'
import { type DeskTextKey, t } from '../../text/desk-text.ts'
import { newKey } from '../../ui/new-key.ts'

type DeskLink = { href: string; text: DeskTextKey }
type Props = { me?: Me; links?: readonly DeskLink[]; menu?: readonly DeskLink[]; children: ReactNode }

const isHere = (path: string, href: string) => path === href || (href !== '/beheer' && path.startsWith(`${href}/`))

/** The frame around every page of the desk: its parts, who is signed in, and the way out. */
export function DeskFrame({ me, links = [], menu = [], children }: Props) {
  return (
    <>
      <a className="skip" href="#inhoud">
        {t('site.skip')}
      </a>
      <header className="desk-header no-print">
        <Link className="brand" href={me ? '/beheer' : '/'}>
          <span>{t('site.name')}</span> <span className="desk-name">{t('desk.name')}</span>
        </Link>
        {links.length > 0 && (
          <nav className="desk-nav" aria-label={t('desk.nav')}>
            <Links links={links} />
          </nav>
        )}
        {me && isAllowed(me.roles, 'intake') && (
          <Link className="button" href="/beheer/noteren" aria-label={t('intake.title')}>
            <span className="when-wide">{t('intake.title')}</span>
            <span className="when-narrow">{t('intake.short')}</span>
          </Link>
        )}
        {me && <Person me={me} menu={menu} />}
      </header>
      <main id="inhoud" className="desk" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}

function Links({ links }: { links: readonly DeskLink[] }) {
  const [path] = useLocation()
  return (
    <ul>
      {links.map(({ href, text }) => (
        <li key={href}>
          <Link href={href} aria-current={isHere(path, href) ? 'page' : undefined}>
            {t(text)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Person({ me, menu }: { me: Me; menu: readonly DeskLink[] }) {
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const { mutate } = useMutation({
    mutationFn: () => send('/api/desk/session', { method: 'DELETE', key: newKey() }),
    onSuccess: () => {
      navigate('/beheer/aanmelden')
      client.removeQueries({ queryKey: ['desk'] })
    },
  })
  return (
    <div className="desk-person">
      <button type="button" className="quiet-button" popoverTarget="desk-menu">
        <span className="when-wide">{me.name}</span>
        <span className="when-narrow">{t('desk.menu')}</span>
      </button>
      <nav className="menu" id="desk-menu" popover="auto" aria-label={t('desk.more')}>
        <Links links={menu} />
        <ul>
          <li>
            <Link href="/">{t('desk.toSite')}</Link>
          </li>
        </ul>
        <button type="button" className="button" onClick={() => mutate()}>
          {t('desk.signOut')}
        </button>
      </nav>
    </div>
  )
}
