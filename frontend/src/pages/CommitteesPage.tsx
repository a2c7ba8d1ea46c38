import { Head } from '../panels/Head.tsx'
import { PhoneLink } from '../panels/PhoneLink.tsx'
import { useService } from '../panels/use-service.ts'
import { richText, t } from '../text/text.ts'

/** The committees that the city names, with the service's contact until they have pages of their own. */
export function CommitteesPage() {
  const { committees, city, phone, name, address } = useService()
  return (
    <div className="page">
      <Head title={t('nav.committees')} description={t('committees.lead', { city })} />
      <h1 tabIndex={-1}>{t('nav.committees')}</h1>
      <p className="lead">{t('committees.lead', { city })}</p>
      <ul className="area-list">
        {committees.map((committee) => (
          <li key={committee}>
            <strong>{committee}</strong>
            <p className="soft">
              {t('committees.through', { name })} <PhoneLink phone={phone} />
            </p>
          </li>
        ))}
      </ul>
      <h2>{t('committees.startTitle')}</h2>
      <p>{richText('committees.start', { address, phone: () => <PhoneLink key="phone" phone={phone} /> })}</p>
    </div>
  )
}
