import { Problem } from '../http/problem.ts'

/** What is said of content that somebody would put where they do not work. */
export const outsideReach = (path: string) =>
  new Problem('validation', { errors: [{ path, code: 'reach', message: 'lies outside the kernen that you work for' }] })
