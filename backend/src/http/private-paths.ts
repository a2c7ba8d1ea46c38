/** In front of the token of a private link, in the API and on the site: whoever has the whole address can use it. */
const PRIVATE_PATHS = [
  '/api/mail-links/',
  '/api/my-idea/',
  '/api/sign-in/links/',
  '/beheer/binnen/',
  '/mail/',
  '/mijn-idee/',
] as const

const beginningOf = (path: string) => PRIVATE_PATHS.find((beginning) => path.startsWith(beginning))

/** Whether a path is that of a private link. */
export const isPrivatePath = (path: string): boolean => beginningOf(path) !== undefined

/** A path for the log: the token of a private link never stands in it. */
export function loggedPath(path: string): string {
  const beginning = beginningOf(path)
  return beginning ? `${beginning}…` : path
}
