import type { StreetDetail, StreetEntry } from '@wijkwerk/backend/contract/streets.ts'
import { formatDate } from '../../text/format.ts'
import { t } from '../../text/text.ts'
import { ConsultationCard } from '../ConsultationCard.tsx'
import { IdeaCard } from '../IdeaCard.tsx'
import { WorkCard } from '../WorkCard.tsx'

function EntryCard({ entry }: { entry: StreetEntry }) {
  if (entry.type === 'idea') return <IdeaCard idea={entry.idea} />
  if (entry.type === 'work') return <WorkCard work={entry.work} />
  return <ConsultationCard consultation={entry.consultation} />
}

function keyOf(entry: StreetEntry): string {
  if (entry.type === 'idea') return `idea ${entry.idea.id}`
  return entry.type === 'work' ? `work ${entry.work.id}` : `consultation ${entry.consultation.id}`
}

/** Entries that follow one another on the same day, with that day. */
function daysOf(entries: readonly StreetEntry[]): [day: string, entries: StreetEntry[]][] {
  const days = new Map<string, StreetEntry[]>()
  for (const entry of entries) days.set(entry.on, [...(days.get(entry.on) ?? []), entry])
  return [...days]
}

/** Everything that happened in a street, newest first, each with its day; what to do next where that is nothing. */
export function StreetTimeline({ entries, count }: Pick<StreetDetail, 'entries' | 'count'>) {
  if (entries.length === 0) {
    return (
      <div className="empty">
        <p>
          <strong>{t('street.empty')}</strong>
        </p>
        <p>{t('street.emptyNext')}</p>
      </div>
    )
  }
  return (
    <section className="street-timeline" aria-labelledby="tijdlijn">
      <h2 id="tijdlijn">{t('street.timeline')}</h2>
      {entries.length < count && <p className="soft">{t('street.cut', { shown: entries.length, count })}</p>}
      <ol>
        {daysOf(entries).map(([day, ofDay]) => (
          <li key={day}>
            <time dateTime={day}>{formatDate(day)}</time>
            {ofDay.map((entry) => (
              <EntryCard key={keyOf(entry)} entry={entry} />
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
