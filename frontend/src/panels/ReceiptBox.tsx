import type { Idea, Receipt } from '@wijkwerk/backend/contract/ideas.ts'
import { Fragment, type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { formatDate, placeName } from '../text/format.ts'
import { richText, t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { readMyIdeas } from './my-ideas.ts'
import { PhoneLink } from './PhoneLink.tsx'
import { useService } from './use-service.ts'

type Props = { idea: Idea; receipt: Receipt; token: string; isPublic: boolean; isMerged: boolean }

const link = (href: string) => (chunks: ReactNode[]) => (
  <Link key={href} href={href}>
    {chunks}
  </Link>
)

const asText = (chunks: ReactNode[]) => <Fragment key="text">{chunks}</Fragment>

/** What the author keeps: the number, the private link, what happens next and by when. */
export function ReceiptBox({ idea, receipt, token, isPublic, isMerged }: Props) {
  const { phone, publicUrl, name, city } = useService()
  const isLive = useHydrated()
  const [isCopied, setIsCopied] = useState(false)
  const base = publicUrl || (isLive ? location.origin : '')
  const privateLink = `${base.replace(/\/$/, '')}/mijn-idee/${token}`
  const isOnDevice = isLive && readMyIdeas().some(({ number }) => number === receipt.number)
  const canCopy = isLive && 'clipboard' in navigator
  return (
    <section className="receipt" aria-label={t('receipt.title')}>
      <dl className="fact-list">
        <div>
          <dt>{t('receipt.number')}</dt>
          <dd className="receipt-number">{receipt.number}</dd>
        </div>
        <div>
          <dt>{t('idea.where')}</dt>
          <dd>{placeName(idea, city)}</dd>
        </div>
        <div>
          <dt>{t('receipt.sentOn')}</dt>
          <dd>{formatDate(idea.createdOn)}</dd>
        </div>
        {!isMerged && (
          <div>
            <dt>{t('receipt.next')}</dt>
            <dd>
              {idea.status === 'received' && receipt.answerDue
                ? t(isPublic ? 'receipt.answerDue' : 'receipt.answerDueUnseen', { date: formatDate(receipt.answerDue) })
                : t(`status.${idea.status}.explained`)}{' '}
              {richText('receipt.answer', { service: name, page: isPublic ? link(`/idee/${idea.id}`) : asText })}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('receipt.link')}</dt>
          <dd>
            <p className="receipt-link">{privateLink}</p>
            <p className="hint">{t('receipt.linkHint')}</p>
            {isOnDevice && <p className="hint">{richText('receipt.onDevice', { mine: link('/mijn-ideeen') })}</p>}
          </dd>
        </div>
        <div>
          <dt>{t('receipt.call')}</dt>
          <dd>
            {richText('receipt.callHint', {
              number: receipt.number,
              phone: () => <PhoneLink key="phone" phone={phone} />,
            })}
          </dd>
        </div>
      </dl>
      {isLive && (
        <p className="actions no-print">
          {canCopy && (
            <button
              type="button"
              className="button quiet"
              onClick={() => void navigator.clipboard.writeText(privateLink).then(() => setIsCopied(true))}
            >
              <Icon name="copy" />
              {t('receipt.copy')}
            </button>
          )}
          <button type="button" className="button quiet" onClick={() => window.print()}>
            <Icon name="print" />
            {t('receipt.print')}
          </button>
          <span role="status">{isCopied && t('receipt.copied')}</span>
        </p>
      )}
    </section>
  )
}
