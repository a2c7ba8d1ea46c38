import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SupportState } from '@wijkwerk/backend/contract/ideas.ts'
import { send } from '../api/client.ts'
import { supportedQuery } from '../api/queries.ts'
import { t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import { newKey } from '../ui/new-key.ts'
import { useHydrated } from '../ui/use-hydrated.ts'

type Props = { id: number; title: string; count: number; hasCount?: boolean }

/** “Ik steun dit idee”, and the way back. Whether this visitor does is asked after the page is there. */
export function SupportButton({ id, title, count, hasCount = true }: Props) {
  const client = useQueryClient()
  const isLive = useHydrated()
  const query = supportedQuery(id)
  const { data } = useQuery({ ...query, enabled: isLive })
  const isSupported = data?.supported ?? false
  const { mutate, isPending, isError } = useMutation({
    mutationFn: () =>
      send<SupportState>(`/api/ideas/${id}/support`, { method: isSupported ? 'DELETE' : 'POST', key: newKey() }),
    onSuccess: (support) => {
      client.setQueryData(query.queryKey, support)
      return client.invalidateQueries({ queryKey: ['ideas'] })
    },
  })
  return (
    <div className="support">
      <button
        type="button"
        className="button quiet"
        aria-pressed={isSupported}
        aria-disabled={isPending}
        onClick={() => !isPending && mutate()}
      >
        <Icon name={isSupported ? 'check' : 'heart'} />
        {t(isSupported ? 'support.done' : 'support.do')}
        <span className="visually-hidden">: {title}</span>
      </button>
      <span role="status">{isError ? t('problem.unavailableShort') : hasCount && t('card.support', { count })}</span>
    </div>
  )
}
