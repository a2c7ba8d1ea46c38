import type { ConsultationDetail } from '@wijkwerk/backend/contract/consultations.ts'
import { Link } from 'wouter'
import { richText, t } from '../../text/text.ts'
import { Icon } from '../../ui/Icon.tsx'
import { PhoneLink } from '../PhoneLink.tsx'
import { useService } from '../use-service.ts'

/** The ways to answer without this form, always in sight: by phone and on paper; afterwards only whom to ask. */
export function OtherWays({ consultation }: { consultation: ConsultationDetail }) {
  const service = useService()
  const { id, state, contactPhone } = consultation
  const isClosed = state === 'closed'
  const phone = contactPhone ?? service.phone
  return (
    <aside className="other-ways no-print" aria-labelledby="liever-anders">
      <h2 id="liever-anders">{t(isClosed ? 'otherWays.question' : 'otherWays.title')}</h2>
      {phone && (
        <p>
          {richText(isClosed ? 'otherWays.questionCall' : 'otherWays.call', {
            phone: () => <PhoneLink key="phone" phone={phone} />,
          })}
        </p>
      )}
      {!isClosed && (
        <p>
          <Link href={`/inspraak/${id}/papier`}>
            <Icon name="print" />
            <span>
              {t('otherWays.paper')}
              <span className="in-full">{t('otherWays.paperInFull')}</span>
            </span>
          </Link>
        </p>
      )}
      {!isClosed && <p className="soft">{t('otherWays.counts')}</p>}
    </aside>
  )
}
