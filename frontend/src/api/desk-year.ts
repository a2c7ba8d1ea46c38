import { queryOptions } from '@tanstack/react-query'
import type { NewYearChoice, YearAreaChange, YearOverview, YearWithdrawal } from '@wijkwerk/backend/contract/year.ts'
import { send } from './client.ts'

const ADDRESS = '/api/desk/year'

export const yearQuery = () => queryOptions<YearOverview>({ queryKey: ['desk', 'year', ADDRESS], staleTime: 0 })

export const describeArea = (key: string, area: string, change: YearAreaChange) =>
  send<YearOverview>(`${ADDRESS}/areas/${area}`, { method: 'PATCH', body: change, key })

export const chooseArea = (key: string, body: NewYearChoice) =>
  send<YearOverview>(`${ADDRESS}/choice`, { method: 'PUT', body, key })

export const withdrawChoice = (key: string, body: YearWithdrawal) =>
  send<YearOverview>(`${ADDRESS}/choice/withdrawal`, { method: 'POST', body, key })
