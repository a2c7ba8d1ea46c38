import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { newKey } from '../../../ui/new-key.ts'

/** Changes a work or a consultation, one change at a time; what comes back is what the page shows from then on. */
export function useChanging<Shown, Body extends object>(
  shown: { queryKey: QueryKey },
  send: (key: string, body: Body) => Promise<Shown>,
) {
  const client = useQueryClient()
  const { mutate, ...rest } = useMutation({
    // Without network it says so at once, rather than wait in silence.
    networkMode: 'always',
    mutationFn: (body: Body) => send(newKey(), body),
    onSuccess: (changed) => {
      client.setQueryData(shown.queryKey, changed)
      void client.invalidateQueries({ queryKey: ['content'] })
    },
  })
  // Pressed twice is meant once, also before the page has shown that the first is on its way.
  const isBusy = useRef(false)
  const change = (body: Body, onDone?: () => void) => {
    if (isBusy.current) return
    isBusy.current = true
    mutate(body, {
      onSuccess: () => onDone?.(),
      onSettled: () => {
        isBusy.current = false
      },
    })
  }
  return { ...rest, change }
}
