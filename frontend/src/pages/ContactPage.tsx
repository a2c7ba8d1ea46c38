import { useSearch } from 'wouter'
import { ContactForm } from '../panels/ContactForm.tsx'
import { Head } from '../panels/Head.tsx'
import { PhoneLink } from '../panels/PhoneLink.tsx'
import { useService } from '../panels/use-service.ts'
import { t } from '../text/text.ts'

/** Where to find and phone the service, and a form to write to it. */
export function ContactPage() {
  const { name, address, phone, city, socialName, socialPhone } = useService()
  const isSent = new URLSearchParams(useSearch()).has('verzonden')
  return (
    <div className="page">
      <Head title={t('contact.title')} description={t('contact.description', { city })} />
      <h1 tabIndex={-1}>{t('contact.title')}</h1>
      <p className="lead">{t('contact.lead')}</p>
      <p>{t('about.notJobs', { site: t('site.name'), city })}</p>
      <dl className="fact-list">
        <div>
          <dt>{t('contact.call')}</dt>
          <dd>
            <PhoneLink phone={phone} /> ({name})
          </dd>
        </div>
        <div>
          <dt>{t('contact.visit')}</dt>
          <dd>{address}</dd>
        </div>
        <div>
          <dt>{t('contact.social')}</dt>
          <dd>
            <PhoneLink phone={socialPhone} /> ({socialName})
          </dd>
        </div>
      </dl>
      <h2>{t('contact.write')}</h2>
      {isSent ? (
        <p className="note" role="status">
          {t('contact.sent')}
        </p>
      ) : (
        <ContactForm />
      )}
    </div>
  )
}
