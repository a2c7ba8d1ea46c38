import type { ContactDetails, Task } from '@wijkwerk/backend/contract/desk.ts'
import type { FormEvent } from 'react'
import { Link } from 'wouter'
import { t } from '../../text/desk-text.ts'
import { formatDay, telephoneHref } from '../../text/format.ts'

type Props = {
  task: Task
  contact: ContactDetails | undefined
  /** Undefined for who may not see it. */
  onShowContact?: (() => void) | undefined
  onDone: (note: string) => void
}

/** One call or letter: what to say, to whom, and that it was done. */
export function TaskItem({
  task: { id, kind, body, idea, hasContact, createdAt },
  contact,
  onShowContact,
  onDone,
}: Props) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onDone(String(new FormData(event.currentTarget).get('note') ?? '').trim())
  }
  return (
    <li className="desk-item">
      <h2>
        {t(`tasks.${kind}`)}{' '}
        <span className="soft">{t('tasks.since', { day: formatDay(createdAt.slice(0, 10)) })}</span>
      </h2>
      <p className="citizen-body">{body}</p>
      <p>
        <Link href={`/beheer?idee=${idea.id}`}>{t('tasks.idea', { id: String(idea.id), title: idea.title })}</Link>
      </p>
      {!/^nl\b/i.test(idea.language) && <p>{t('tasks.language', { language: languageName(idea.language) })}</p>}
      {idea.notes.length > 0 && (
        <section aria-label={t('deskIdea.notes')}>
          <p className="soft">{t('deskIdea.notes')}</p>
          <ul>
            {idea.notes.map(({ id: noteId, by, body: note }) => (
              <li key={noteId}>
                <span className="citizen-body">{note}</span> <span className="soft">{by}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {!hasContact ? (
        <p className="soft">{t('tasks.noContact')}</p>
      ) : contact ? (
        <p className="citizen-body">
          {contact.name && `${contact.name}, `}
          {contact.kind === 'phone' ? <a href={telephoneHref(contact.value)}>{contact.value}</a> : contact.value}
        </p>
      ) : (
        onShowContact && (
          <button type="button" className="quiet-button" title={t('deskIdea.contact.logged')} onClick={onShowContact}>
            {t('deskIdea.contact.show')}
          </button>
        )
      )}
      <form className="act-row" onSubmit={submit}>
        <label>
          {t('tasks.note')}
          <input name="note" type="text" id={`note-${id}`} maxLength={500} />
        </label>
        <button type="submit" className="button">
          {t('tasks.done')}
        </button>
      </form>
    </li>
  )
}

const names = new Intl.DisplayNames('nl', { type: 'language' })
const languageName = (tag: string) => names.of(tag.split('-')[0] ?? tag) ?? tag
