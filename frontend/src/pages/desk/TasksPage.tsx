import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Task } from '@wijkwerk/backend/contract/desk.ts'
import { isAllowed } from '@wijkwerk/backend/contract/roles.ts'
import { useRef, useState } from 'react'
import { send } from '../../api/client.ts'
import { meQuery } from '../../api/desk.ts'
import { contactQuery, tasksQuery } from '../../api/desk-inbox.ts'
import { TaskItem } from '../../panels/desk/TaskItem.tsx'
import { Loading } from '../../panels/Loading.tsx'
import { t } from '../../text/desk-text.ts'
import { newKey } from '../../ui/new-key.ts'

/** Calls to make and letters to send, the oldest first, with the words to say. */
export function TasksPage() {
  const client = useQueryClient()
  const { data: me } = useQuery(meQuery())
  const { data } = useQuery(tasksQuery())
  const [shownFor, setShownFor] = useState<number | null>(null)
  const contact = useQuery({ ...contactQuery(shownFor ?? 0), enabled: shownFor !== null })
  const [done, setDone] = useState<readonly Task[]>([])
  const said = useRef<HTMLDivElement>(null)
  const readAnew = () =>
    client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === 'tasks' || queryKey[1] === 'inbox' })
  const finish = useMutation({
    mutationFn: ({ task: { id }, note }: { task: Task; note: string }) =>
      send(`/api/desk/tasks/${id}/done`, { method: 'POST', body: note ? { note } : {}, key: newKey() }),
    onSuccess: (_answer, { task }) => {
      setDone((before) => [task, ...before])
      // The button that was pressed goes with its task.
      said.current?.focus()
      return readAnew()
    },
  })
  const reopen = useMutation({
    mutationFn: ({ id }: Task) => send(`/api/desk/tasks/${id}/reopen`, { method: 'POST', body: {}, key: newKey() }),
    onSuccess: (_answer, { id }) => {
      setDone((before) => before.filter((task) => task.id !== id))
      said.current?.focus()
      return readAnew()
    },
  })
  if (!data || !me) return <Loading />
  const mayRead = isAllowed(me.roles, 'contacts.read')
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('tasks.title')}</h1>
      <div ref={said} role="status" tabIndex={-1}>
        {done.map((task) => (
          <p key={task.id}>
            {t('tasks.wasDone', { task: t(`tasks.${task.kind}`), id: String(task.idea.id), title: task.idea.title })}{' '}
            <button type="button" className="quiet-button" onClick={() => reopen.mutate(task)}>
              {t('deskIdea.undo')}
            </button>
          </p>
        ))}
      </div>
      {data.items.length === 0 && <p>{t('tasks.empty')}</p>}
      <ul className="desk-list">
        {data.items.map((task) => (
          <TaskItem
            key={task.id}
            task={task}
            contact={shownFor === task.idea.id ? contact.data : undefined}
            onShowContact={mayRead ? () => setShownFor(task.idea.id) : undefined}
            onDone={(note) => finish.mutate({ task, note })}
          />
        ))}
      </ul>
    </div>
  )
}
