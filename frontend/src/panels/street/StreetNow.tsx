import type { StreetDetail } from '@wijkwerk/backend/contract/streets.ts'
import { type TextKey, t } from '../../text/text.ts'

const PARTS = ['worksInProgress', 'consultationsOpen', 'worksPlanned', 'ideas', 'examples'] as const
const TEXTS: Record<(typeof PARTS)[number], TextKey> = {
  worksInProgress: 'street.worksInProgress',
  consultationsOpen: 'street.consultationsOpen',
  worksPlanned: 'street.worksPlanned',
  ideas: 'street.ideas',
  examples: 'street.examples',
}

/** How a street is today, in one line: what hinders first, then what one can say, then what was said. */
export function StreetNow({ now }: Pick<StreetDetail, 'now'>) {
  const shown = PARTS.filter((part) => now[part] > 0)
  if (shown.length === 0) return null
  return (
    <p className="street-now">
      <span className="visually-hidden">{t('street.now')}: </span>
      {shown.map((part) => (
        <span key={part} className={part}>
          {t(TEXTS[part], { count: now[part] })}
        </span>
      ))}
    </p>
  )
}
