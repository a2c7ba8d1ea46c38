import { useQueryClient } from '@tanstack/react-query'
import type { IdeaCreated, NewIdea } from '@wijkwerk/backend/contract/ideas.ts'
import type { ProblemDetails } from '@wijkwerk/backend/contract/problem.ts'
import { rememberMyIdea } from '../my-ideas.ts'
import { useProvenSend } from '../use-proven-send.ts'
import { useRetriedSend } from '../use-retried-send.ts'

type Options = {
  /** That it may well be sent soon. */
  isLikely: boolean
  onSent: (created: IdeaCreated) => void
  onRefused: (problem: ProblemDetails) => void
}

/** Sends an idea, trying again by itself, and remembers on the device that it was sent. */
export function useSendIdea({ isLikely, onSent, onRefused }: Options) {
  const client = useQueryClient()
  const post = useProvenSend(isLikely)
  return useRetriedSend<NewIdea, IdeaCreated>({
    url: '/api/ideas',
    act: 'wijkwerk.verzending',
    post,
    onSent: (created) => {
      const { idea, receipt } = created
      rememberMyIdea({ number: receipt.number, title: idea.title, link: receipt.link, sentOn: idea.createdOn })
      void client.invalidateQueries({ queryKey: ['ideas'] })
      onSent(created)
    },
    onRefused,
  })
}
