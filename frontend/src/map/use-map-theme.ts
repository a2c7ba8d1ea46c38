import { useSyncExternalStore } from 'react'
import { type MapScheme, type MapTheme, schemeFor, THEMES } from './theme.ts'

const DARK = '(prefers-color-scheme: dark)'
const CONTRAST = ['(prefers-contrast: more)', '(forced-colors: active)']

function follow(changed: () => void) {
  const queries = [DARK, ...CONTRAST].map((query) => window.matchMedia(query))
  for (const query of queries) query.addEventListener('change', changed)
  return () => {
    for (const query of queries) query.removeEventListener('change', changed)
  }
}

const matches = (query: string) => window.matchMedia(query).matches
const current = (): MapScheme => schemeFor({ dark: matches(DARK), contrast: CONTRAST.some(matches) })

/** The map's colours for what the reader asked of the system; follows a change at once. */
export function useMapTheme(): MapTheme {
  return THEMES[useSyncExternalStore(follow, current)]
}
