import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { useActKey } from '../../../ui/use-act-key.ts'

/** Makes a work or a consultation, and goes to its page at the desk. */
export function useMaking<Body extends object>(
  page: string,
  add: (key: string, body: Body) => Promise<{ id: number }>,
) {
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const keyOf = useActKey()
  return useMutation({
    // Without network it says so at once, rather than wait in silence.
    networkMode: 'always',
    mutationFn: (body: Body) => add(keyOf(body), body),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['content'] })
      navigate(`${page}/${id}`)
    },
  })
}
