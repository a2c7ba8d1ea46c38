import type { IdeaStatus } from '@wijkwerk/backend/contract/ideas.ts'
import type { ReactNode } from 'react'

const GLYPHS: Record<IdeaStatus, ReactNode> = {
  received: <circle cx="13" cy="12" r="4" className="glyph" />,
  'under-review': (
    <>
      <circle cx="13" cy="12" r="5" className="glyph-line" />
      <path d="M13 7a5 5 0 0 0 0 10z" className="glyph" />
    </>
  ),
  planned: <circle cx="13" cy="12" r="4.4" className="glyph-line thick" />,
  done: <path d="M8.2 12.3l3.4 3.4 6.2-6.6" className="glyph-line thick" />,
  'not-retained': <path d="M8 12h10" className="glyph-line thick" />,
  'passed-on': <path d="M8 12h9.5M13.6 7.8l4.2 4.2-4.2 4.2" className="glyph-line" />,
}

/** The drop of an idea with the sign of its status, dashed for an example; the words stand beside it. */
export function StateIcon({ status, isExample = false }: { status: IdeaStatus; isExample?: boolean }) {
  return (
    <svg
      className={`drop drop-${status}${isExample ? ' is-example' : ''}`}
      viewBox="0 0 26 32"
      width="26"
      height="32"
      aria-hidden="true"
      focusable="false"
    >
      <path
        className="drop-shape"
        d="M13 1.5C6.9 1.5 2 6.3 2 12.3 2 20 13 30.5 13 30.5S24 20 24 12.3C24 6.3 19.1 1.5 13 1.5z"
      />
      {GLYPHS[status]}
    </svg>
  )
}
