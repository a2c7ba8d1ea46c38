import type { WorkDetail } from '@wijkwerk/backend/contract/works.ts'
import { Link } from 'wouter'
import { useToday } from '../../state/use-today.ts'
import { formatDate } from '../../text/format.ts'
import { richText, t } from '../../text/text.ts'
import { PhoneLink } from '../PhoneLink.tsx'
import { useService } from '../use-service.ts'
import { daysLeftWords, lastDayBefore } from './work-facts.ts'

type Props = { work: Pick<WorkDetail, 'stillOpen' | 'fixed' | 'consultations'> }

/** What can still be said about works, what is fixed, and where to say it. */
export function WorkSay({ work: { stillOpen, fixed, consultations } }: Props) {
  const today = useToday()
  const { phone } = useService()
  const open = consultations.filter(({ state }) => state === 'open')
  const others = consultations.filter(({ state }) => state !== 'open')
  const isOpen = stillOpen !== null || open.length > 0
  return (
    <section className={`work-say${isOpen ? ' is-open' : ''}`} aria-labelledby="meespreken">
      <h2 id="meespreken">{t(isOpen ? 'work.say' : 'work.sayNothing')}</h2>
      {stillOpen && <p>{stillOpen}</p>}
      {fixed && (
        <p>
          <span className="soft">{t('work.fixed')}</span> {fixed}
        </p>
      )}
      {open.map(({ id, title, closesAt }) => (
        <p key={id}>
          {title}
          <br />
          <Link className="work-say-link" href={`/inspraak/${id}`}>
            {t('work.giveOpinion', { left: daysLeftWords(closesAt, today) })}
            <span className="visually-hidden">: {title}</span>
          </Link>
        </p>
      ))}
      {open.length === 0 && (
        <p>
          {richText(stillOpen ? 'work.sayHow' : 'work.sayAnyway', {
            phone: () => <PhoneLink key="phone" phone={phone} />,
            idea: (chunks) => (
              <Link key="idea" href="/idee/nieuw">
                {chunks}
              </Link>
            ),
          })}
        </p>
      )}
      {others.map(({ id, title, state, closesAt }) => (
        <p key={id} className="facts">
          <Link href={`/inspraak/${id}`}>{title}</Link>{' '}
          <span>
            {state === 'upcoming'
              ? t('work.opensSoon')
              : t('work.closedOn', { date: formatDate(lastDayBefore(closesAt)) })}
          </span>
        </p>
      ))}
    </section>
  )
}
