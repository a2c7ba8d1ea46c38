import { useQuery } from '@tanstack/react-query'
import type { Service } from '@wijkwerk/backend/contract/service.ts'
import { serviceQuery } from '../api/queries.ts'

const UNKNOWN: Service = {
  city: '',
  name: '',
  phone: '',
  address: '',
  socialName: '',
  socialPhone: '',
  committees: [],
  publicUrl: '',
  answerWithinWorkingDays: 0,
  borderMetres: 0,
  outsideMetres: 0,
  basemap: { style: null, pmtiles: null },
  credits: [],
}

/** Who runs this installation; every field is empty or zero while that cannot be known. */
export const useService = (): Service => useQuery(serviceQuery()).data ?? UNKNOWN
