import type { Service } from '@wijkwerk/backend/contract/service.ts'
import { t } from '../../../text/desk-text.ts'
import { formatPhone } from '../../../text/format.ts'
import { QrCode } from '../../consultation/QrCode.tsx'

type Props = { area: string; address: string; service: Service }

/** A poster for a shop window or a bus shelter: scan, call or come by. */
export function PosterSheet({ area, address, service }: Props) {
  return (
    <section className="paper-sheet poster" aria-label={t('print.poster')}>
      <h2>{t('print.posterTitle', { area })}</h2>
      <p className="poster-lead">{t('print.posterLead')}</p>
      <QrCode address={address} />
      <p className="poster-address">{address.replace(/^https?:\/\//, '')}</p>
      <p className="poster-phone">{t('print.posterCall', { phone: formatPhone(service.phone) })}</p>
      <p>{t('print.posterVisit', { service: service.name, address: service.address })}</p>
    </section>
  )
}
