import { WAYS } from '@wijkwerk/backend/contract/ways.ts'
import type { WorkDetail } from '@wijkwerk/backend/contract/works.ts'
import type { ReactNode } from 'react'
import { useToday } from '../../state/use-today.ts'
import { isPassageAsked } from '../../text/content-facts.ts'
import { richText, t } from '../../text/text.ts'
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

function Passage({ way, can, text: said, effects = [] }: PassageOf & { way: (typeof WAYS)[number] }) {
  const text = said ?? effects.map((effect) => t(`work.effect.${effect}`)).join('. ')
  // How bins are fetched is no yes or no.
  if (!can || (way === 'bins' && text)) return text || <span className="soft">{t('work.unknown')}</span>
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
  const { phone } = useService()
  const isAsked = isPassageAsked(work)
  const isKnown = Object.keys(passage).length > 0
  return (
    <section aria-labelledby="doorgang">
      <h2 id="doorgang" className={status === 'planned' ? 'work-during' : 'visually-hidden'}>
        {t(status === 'planned' ? 'work.during' : 'work.answers')}
      </h2>
      {isAsked && !isKnown && (
        <p>
          {richText('work.passageUnknown', {
            phone: () => <PhoneLink key="phone" phone={work.contactPhone ?? phone} />,
          })}
        </p>
      )}
      <dl className="work-answers">
        {isAsked &&
          isKnown &&
          WAYS.map((way) => (
            <Answer key={way} name={t(`work.way.${way}`)}>
              <Passage way={way} {...passage[way]} />
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
