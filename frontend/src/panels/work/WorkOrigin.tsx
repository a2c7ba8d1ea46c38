import type { WorkDetail } from '@wijkwerk/backend/contract/works.ts'
import { dayOf } from '../../text/days.ts'
import { formatDate } from '../../text/format.ts'
import { t } from '../../text/text.ts'
import { References } from './References.tsx'

/** Whose works these are, who decides about them, and where these facts come from. */
export function WorkOrigin({ work }: { work: WorkDetail }) {
  const { kind, client, decidingAuthority, cityDecides, sources, isFromRegister, registerReadAt, updatedOn } = work
  const hasSources = sources.length > 0 || isFromRegister
  return (
    <>
      <section aria-labelledby="wie">
        <h2 id="wie">{t('work.who')}</h2>
        <dl className="fact-list">
          <div>
            <dt>{t('work.kind')}</dt>
            <dd>{t(`work.kind.${kind}`)}</dd>
          </div>
          <div>
            <dt>{t('work.client')}</dt>
            <dd>{client}</dd>
          </div>
          <div>
            <dt>{t('work.decides')}</dt>
            <dd>
              {decidingAuthority}. {t(cityDecides ? 'work.cityDecides' : 'work.cityDecidesNot')}
            </dd>
          </div>
        </dl>
      </section>
      <section aria-labelledby={hasSources ? 'bronnen' : undefined}>
        {hasSources && <h2 id="bronnen">{t('work.sources')}</h2>}
        {sources.length > 0 && <References items={sources} />}
        {isFromRegister && (
          <p>
            {registerReadAt
              ? t('work.fromRegister', { date: formatDate(dayOf(new Date(registerReadAt))) })
              : t('work.fromRegisterOnce')}
          </p>
        )}
        <p className="soft">{t('work.updatedOn', { date: formatDate(updatedOn) })}</p>
      </section>
    </>
  )
}
