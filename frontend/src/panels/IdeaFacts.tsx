import type { IdeaDetail } from '@wijkwerk/backend/contract/ideas.ts'
import { Link } from 'wouter'
import { formatDate, kindName, placeName, themeName } from '../text/format.ts'
import { richText, t } from '../text/text.ts'
import { useService } from './use-service.ts'

/** Where an idea lies and the other things one wants to know of it. */
export function IdeaFacts({ idea }: { idea: IdeaDetail }) {
  const { city } = useService()
  const { area, street, theme, kind, name, createdOn, id, channel } = idea
  return (
    <dl className="fact-list">
      <div>
        <dt>{t('idea.where')}</dt>
        <dd>
          {street ? <Link href={`/straat/${street.slug}`}>{placeName(idea, city)}</Link> : placeName(idea, city)}
          {street && area && <>, {area.name}</>}
          {area && (
            <>
              {' '}
              <Link href={`/kern/${area.slug}`}>{t('idea.moreInArea', { area: area.name })}</Link>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('idea.about')}</dt>
        <dd>
          {themeName(theme)}. {kindName(kind)}.
        </dd>
      </div>
      <div>
        <dt>{t('idea.from')}</dt>
        <dd>
          {richText('idea.sent', {
            name: () => (
              <bdi key="name" dir="auto">
                {name ?? t('site.anonymous')}
              </bdi>
            ),
            date: formatDate(createdOn),
            channel: t(`channel.${channel}`),
          })}
        </dd>
      </div>
      <div>
        <dt>{t('idea.number')}</dt>
        <dd>{id}</dd>
      </div>
    </dl>
  )
}
