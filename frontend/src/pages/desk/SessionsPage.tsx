import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { send } from '../../api/client.ts'
import { sessionsQuery } from '../../api/desk-sign-in.ts'
import { Loading } from '../../panels/Loading.tsx'
import { t } from '../../text/desk-text.ts'
import { formatTime } from '../../text/format.ts'
import { newKey } from '../../ui/new-key.ts'

/** The browsers in which somebody is signed in, to end those they do not use any more. */
export function SessionsPage() {
  const client = useQueryClient()
  const { data } = useQuery(sessionsQuery())
  const { mutate } = useMutation({
    mutationFn: (id: string) => send(`/api/desk/sessions/${id}`, { method: 'DELETE', key: newKey() }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['desk'] }),
  })
  if (!data) return <Loading />
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('sessions.title')}</h1>
      <ul className="desk-list">
        {data.items.map(({ id, userAgent, createdAt, usedAt, isThisOne }) => (
          <li key={id} className="desk-item">
            <p>
              <strong>{isThisOne ? t('sessions.this') : (userAgent ?? t('sessions.unknown'))}</strong>
              <br />
              {t('sessions.since', { moment: formatTime(createdAt) })} ·{' '}
              {t('sessions.used', { moment: formatTime(usedAt) })}
            </p>
            <button type="button" className="quiet-button" onClick={() => mutate(id)}>
              {t('sessions.end')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
