import type { AppContext } from '../http/context.ts'

/** The whole address of a page, for what is read outside a browser that stands on the site. */
export const publicUrl = ({ environment }: Pick<AppContext, 'environment'>, path: string) =>
  new URL(path, environment.PUBLIC_URL ?? `http://localhost:${environment.PORT}`).href
