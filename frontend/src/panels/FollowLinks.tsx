import { t } from '../text/text.ts'

type Props = { area?: string | undefined; hasFeed: boolean }

const withArea = (path: string, area: string | undefined) => (area ? `${path}?area=${encodeURIComponent(area)}` : path)

/** What one can follow elsewhere: the news of works in a reader, the dates of works and consultations in a calendar. */
export function FollowLinks({ area, hasFeed }: Props) {
  return (
    <p className="follow">
      {hasFeed && (
        <a className="quiet-link" href={withArea('/api/works/feed.atom', area)}>
          {t('works.feed')}
        </a>
      )}
      <a className="quiet-link" href={withArea('/api/calendar.ics', area)}>
        {t('works.calendar')}
      </a>
      <span className="soft">{t('works.calendarHint')}</span>
    </p>
  )
}
