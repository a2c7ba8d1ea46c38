import { Link } from 'wouter'
import { type TextKey, t } from '../text/text.ts'
import { PhoneLink } from './PhoneLink.tsx'
import { useService } from './use-service.ts'

const PAGES: readonly (readonly [string, TextKey])[] = [
  ['/woonkernen', 'nav.areas'],
  ['/comites', 'nav.committees'],
  ['/mijn-ideeen', 'nav.mine'],
  ['/contact', 'nav.contact'],
  ['/over', 'nav.about'],
  ['/privacy', 'nav.privacy'],
  ['/toegankelijkheid', 'nav.accessibility'],
]

/** The foot of every page: who this is, where to find and phone them, and the pages about the site. */
export function Footer() {
  const { name, address, phone, city, socialName, socialPhone } = useService()
  return (
    <footer className="site-footer" id="voet" tabIndex={-1}>
      {name && (
        <address>
          <p>
            <strong>{name}</strong> {city}
            <br />
            {address}
            <br />
            <PhoneLink phone={phone} />
          </p>
          <p>
            <strong>{socialName}</strong>
            <br />
            <PhoneLink phone={socialPhone} />
          </p>
        </address>
      )}
      <nav aria-label={t('footer.label')}>
        <ul>
          {PAGES.map(([href, text]) => (
            <li key={href}>
              <Link href={href}>{t(text, { site: t('site.name') })}</Link>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  )
}
