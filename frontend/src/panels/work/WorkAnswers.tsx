import { WAYS, type WorkDetail } from '@wijkwerk/backend/contract/works.ts'
import type { ReactNode } from 'react'
import { useToday } from '../../state/use-today.ts'
import { t } from '../../text/text.ts'
import { PhoneLink } from '../PhoneLink.tsx'
import { useService } from '../use-service.ts'
import { untilWords } from './work-facts.ts'

type PassageOf = NonNullable<WorkDetail['passage'][(typeof WAYS)[number]]>

function Answer({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Passage({ can, text }: PassageOf) {
  if (!can) return text ?? <span className="soft">{t('work.unknown')}</span>
  const answer = <strong className={`can can-${can}`}>{t(`work.can.${can}`)}</strong>
  if (!text) return answer
  return (
    <>
      {answer}
      {/^\p{Lu}/u.test(text) ? '. ' : ', '}
      {text}
    </>
  )
}

function Contact({ work: { contactName, contactPhone } }: { work: WorkDetail }) {
  const { name, city, phone } = useService()
  if (contactPhone) {
    return (
      <>
        <PhoneLink phone={contactPhone} />
        {contactName && `, ${contactName}`}
      </>
    )
  }
  if (!phone) return <span className="soft">{t('work.unknown')}</span>
  return (
    <>
      <PhoneLink phone={phone} />,{' '}
      {t(contactName ? 'work.serviceAsk' : 'work.service', { name, city, contactName: contactName ?? '' })}
    </>
  )
}

/** What somebody before a barrier wants to know: can I pass, until when, who do I call. */
export function WorkAnswers({ work }: { work: WorkDetail }) {
  const today = useToday()
  const { status, passage } = work
  const until = untilWords(work, today)
  // What is over hinders nobody any more, unless staff says so: a street that stays cut, for instance.
  const isAsked = status === 'cancelled' ? false : status !== 'done' || Object.keys(passage).length > 0
  return (
    <section aria-labelledby="doorgang">
      <h2 id="doorgang" className={status === 'planned' ? 'work-during' : 'visually-hidden'}>
        {t(status === 'planned' ? 'work.during' : 'work.answers')}
      </h2>
      <dl className="work-answers">
        {isAsked &&
          WAYS.map((way) => (
            <Answer key={way} name={t(`work.way.${way}`)}>
              <Passage {...passage[way]} />
            </Answer>
          ))}
        <Answer name={t('work.until')}>
          {until.text} {until.before && <span className="soft">({until.before})</span>}
        </Answer>
        <Answer name={t('work.call')}>
          <Contact work={work} />
        </Answer>
      </dl>
    </section>
  )
}
