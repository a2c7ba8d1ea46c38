import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MailFault } from '@wijkwerk/backend/contract/mailbox.ts'
import { send } from '../../api/client.ts'
import { mailboxQuery } from '../../api/desk-inbox.ts'
import { Loading } from '../../panels/Loading.tsx'
import { t } from '../../text/desk-text.ts'
import { formatTime } from '../../text/format.ts'
import { newKey } from '../../ui/new-key.ts'

function reasonOf(fault: MailFault | null) {
  const reason = t(`mailbox.fault.${fault?.kind ?? 'other'}`)
  return fault?.code ? t('mailbox.code', { reason, code: String(fault.code) }) : reason
}

/** Whether mails go out; without a mail server, what they say. */
export function MailboxPage() {
  const client = useQueryClient()
  const { data } = useQuery(mailboxQuery())
  const { mutate } = useMutation({
    mutationFn: (id: string) => send(`/api/desk/mailbox/${id}/retry`, { method: 'POST', key: newKey() }),
    onSuccess: () => client.invalidateQueries({ queryKey: mailboxQuery().queryKey }),
  })
  if (!data) return <Loading />
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('mailbox.title')}</h1>
      <p className="lead">{t(data.hasServer ? 'mailbox.server' : 'mailbox.noServer')}</p>
      {data.items.length === 0 && <p>{t('mailbox.empty')}</p>}
      <ul className="desk-list">
        {data.items.map(({ id, subject, createdAt, sentAt, failures, lastError, isGivenUp, to, text }) => (
          <li key={id} className="desk-item">
            <h2>{subject}</h2>
            <p className="soft">
              {sentAt
                ? t('mailbox.sent', { moment: formatTime(sentAt) })
                : t(data.hasServer ? 'mailbox.waiting' : 'mailbox.kept', { moment: formatTime(createdAt) })}
              {failures > 0 && ` · ${t('mailbox.failed', { count: failures, reason: reasonOf(lastError) })}`}
              {isGivenUp && ` · ${t('mailbox.givenUp')}`}
            </p>
            {to && <p>{t('mailbox.to', { to })}</p>}
            {text && <p className="citizen-body mail-text">{text}</p>}
            {isGivenUp && (
              <button type="button" className="quiet-button" onClick={() => mutate(id)}>
                {t('mailbox.retry')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
