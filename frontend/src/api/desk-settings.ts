import { queryOptions } from '@tanstack/react-query'
import type { ModerationSettings } from '@wijkwerk/backend/contract/settings.ts'
import { send } from './client.ts'

const ADDRESS = '/api/desk/settings/moderation'

export const moderationQuery = () =>
  queryOptions<ModerationSettings>({ queryKey: ['desk', 'settings', ADDRESS], staleTime: 0 })

export const chooseModeration = (key: string, body: ModerationSettings) =>
  send<ModerationSettings>(ADDRESS, { method: 'PUT', body, key })
