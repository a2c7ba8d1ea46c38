import { queryOptions } from '@tanstack/react-query'
import type { NewYearChoice, YearOverview } from '@wijkwerk/backend/contract/year.ts'
import { send } from './client.ts'

const ADDRESS = '/api/desk/year'

export const yearQuery = () => queryOptions<YearOverview>({ queryKey: ['desk', 'year', ADDRESS], staleTime: 0 })

export const setPlan = (key: string, area: string, hasPlan: boolean | null) =>
  send<YearOverview>(`${ADDRESS}/areas/${area}`, { method: 'PATCH', body: { hasPlan }, key })

export const chooseArea = (key: string, body: NewYearChoice) =>
  send<YearOverview>(`${ADDRESS}/choice`, { method: 'PUT', body, key })
