import type { ConsultationState } from '@wijkwerk/backend/contract/consultations.ts'
import type { WorkStatus } from '@wijkwerk/backend/contract/works.ts'
import type { ReactNode } from 'react'

const WORK_GLYPHS: Record<WorkStatus, ReactNode> = {
  'in-progress': (
    <>
      <path d="M13 7.4v6.6" className="glyph-line thick" />
      <circle cx="13" cy="18.2" r="1.7" className="glyph" />
    </>
  ),
  planned: <circle cx="13" cy="13" r="3.6" className="glyph-line thick" />,
  done: <path d="M8.7 13.4l3 3 5.4-6" className="glyph-line thick" />,
  cancelled: <path d="M8.6 13h8.8" className="glyph-line thick" />,
}

type Props = { name: string; isExample?: boolean | undefined; children: ReactNode }

function Sign({ name, isExample = false, children }: Props) {
  return (
    <svg
      className={`sign ${name}${isExample ? ' is-example' : ''}`}
      viewBox="0 0 26 26"
      width="26"
      height="26"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

/** The diamond of works with the sign of their status; the words stand beside it. */
export const WorkSign = ({ status, isExample }: { status: WorkStatus; isExample?: boolean }) => (
  <Sign name={`sign-work sign-${status}`} isExample={isExample}>
    <path className="drop-shape" d="M13 1.6 24.4 13 13 24.4 1.6 13z" />
    {WORK_GLYPHS[status]}
  </Sign>
)

/** The balloon of a consultation: with lines of text while it is open, empty before and after. */
export const ConsultationSign = ({ state, isExample }: { state: ConsultationState; isExample?: boolean }) => (
  <Sign name={`sign-consultation sign-${state}`} isExample={isExample}>
    <path className="drop-shape" d="M2.5 3.5h21V18h-10l-5.5 5.5V18H2.5z" />
    {state === 'open' && <path d="M7 8.6h12M7 13h7" className="glyph-line" />}
    {state === 'closed' && <path d="M9 11l3 3 5.4-6" className="glyph-line" />}
    {state === 'upcoming' && <path d="M8 10.8h.01M13 10.8h.01M18 10.8h.01" className="glyph-line thick" />}
  </Sign>
)

/** The house of a room where people of a neighbourhood meet. */
export const RoomSign = () => (
  <Sign name="sign-room">
    <path className="drop-shape" d="M13 2 24 11.6h-2.6V24H4.6V11.6H2z" />
    <path d="M13 24v-7" className="glyph-line thick" />
  </Sign>
)
