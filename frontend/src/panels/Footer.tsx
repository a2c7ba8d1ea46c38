import { Link } from 'wouter'
import { t } from '../text/text.ts'
import { PhoneLink } from './PhoneLink.tsx'
import { useService } from './use-service.ts'

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
          <li>
            <Link href="/over">{t('nav.about', { site: t('site.name') })}</Link>
          </li>
          <li>
            <Link href="/comites">{t('nav.committees')}</Link>
          </li>
          <li>
            <Link href="/privacy">{t('nav.privacy')}</Link>
          </li>
          <li>
            <Link href="/toegankelijkheid">{t('nav.accessibility')}</Link>
          </li>
        </ul>
      </nav>
    </footer>
  )
}
