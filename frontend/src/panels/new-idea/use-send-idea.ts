import { useQueryClient } from '@tanstack/react-query'
import type { IdeaCreated, NewIdea } from '@wijkwerk/backend/contract/ideas.ts'
import type { ProblemDetails } from '@wijkwerk/backend/contract/problem.ts'
import { rememberMyIdea } from '../my-ideas.ts'
import { useRetriedSend } from '../use-retried-send.ts'

type Handlers = { onSent: (created: IdeaCreated) => void; onRefused: (problem: ProblemDetails) => void }

/** Sends an idea, trying again by itself, and remembers on the device that it was sent. */
export function useSendIdea({ onSent, onRefused }: Handlers) {
  const client = useQueryClient()
  return useRetriedSend<NewIdea, IdeaCreated>({
    url: '/api/ideas',
    act: 'wijkwerk.verzending',
    onSent: (created) => {
      const { idea, receipt } = created
      rememberMyIdea({ number: receipt.number, title: idea.title, link: receipt.link, sentOn: idea.createdOn })
      void client.invalidateQueries({ queryKey: ['ideas'] })
      onSent(created)
    },
    onRefused,
  })
}
