import { queryOptions } from '@tanstack/react-query'
import type {
  ConsultationAct,
  ConsultationToAdd,
  ConsultationToChange,
  CountedAnswers,
  DeskConsultation,
  DeskConsultationList,
  DeskWork,
  DeskWorkList,
  WorkAct,
  WorkToAdd,
  WorkToChange,
} from '@wijkwerk/backend/contract/desk-content.ts'
import { send } from './client.ts'

const WORKS = '/api/desk/works'
const CONSULTATIONS = '/api/desk/consultations'

export const deskWorksQuery = () => queryOptions<DeskWorkList>({ queryKey: ['desk', 'works', WORKS], staleTime: 0 })

export const deskWorkQuery = (id: number) =>
  queryOptions<DeskWork>({ queryKey: ['desk', 'work', `${WORKS}/${id}`], staleTime: 0 })

export const addWork = (key: string, body: WorkToAdd) => send<{ id: number }>(WORKS, { method: 'POST', body, key })

export const changeWork = (key: string, id: number, body: WorkToChange) =>
  send<DeskWork>(`${WORKS}/${id}`, { method: 'PATCH', body, key })

export const actOnWork = (key: string, id: number, body: WorkAct) =>
  send<DeskWork>(`${WORKS}/${id}/acts`, { method: 'POST', body, key })

export const deskConsultationsQuery = () =>
  queryOptions<DeskConsultationList>({ queryKey: ['desk', 'consultations', CONSULTATIONS], staleTime: 0 })

export const deskConsultationQuery = (id: number) =>
  queryOptions<DeskConsultation>({ queryKey: ['desk', 'consultation', `${CONSULTATIONS}/${id}`], staleTime: 0 })

export const addConsultation = (key: string, body: ConsultationToAdd) =>
  send<{ id: number }>(CONSULTATIONS, { method: 'POST', body, key })

export const changeConsultation = (key: string, id: number, body: ConsultationToChange) =>
  send<DeskConsultation>(`${CONSULTATIONS}/${id}`, { method: 'PATCH', body, key })

export const actOnConsultation = (key: string, id: number, body: ConsultationAct) =>
  send<DeskConsultation>(`${CONSULTATIONS}/${id}/acts`, { method: 'POST', body, key })

/** What people answered, counted; every reading is logged, so it is asked only when somebody wants to see it. */
export const countedAnswersQuery = (id: number) =>
  queryOptions<CountedAnswers>({
    queryKey: ['desk', 'answers', `${CONSULTATIONS}/${id}/answers`],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })

/** What people answered, as a file. */
export const answersAddress = (id: number) => `${CONSULTATIONS}/${id}/answers.csv`
