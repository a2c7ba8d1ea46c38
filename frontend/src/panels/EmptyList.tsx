import { Link } from 'wouter'
import type { HomeState } from '../state/home-state.ts'
import { formatDate, formatLength } from '../text/format.ts'
import { richText, t } from '../text/text.ts'
import { PhoneLink } from './PhoneLink.tsx'
import { useService } from './use-service.ts'

type Props = {
  state: HomeState
  address: (change: Partial<HomeState>) => string
  /** The kern or the part of the city whose list this is; null for the whole city. */
  areaName: string | null
  /** Only what lies so near was asked. */
  radiusMetres: number | null
  /** The day on which the register of works was read last; null where it never was. */
  importedOn: string | null
}

function nothingHere({ state, areaName, radiusMetres, importedOn }: Props, city: string): string {
  const { tab, workStatus, consultationState, filter } = state
  const distance = formatLength(radiusMetres ?? 0)
  if (tab === 'works') {
    if (workStatus) return t('works.noneOf')
    if (!radiusMetres) return t('works.none', { place: areaName ?? city })
    if (!importedOn) return t('nearby.noWorksKnown', { distance })
    return t('nearby.noWorks', { distance, date: formatDate(importedOn) })
  }
  if (tab === 'consultations') {
    if (consultationState) return t('works.noConsultationOf')
    if (radiusMetres) return t('works.noConsultationNear', { distance })
    return t('works.noConsultation', { place: areaName ?? city })
  }
  if (Object.keys(filter).length > 0) return t('empty.filter')
  if (radiusMetres) return t('works.nothingNear')
  return areaName ? t('empty.area', { area: areaName }) : t('empty.city')
}

/** What a list without anything in it says: what is true, what to do next, whom to phone. */
export function EmptyList(props: Props) {
  const { state, address, importedOn } = props
  const { phone, city } = useService()
  const { tab, workStatus, consultationState } = state
  const isFiltered = Object.keys(state.filter).length > 0
  const call = <PhoneLink key="phone" phone={phone} />
  return (
    <div className="empty">
      <p>
        <strong>{nothingHere(props, city)}</strong>{' '}
        {tab === 'works' &&
          importedOn &&
          !props.radiusMetres &&
          t('works.importedOn', { date: formatDate(importedOn) })}
      </p>
      {tab === 'works' && workStatus !== 'done' && (
        <p>
          <Link href={address({ workStatus: 'done' })}>{t('works.showDone')}</Link>
        </p>
      )}
      {tab === 'consultations' && consultationState !== 'closed' && (
        <p>
          <Link href={address({ consultationState: 'closed' })}>{t('works.showClosed')}</Link>
        </p>
      )}
      {(tab === 'all' || tab === 'ideas') && <p>{t(isFiltered ? 'empty.filterNext' : 'empty.areaNext')}</p>}
      {isFiltered && (
        <p>
          <Link href={address({ filter: {} })}>{t('filter.clear')}</Link>
        </p>
      )}
      <p>{richText(tab === 'works' ? 'works.noneNext' : 'empty.call', { phone: () => call })}</p>
    </div>
  )
}
