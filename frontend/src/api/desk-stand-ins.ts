import { queryOptions } from '@tanstack/react-query'
import type { NewStandIn, StandInList } from '@wijkwerk/backend/contract/stand-ins.ts'
import { send } from './client.ts'

const ADDRESS = '/api/desk/stand-ins'

export const standInsQuery = () => queryOptions<StandInList>({ queryKey: ['desk', 'stand-ins', ADDRESS], staleTime: 0 })

export const nameStandIn = (key: string, body: NewStandIn) => send<StandInList>(ADDRESS, { method: 'POST', body, key })

export const endStandIn = (key: string, id: number) => send<StandInList>(`${ADDRESS}/${id}`, { method: 'DELETE', key })
