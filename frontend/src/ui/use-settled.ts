import { useEffect, useState } from 'react'

/** The value once it has not changed for `milliseconds`: for what costs a request or is read aloud. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(
    function waitForRest() {
      const timer = setTimeout(() => setSettled(value), milliseconds)
      return () => clearTimeout(timer)
    },
    [value, milliseconds],
  )
  return settled
}
