import type { WorkDetail } from '@wijkwerk/backend/contract/works.ts'
import { Link } from 'wouter'
import { t } from '../../text/text.ts'
import { CitizenText } from '../CitizenText.tsx'

/** The ideas that residents have where works are. */
export function WorkIdeas({ ideas }: Pick<WorkDetail, 'ideas'>) {
  if (ideas.length === 0) return null
  return (
    <section aria-labelledby="ideeen">
      <h2 id="ideeen">{t('work.ideas')}</h2>
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
