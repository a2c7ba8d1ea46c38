import type { AreaDetail } from '@wijkwerk/backend/contract/areas.ts'
import { Link } from 'wouter'
import type { HomeState } from '../state/home-state.ts'
import { richText, t } from '../text/text.ts'
import { PhoneLink } from './PhoneLink.tsx'
import { useService } from './use-service.ts'

type Props = { state: HomeState; area: AreaDetail | undefined; clearAddress: string }

/** What a list without ideas says: what is true, what to do next, whom to phone. */
export function EmptyList({ state, area, clearAddress }: Props) {
  const { phone } = useService()
  const isFiltered = Object.keys(state.filter).length > 0
  return (
    <div className="empty">
      <p>
        <strong>
          {isFiltered ? t('empty.filter') : area ? t('empty.area', { area: area.name }) : t('empty.city')}
        </strong>
      </p>
      <p>{t(isFiltered ? 'empty.filterNext' : 'empty.areaNext')}</p>
      {isFiltered && (
        <p>
          <Link href={clearAddress}>{t('filter.clear')}</Link>
        </p>
      )}
      <p>{richText('empty.call', { phone: () => <PhoneLink key="phone" phone={phone} /> })}</p>
    </div>
  )
}
