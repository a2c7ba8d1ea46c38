import { useSyncExternalStore } from 'react'
import { dayOf } from '../text/days.ts'
import { useFirstPage } from './page-context.ts'

const LOOK_AGAIN_MILLISECONDS = 60_000

function everyMinute(listener: () => void) {
  const timer = setInterval(listener, LOOK_AGAIN_MILLISECONDS)
  return () => clearInterval(timer)
}

/** The day that it is in Flanders (`2026-11-16`); begins with the day on which the server made the page. */
export function useToday(): string {
  const { today } = useFirstPage()
  return useSyncExternalStore(
    everyMinute,
    () => dayOf(new Date()),
    () => today,
  )
}
