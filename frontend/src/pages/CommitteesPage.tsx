import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { areasQuery } from '../api/queries.ts'
import { Head } from '../panels/Head.tsx'
import { PhoneLink } from '../panels/PhoneLink.tsx'
import { useService } from '../panels/use-service.ts'
import { richText, t } from '../text/text.ts'

/** True for “De Mol” and for “Buurtcomité De Mol”. */
const isNamedAfter = (committee: string, kern: string) => committee === kern || committee.endsWith(` ${kern}`)

/** The committees that the city names, with the service's contact until they have pages of their own. */
export function CommitteesPage() {
  const { committees, city, phone, name, address } = useService()
  const lead = t(committees.length > 0 ? 'committees.lead' : 'committees.none', { city })
  const kernen = useQuery(areasQuery('kern')).data?.features ?? []
  return (
    <div className="page">
      <Head title={t('nav.committees')} description={lead} />
      <h1 tabIndex={-1}>{t('nav.committees')}</h1>
      <p className="lead">{lead}</p>
      {committees.length > 0 && (
        <>
          <p>{richText('committees.through', { name, phone: () => <PhoneLink key="phone" phone={phone} /> })}</p>
          <ul className="area-list">
            {committees.map((committee) => {
              const kern = kernen.find(({ properties }) => isNamedAfter(committee, properties.name))
              return (
                <li key={committee}>
                  {kern ? (
                    <Link href={`/kern/${kern.properties.slug}`}>{committee}</Link>
                  ) : (
                    <strong>{committee}</strong>
                  )}
                </li>
              )
            })}
          </ul>
        </>
      )}
      <h2>{t('committees.startTitle')}</h2>
      <p>{richText('committees.start', { address, phone: () => <PhoneLink key="phone" phone={phone} /> })}</p>
    </div>
  )
}
