import { type QueryClient, useQueryClient } from '@tanstack/react-query'

export type ActDraft<Values> = { read: () => Values | undefined; keep: (values: Values) => void }

const keyOf = (ideaId: number, act: string) => ['desk', 'draft', ideaId, act]

/**
 * What was typed for an act on an idea and not sent yet. It stays while the desk is open and until one signs out, with
 * all that the desk asked for, and never on the device.
 */
export function useDraft<Values>(ideaId: number, act: string): ActDraft<Values> {
  const client = useQueryClient()
  return {
    read: () => client.getQueryData<Values>(keyOf(ideaId, act)),
    keep: (values) => {
      client.setQueryDefaults(['desk', 'draft'], { gcTime: Number.POSITIVE_INFINITY })
      client.setQueryData(keyOf(ideaId, act), values)
    },
  }
}

/** Drops what was typed, once it is sent. */
export const dropDraft = (client: QueryClient, ideaId: number, act: string) =>
  client.removeQueries({ queryKey: keyOf(ideaId, act) })
