import { useEffect, useRef } from 'react'
import { ProblemError } from '../../../api/client.ts'
import { deskNl, t } from '../../../text/desk-text.ts'
import { formatList } from '../../../text/format.ts'
import type { FieldName } from './Fields.tsx'
import { refusedPaths } from './refused.ts'

/** Why something was not saved: what to look at once more, or that one has to sign in, without leaving what was typed. */
export function Refusal({ error }: { error: Error | null }) {
  const note = useRef<HTMLParagraphElement>(null)
  useEffect(
    function goToWhatIsWrong() {
      if (error) note.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    },
    [error],
  )
  if (!error) return null
  return (
    <p ref={note} className="note warn" role="alert">
      {refusalText(error)}{' '}
      {isSignedOut(error) && (
        <a href="/beheer/aanmelden" target="_blank" rel="noreferrer">
          {t('content.signIn')}
        </a>
      )}
    </p>
  )
}

const isSignedOut = (error: Error) => error instanceof ProblemError && error.problem.kind === 'sign-in-needed'

function refusalText(error: Error): string {
  if (isSignedOut(error)) return t('content.signedOut')
  const fields = [...new Set(refusedPaths(error).map((path) => path.split('.')[0] ?? ''))].filter(isField)
  if (fields.length === 0) return t('content.failed')
  return t('content.check', { fields: formatList(fields.map((field) => t(`content.field.${field}`))) })
}

const isField = (name: string): name is FieldName => `content.field.${name}` in deskNl
