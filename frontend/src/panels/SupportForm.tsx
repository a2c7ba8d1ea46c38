import { useFirstPage } from '../state/page-context.ts'
import { t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { SupportButton } from './SupportButton.tsx'

type Props = { id: number; title: string; count: number }

/** Support for an idea: a live button, and a plain form without JavaScript. */
export function SupportForm({ id, title, count }: Props) {
  const isLive = useHydrated()
  const { idempotencyKey } = useFirstPage()
  return (
    <section className="support-box" aria-label={t('support.do')}>
      {isLive ? (
        <SupportButton id={id} title={title} count={count} />
      ) : (
        <form className="support" method="post" encType="multipart/form-data" action={`/idee/${id}`}>
          <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
          <button type="submit" name="action" value="support" className="button quiet">
            <Icon name="heart" />
            {t('support.do')}
          </button>
          <span>{t('card.support', { count })}</span>
        </form>
      )}
      <p className="hint">{t('support.noWeight')}</p>
    </section>
  )
}
