import { type MouseEvent, useEffect, useRef } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { type TextKey, t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import { PhoneLink } from './PhoneLink.tsx'
import { SearchForm } from './SearchForm.tsx'
import { useService } from './use-service.ts'

/** `children` is where the addresses of its pages begin, where that is not below its own. */
type Page = { href: string; text: TextKey; children?: string }

const PAGES: readonly Page[] = [
  // A wide screen shows map and list together; on a phone “Kaart” must give the map.
  { href: '/?weergave=kaart', text: 'nav.map' },
  { href: '/werken', text: 'nav.works' },
  { href: '/inspraak', text: 'nav.consultations' },
  { href: '/mijn-buurt', text: 'nav.nearby' },
]
const OTHER_PAGES: readonly Page[] = [
  { href: '/idee/nieuw', text: 'nav.place' },
  { href: '/mijn-ideeen', text: 'nav.mine', children: '/mijn-idee/' },
  { href: '/woonkernen', text: 'nav.areas', children: '/kern/' },
  { href: '/contact', text: 'nav.contact' },
  { href: '/over', text: 'nav.about' },
]
const MENU_PAGES = [...PAGES, ...OTHER_PAGES]
/** Pages that need their height, or have a search field of their own: on a phone it stands in the menu. */
const WITHOUT_SEARCH = /^\/(idee\/nieuw|zoeken|werken\/\d+)$/

function currentAt(path: string, { href, children = `${href}/` }: Page) {
  if (path === href.split('?')[0]) return 'page'
  return path.startsWith(children) ? 'true' : undefined
}

function NavigationLinks({ pages, path }: { pages: readonly Page[]; path: string }) {
  return (
    <ul>
      {pages.map((page) => (
        <li key={page.href}>
          <Link href={page.href} aria-current={currentAt(path, page)}>
            {t(page.text, { site: t('site.name') })}
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
  const search = useSearch()
  const menu = useRef<HTMLElement>(null)
  const closeMenu = () => {
    if (menu.current?.matches(':popover-open')) menu.current.hidePopover()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is the reason to close the menu
  useEffect(closeMenu, [path, search])
  const closeAfterLink = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('a')) closeMenu()
  }
  const hasSearch = !WITHOUT_SEARCH.test(path)
  return (
    <header className={`site-header${hasSearch ? ' has-search' : ''}`}>
      <Link className="brand" href="/">
        <svg className="brand-mark" viewBox="0 0 26 26" width="26" height="26" aria-hidden="true" focusable="false">
          <path d="M7 0h12a7 7 0 0 1 7 7v12a7 7 0 0 1-7 7H0V7a7 7 0 0 1 7-7z" className="brand-shape" />
          <ellipse cx="13.5" cy="13" rx="5" ry="4.4" className="brand-eye" />
        </svg>
        <span>{t('site.name')}</span> <span className="brand-city">{city}</span>
      </Link>
      <SearchForm id="header-search" />
      <nav className="wide-nav" aria-label={t('nav.label')}>
        <NavigationLinks pages={PAGES} path={path} />
      </nav>
      {phone && <PhoneLink phone={phone}>{t('nav.call', { phone })}</PhoneLink>}
      <button className="menu-button" type="button" popoverTarget="menu">
        <Icon name="menu" />
        {t('nav.menu')}
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a link is clicked by key too, also one to where we already are */}
      <nav ref={menu} className="menu" id="menu" popover="auto" aria-label={t('nav.menu')} onClick={closeAfterLink}>
        <button className="menu-close" type="button" popoverTarget="menu" popoverTargetAction="hide">
          <Icon name="close" /> {t('nav.close')}
        </button>
        {!hasSearch && <SearchForm id="menu-search" />}
        <NavigationLinks pages={MENU_PAGES} path={path} />
      </nav>
    </header>
  )
}
