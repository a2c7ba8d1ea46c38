import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { isAllowed } from '@wijkwerk/backend/contract/roles.ts'
import { useState } from 'react'
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
  const { mutate } = useMutation({
    mutationFn: ({ id, note }: { id: number; note: string }) =>
      send(`/api/desk/tasks/${id}/done`, { method: 'POST', body: note ? { note } : {}, key: newKey() }),
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === 'tasks' || queryKey[1] === 'inbox' }),
  })
  if (!data || !me) return <Loading />
  const mayRead = isAllowed(me.roles, 'contacts.read')
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('tasks.title')}</h1>
      {data.items.length === 0 && <p>{t('tasks.empty')}</p>}
      <ul className="desk-list">
        {data.items.map((task) => (
          <TaskItem
            key={task.id}
            task={task}
            contact={shownFor === task.idea.id ? contact.data : undefined}
            onShowContact={mayRead ? () => setShownFor(task.idea.id) : undefined}
            onDone={(note) => mutate({ id: task.id, note })}
          />
        ))}
      </ul>
    </div>
  )
}
