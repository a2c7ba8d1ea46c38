import { Link } from 'wouter'
import { type NearbyState, nearbyAddress } from '../../state/nearby-place.ts'
import { formatList } from '../../text/format.ts'
import { richText, t } from '../../text/text.ts'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { useService } from '../use-service.ts'
import type { NearbyPlace } from './use-nearby-place.ts'

/** Why the place that was asked for cannot be shown, and what to do next; nothing where nothing was asked. */
export function NearbyProblem({ found, state }: { found: NearbyPlace; state: NearbyState }) {
  const { city } = useService()
  const isLive = useHydrated()
  const { street, houseNumber, radius } = state
  switch (found.kind) {
    case 'outside':
      return <Note>{t('nearby.outside', { city })}</Note>
    case 'wrong-place':
      return <Note>{t('nearby.wrongPlace')}</Note>
    case 'wrong-number':
      return <Note>{t('nearby.numberWrong')}</Note>
    case 'no-place':
      return (
        <Note>
          {richText('nearby.noPlace', {
            name: found.street.name,
            street: (words) => (
              <Link key="street" href={`/straat/${found.street.slug}`}>
                {words}
              </Link>
            ),
          })}
        </Note>
      )
    case 'unknown-street':
      return (
        <div className="note warn" role="alert">
          <p>{t('nearby.streetUnknown', { street, city })}</p>
          {/* A live field suggests them itself. */}
          {!isLive && found.suggestions.length > 0 && (
            <>
              <p>{t('nearby.didYouMean')}</p>
              <ul className="suggestions">
                {found.suggestions.map(({ slug, name, areas }) => (
                  <li key={slug}>
                    <Link href={nearbyAddress({ street: slug, houseNumber, radius })}>{name}</Link>{' '}
                    <span className="soft">{formatList(areas.map((area) => area.name))}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )
    default:
      return null
  }
}

const Note = ({ children }: { children: React.ReactNode }) => (
  <p className="note warn" role="alert">
    {children}
  </p>
)
