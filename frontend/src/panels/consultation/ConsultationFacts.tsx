import type { ConsultationDetail } from '@wijkwerk/backend/contract/consultations.ts'
import type { AreaReference } from '@wijkwerk/backend/contract/place.ts'
import { Link } from 'wouter'
import { LANGUAGE, richText, t } from '../../text/text.ts'
import { PhoneLink } from '../PhoneLink.tsx'

const list = new Intl.ListFormat(LANGUAGE, { type: 'conjunction' })

/** Areas by name as “a, b en c”, each a link to its page. */
function AreaLinks({ areas }: { areas: readonly AreaReference[] }) {
  let index = 0
  return list.formatToParts(areas.map(({ name }) => name)).map(({ type, value }) => {
    if (type === 'literal') return value
    const slug = areas[index]?.slug ?? ''
    index += 1
    return (
      <Link key={slug} href={`/kern/${slug}`}>
        {value}
      </Link>
    )
  })
}

/** For whom a consultation is, what it belongs to, how many answered and whom to ask. */
export function ConsultationFacts({ consultation }: { consultation: ConsultationDetail }) {
  const { areas, work, answerCount, contactName, contactPhone, state } = consultation
  return (
    <dl className="fact-list">
      {areas.length > 0 && (
        <div>
          <dt>{t('consultation.for')}</dt>
          <dd>
            <AreaLinks areas={areas} />
          </dd>
        </div>
      )}
      {work && (
        <div>
          <dt>{t('consultation.work')}</dt>
          <dd>
            <Link href={`/werken/${work.id}`}>{work.title}</Link>
          </dd>
        </div>
      )}
      {(state === 'open' || answerCount > 0) && (
        <div>
          <dt>{t('consultation.answers')}</dt>
          <dd>{t('consultation.answerCount', { count: answerCount })}</dd>
        </div>
      )}
      {contactPhone && (
        <div>
          <dt>{t('consultation.contact')}</dt>
          <dd>
            {contactName ? (
              richText('consultation.contactAt', {
                name: contactName,
                phone: () => <PhoneLink key="phone" phone={contactPhone} />,
              })
            ) : (
              <PhoneLink phone={contactPhone} />
            )}
          </dd>
        </div>
      )}
    </dl>
  )
}
