import { useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { type TextKey, t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import { PhoneLink } from './PhoneLink.tsx'
import { SearchForm } from './SearchForm.tsx'
import { useService } from './use-service.ts'

const PAGES: readonly { href: string; text: TextKey }[] = [
  { href: '/', text: 'nav.map' },
  { href: '/woonkernen', text: 'nav.areas' },
  { href: '/mijn-ideeen', text: 'nav.mine' },
  { href: '/contact', text: 'nav.contact' },
]

function NavigationLinks({ path }: { path: string }) {
  return (
    <ul>
      {PAGES.map(({ href, text }) => (
        <li key={href}>
          <Link href={href} aria-current={path === href ? 'page' : undefined}>
            {t(text)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** The top of every page: the name, the search field, the pages there are and, always there, the phone number. */
export function Header() {
  const [path] = useLocation()
  const { city, phone } = useService()
  const menu = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is the reason to close the menu
  useEffect(
    function closeMenu() {
      if (menu.current?.matches(':popover-open')) menu.current.hidePopover()
    },
    [path],
  )
  return (
    <header className="site-header">
      <Link className="brand" href="/">
        <svg className="brand-mark" viewBox="0 0 26 26" width="26" height="26" aria-hidden="true" focusable="false">
          <path d="M7 0h12a7 7 0 0 1 7 7v12a7 7 0 0 1-7 7H0V7a7 7 0 0 1 7-7z" className="brand-shape" />
          <ellipse cx="13.5" cy="13" rx="5" ry="4.4" className="brand-eye" />
        </svg>
        <span>{t('site.name')}</span> <span className="brand-city">{city}</span>
      </Link>
      <SearchForm id="header-search" />
      <nav className="wide-nav" aria-label={t('nav.label')}>
        <NavigationLinks path={path} />
      </nav>
      {phone && <PhoneLink phone={phone}>{t('nav.call', { phone })}</PhoneLink>}
      <button className="menu-button" type="button" popoverTarget="menu" aria-label={t('nav.menu')}>
        <Icon name="menu" />
      </button>
      <nav ref={menu} className="menu" id="menu" popover="auto" aria-label={t('nav.menu')}>
        <button className="menu-close" type="button" popoverTarget="menu" popoverTargetAction="hide">
          <Icon name="close" /> {t('nav.close')}
        </button>
        <SearchForm id="menu-search" />
        <NavigationLinks path={path} />
      </nav>
    </header>
  )
}
