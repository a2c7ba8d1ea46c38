import type { ProblemDetails } from '@wijkwerk/backend/contract/problem.ts'
import { createContext, useContext } from 'react'

/** What the address of a page caught. */
export type PageProps = { params: Record<string, string> }

/** A plain form that was sent without JavaScript and refused. */
export type RefusedForm = { problem: ProblemDetails; values: Record<string, string> }

/** What only the first page of a visit knows, because the server made it. */
export type FirstPage = {
  url: string
  /** The problem that kept the server from showing the page. */
  failure?: ProblemDetails | undefined
  form?: RefusedForm | undefined
  idempotencyKey: string
  /** The day in Flanders on which the page was made. */
  today: string
}

/** What a page says about itself to the server while it is rendered. */
export type HeadOfPage = { title: string; description: string; status: number; isPrivate: boolean }

export const FirstPageContext = createContext<FirstPage>({ url: '', idempotencyKey: '', today: '' })
export const HeadContext = createContext<HeadOfPage | null>(null)

export const useFirstPage = () => useContext(FirstPageContext)
