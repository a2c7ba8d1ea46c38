import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Street } from '@wijkwerk/backend/contract/place.ts'
import { useSettled } from '../../ui/use-settled.ts'
import { fullName } from './find-streets.ts'

const SETTLE_MILLISECONDS = 300
const MIN_LETTERS = 3
const MAX_SHOWN = 3

const streetsLikeQuery = (name: string) =>
  queryOptions<{ items: Street[] }>({
    queryKey: ['streets', `/api/streets?q=${encodeURIComponent(name)}`],
    enabled: name.length >= MIN_LETTERS,
  })

/** Streets that resemble a name with typing errors in it, asked once the writer pauses; nothing for an empty name. */
export function useStreetsLike(typed: string): { streets: Street[] | undefined; isPending: boolean } {
  const name = fullName(typed)
  const settled = useSettled(name, SETTLE_MILLISECONDS)
  const { data, isFetching } = useQuery(streetsLikeQuery(settled))
  const isPending = name !== settled || isFetching
  return { streets: name && !isPending ? data?.items.slice(0, MAX_SHOWN) : undefined, isPending }
}
