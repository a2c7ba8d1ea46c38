import '../../styles/desk/inbox.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { NotedIdea } from '@wijkwerk/backend/contract/intake.ts'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { ProblemError, send } from '../../api/client.ts'
import { areasQuery, similarQuery } from '../../api/queries.ts'
import { IntakeForm } from '../../panels/desk/intake/IntakeForm.tsx'
import {
  EMPTY_INTAKE,
  type IntakeDraft,
  isAsSent,
  keepIntake,
  readIntake,
  refusedFields,
  toNoted,
} from '../../panels/desk/intake/intake-draft.ts'
import { t } from '../../text/desk-text.ts'
import { useActKey } from '../../ui/use-act-key.ts'
import { useSettled } from '../../ui/use-settled.ts'

const LEAST_TITLE = 4
const PAUSE_MILLISECONDS = 500
const WRONG_FIELD = '[aria-invalid="true"], [data-wrong] input'

/** Where staff notes what somebody said by phone, on paper or at the door. */
export function IntakePage() {
  const client = useQueryClient()
  const [draft, setDraft] = useState<IntakeDraft>(readIntake)
  const [noted, setNoted] = useState<NotedIdea | null>(null)
  const keyOf = useActKey('beheer-notitie-sleutel')
  const settled = useSettled(draft.title.trim(), PAUSE_MILLISECONDS)
  const { data: areas } = useQuery(areasQuery('kern'))
  const { data: similar } = useQuery({
    ...similarQuery({ title: settled, theme: draft.theme, ...(draft.streetId && { streetId: draft.streetId }) }),
    enabled: settled.length >= LEAST_TITLE,
  })
  const { mutate, isPending, error, variables } = useMutation({
    // Without network it says so at once, rather than wait in silence.
    networkMode: 'always',
    mutationFn: (sent: IntakeDraft) => {
      const body = toNoted(sent)
      return send<NotedIdea>('/api/desk/intake', { method: 'POST', body, key: keyOf(body) })
    },
    onSuccess: (kept) => {
      keepIntake(null)
      setNoted(kept)
      return client.invalidateQueries({ queryKey: ['desk', 'inbox'] })
    },
  })
  const page = useRef<HTMLDivElement>(null)
  useLayoutEffect(
    function goToWhatIsWrong() {
      if (error) page.current?.querySelector<HTMLElement>(WRONG_FIELD)?.focus()
    },
    [error],
  )
  const change = (part: Partial<IntakeDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    keepIntake(next)
  }
  if (noted) {
    const again = () => {
      setDraft({ ...EMPTY_INTAKE, channel: draft.channel })
      setNoted(null)
    }
    return <Done noted={noted} onAgain={again} />
  }
  const alike = similar?.items[0]
  const refused = error instanceof ProblemError && variables ? refusedFields(error.problem, variables) : []
  const wrong = refused.filter((field) => variables && isAsSent(field, variables, draft))
  return (
    <div ref={page} className="page">
      <h1 tabIndex={-1}>{t('intake.title')}</h1>
      <p className="lead">{t('intake.lead')}</p>
      <IntakeForm
        draft={draft}
        kernen={areas?.features.map(({ properties }) => properties) ?? []}
        wrong={wrong}
        isPending={isPending}
        change={change}
        onSubmit={() => mutate(draft)}
      >
        {alike && (
          <p className="note" role="status">
            <Link href={`/beheer?idee=${alike.id}`}>
              {t('intake.similar', { title: alike.title, id: String(alike.id) })}
            </Link>
          </p>
        )}
        {error && (refused.length === 0 || wrong.length > 0) && (
          <p className="note warn" role="alert">
            {wrong.length > 0
              ? t('intake.check', { fields: wrong.map((field) => t(`intake.field.${field}`)).join(', ') })
              : t('intake.failed')}
          </p>
        )}
      </IntakeForm>
    </div>
  )
}

function Done({ noted: { number, idea }, onAgain }: { noted: NotedIdea; onAgain: () => void }) {
  const again = useRef<HTMLButtonElement>(null)
  useEffect(function goOnWithTheNext() {
    again.current?.focus()
  }, [])
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('intake.done')}</h1>
      <p className="big-number" role="status">
        {number}
      </p>
      <p>{t('intake.sayNumber')}</p>
      <p className="actions">
        <button ref={again} type="button" className="button" onClick={onAgain}>
          {t('intake.another')}
        </button>
        <Link className="quiet-link" href={`/beheer?idee=${idea.id}`}>
          {t('intake.toIdea')}
        </Link>
      </p>
    </div>
  )
}
