import type { StreetPart } from '@wijkwerk/backend/contract/streets.ts'
import { Link } from 'wouter'
import { richText, t } from '../../text/text.ts'
import { Links } from '../Links.tsx'

/** Whole percents; a part that is there is never none, nor is another beside it everything. */
const percentOf = ({ share }: StreetPart) => Math.min(99, Math.max(1, Math.round(share * 100)))

function numbersOf({ lowestNumber: from, highestNumber: to }: StreetPart): string | null {
  if (from === null || to === null) return null
  return from === to ? t('street.number', { from }) : t('street.numbers', { from, to })
}

function factsOf(part: StreetPart): string[] {
  const facts = [
    numbersOf(part),
    part.works > 0 && t('street.works', { count: part.works }),
    part.ideas > 0 && t('street.ideas', { count: part.ideas }),
  ]
  return facts.filter((fact) => typeof fact === 'string')
}

const AreaLink = ({ area }: StreetPart) => <Link href={`/kern/${area.slug}`}>{area.name}</Link>

/** In which kern a street lies; one that crosses a border shows its part in each, drawn and in words. */
export function StreetParts({ parts }: { parts: readonly StreetPart[] }) {
  const [first, ...others] = parts
  if (!first) return null
  if (others.length === 0) return <p>{richText('street.inOne', { area: () => <AreaLink key="area" {...first} /> })}</p>
  return (
    <div className="street-parts">
      <p>
        {richText('street.through', {
          areas: () => <Links key="areas" base="/kern/" items={parts.map(({ area }) => area)} />,
        })}
      </p>
      <p className="street-split" aria-hidden="true">
        {parts.map((part) => (
          <span key={part.area.slug} style={{ flexGrow: percentOf(part) }}>
            {part.area.name}
          </span>
        ))}
      </p>
      <ul>
        {parts.map((part) => (
          <li key={part.area.slug}>
            <strong>{part.area.name}:</strong>{' '}
            <span className="facts">
              {factsOf(part).map((fact) => (
                <span key={fact}>{fact}</span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <p className="hint">{t('street.partsHint')}</p>
    </div>
  )
}
