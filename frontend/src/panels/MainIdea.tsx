import type { MainIdea as Main } from '@wijkwerk/backend/contract/ideas.ts'
import { Link } from 'wouter'
import { statusExplained, statusName } from '../text/format.ts'
import { richText } from '../text/text.ts'
import { CitizenText } from './CitizenText.tsx'
import { StateIcon } from './StateIcon.tsx'

/** Of a duplicate: the idea it belongs to from now on, and how that stands. */
export function MainIdea({ main: { id, title, language, status } }: { main: Main }) {
  return (
    <div className={`idea-state state-${status}`}>
      <StateIcon status={status} />
      <div>
        <p>
          {richText('idea.main', {
            main: () => (
              <Link key="main" href={`/idee/${id}`}>
                <CitizenText language={language}>{title}</CitizenText>
              </Link>
            ),
          })}
        </p>
        <p>
          <strong>{statusName(status)}</strong>. {statusExplained(status)}
        </p>
      </div>
    </div>
  )
}
