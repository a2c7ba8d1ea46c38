import { useInfiniteQuery } from '@tanstack/react-query'
import type { ConsultationDetail } from '@wijkwerk/backend/contract/consultations.ts'
import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { consultationsQuery } from '../../api/content.ts'
import { useToday } from '../../state/use-today.ts'
import { richText, t } from '../../text/text.ts'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { ConsultationCard } from '../ConsultationCard.tsx'
import { PhoneLink } from '../PhoneLink.tsx'
import { useService } from '../use-service.ts'
import { replyTo } from './my-answers.ts'
import { untilWords } from './period.ts'

type Props = { consultation: ConsultationDetail; number: string }

/** After an answer: thanks, the number to say on the phone, what happens next, and where else one can have a say. */
export function AnswerThanks({ consultation, number }: Props) {
  const { id, title, afterwards, contactPhone } = consultation
  const service = useService()
  const today = useToday()
  const phone = contactPhone ?? service.phone
  const isLive = useHydrated()
  const [isFirstPage] = useState(!isLive)
  const { data } = useInfiniteQuery(consultationsQuery({ open: 'yes' }))
  const others = data?.pages.flatMap(({ items }) => items).filter((other) => other.id !== id) ?? []
  useEffect(
    function startAtTheThanks() {
      if (isFirstPage) return
      window.scrollTo(0, 0)
      document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
    },
    [isFirstPage],
  )
  const reply = isLive ? replyTo(number) : undefined
  const page = (chunks: ReactNode[]) => (
    <Link key="page" href={`/inspraak/${id}`}>
      {chunks}
    </Link>
  )
  return (
    <>
      <h1 tabIndex={-1}>{t('sent.title')}</h1>
      <section className="receipt" aria-label={t('receipt.title')}>
        <dl className="fact-list">
          <div>
            <dt>{t('sent.number')}</dt>
            <dd className="receipt-number">{number}</dd>
          </div>
          <div>
            <dt>{t('sent.about')}</dt>
            <dd>{title}</dd>
          </div>
          {reply && (
            <div>
              <dt>{t('sent.reply')}</dt>
              <dd>{t(`sent.reply.${reply.kind}`, { value: reply.value })}</dd>
            </div>
          )}
          <div>
            <dt>{t('sent.next')}</dt>
            <dd>
              <p>{afterwards ?? t('sent.nextDefault')}</p>
              <p>{richText('sent.result', { page, until: untilWords(consultation, today) })}</p>
            </dd>
          </div>
          <div>
            <dt>{t('sent.call')}</dt>
            <dd>{richText('sent.callHint', { number, phone: () => <PhoneLink key="phone" phone={phone} /> })}</dd>
          </div>
        </dl>
      </section>
      <p>{richText('sent.anyone', { page })}</p>
      <section aria-labelledby="andere" className="other-consultations">
        <h2 id="andere">{t('sent.others')}</h2>
        {others.length > 0
          ? others.map((other) => <ConsultationCard key={other.id} consultation={other} />)
          : data && <p>{t('sent.noOthers')}</p>}
      </section>
    </>
  )
}
