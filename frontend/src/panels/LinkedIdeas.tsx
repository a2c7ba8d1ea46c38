import type { WorkDetail } from '@wijkwerk/backend/contract/works.ts'
import { Link } from 'wouter'
import { type TextKey, t } from '../text/text.ts'
import { CitizenText } from './CitizenText.tsx'

/** The ideas of residents that belong to a work or a consultation, under a title. */
export function LinkedIdeas({ ideas, title: heading }: Pick<WorkDetail, 'ideas'> & { title: TextKey }) {
  if (ideas.length === 0) return null
  return (
    <section aria-labelledby="ideeen">
      <h2 id="ideeen">{t(heading)}</h2>
      <ul className="references">
        {ideas.map(({ id, title, language, example }) => (
          <li key={id}>
            <Link href={`/idee/${id}`}>
              <CitizenText language={language}>{title}</CitizenText>
            </Link>
            {example && <span className="tag">{t('site.example')}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
