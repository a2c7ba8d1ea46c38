import { useEffect, useRef } from 'react'
import { type TextKey, t } from '../text/text.ts'

export type SummaryLine = { field?: string | undefined; text: TextKey; values?: Record<string, string | number> }

/** The address of the field with that name, for the links of the summary. */
export const fieldId = (field: string) => `veld-${field}`

/** What keeps a form from being sent, each with a way to its field; it takes the focus when it appears. */
export function ErrorSummary({ lines, children }: { lines: readonly SummaryLine[]; children?: React.ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(
    function showProblems() {
      if (lines.length > 0) box.current?.focus()
    },
    [lines],
  )
  if (lines.length === 0) return null
  return (
    <div ref={box} className="note bad error-summary" tabIndex={-1} role="alert">
      <h2>{t('problem.summary', { count: lines.length })}</h2>
      <ul>
        {lines.map(({ field, text, values }) => (
          <li key={`${field} ${text}`}>
            {field ? <a href={`#${fieldId(field)}`}>{t(text, values)}</a> : t(text, values)}
          </li>
        ))}
      </ul>
      {children}
    </div>
  )
}
