import type { DeskIdea } from '@wijkwerk/backend/contract/desk.ts'
import { useEffect, useRef, useState } from 'react'
import type { ActDraft } from '../../../state/use-draft.ts'
import { t } from '../../../text/desk-text.ts'

const SHORTEST_REASON = 3

type Props = {
  shown: Pick<DeskIdea, 'visibility' | 'reports'>
  isPending: boolean
  draft: ActDraft<Record<string, string>>
  onDecide: (isHidden: boolean, reason: string) => void
}

/** Whether everyone sees an idea: shown again, let through, left where it is though it was reported, or hidden. */
export function ModerateForm({ shown: { visibility, reports }, isPending, draft, onDecide }: Props) {
  const [reason, setReason] = useState(() => draft.read()?.reason ?? '')
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(function beginInTheField() {
    field.current?.focus()
  }, [])
  const isHidden = visibility === 'hidden'
  const canShow = isHidden || visibility === 'held' || reports.length > 0
  const show = () => !isPending && onDecide(false, reason.trim() || t('moderate.looked'))
  const hide = () => {
    if (reason.trim().length < SHORTEST_REASON) field.current?.focus()
    else if (!isPending) onDecide(true, reason.trim())
  }
  return (
    <form
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (canShow) show()
        else hide()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
      }}
    >
      <h3>
        {t(`moderate.title.${isHidden ? 'hidden' : visibility === 'held' ? 'held' : canShow ? 'reported' : 'public'}`)}
      </h3>
      <div className="field">
        <label htmlFor="act-reason">{t(canShow && !isHidden ? 'moderate.why' : 'hide.reason')}</label>
        <textarea
          id="act-reason"
          ref={field}
          rows={3}
          maxLength={2000}
          minLength={SHORTEST_REASON}
          required={!canShow}
          value={reason}
          onChange={({ target }) => {
            setReason(target.value)
            draft.keep({ reason: target.value })
          }}
        />
      </div>
      <p className="actions">
        {canShow && (
          <button type="submit" className="button" aria-disabled={isPending}>
            {t(isHidden ? 'hide.restore' : visibility === 'held' ? 'moderate.publish' : 'moderate.keep')}
          </button>
        )}
        {!isHidden && (
          <button
            type={canShow ? 'button' : 'submit'}
            className={canShow ? 'quiet-button' : 'button'}
            aria-disabled={isPending}
            onClick={canShow ? hide : undefined}
          >
            {t(visibility === 'held' ? 'moderate.refuse' : 'hide.save')}
          </button>
        )}
      </p>
    </form>
  )
}
