import type { Reference } from '@wijkwerk/backend/contract/works.ts'
import { formatPartialDate } from '../../text/days.ts'
import { t } from '../../text/text.ts'

/** Pages and papers elsewhere, each with the day it tells of. */
export function References({ items }: { items: readonly Reference[] }) {
  return (
    <ul className="references">
      {items.map(({ title, url, on }, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one page may be named twice, and their order never changes
        <li key={position}>
          <a href={url} rel="noopener">
            {title}
          </a>
          {on && (
            <span className="soft">
              , {t(on.length === 10 ? 'work.stateOfDay' : 'work.stateOf', { date: formatPartialDate(on) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
