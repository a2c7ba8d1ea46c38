import type { Place } from '@wijkwerk/backend/contract/place.ts'
import { useState } from 'react'
import { LocationError, locate } from './locate.ts'
import { locationText } from './location-text.ts'

/** Finds where the device is, on request; `message` is `waiting` meanwhile, and afterwards why it was not found. */
export function useLocate(onFound: (place: Place) => void, waiting = '') {
  const [message, setMessage] = useState('')
  const [isLocating, setIsLocating] = useState(false)
  const findMe = () => {
    setIsLocating(true)
    setMessage(waiting)
    locate()
      .then((place) => {
        setMessage('')
        onFound(place)
      })
      .catch((error: unknown) =>
        setMessage(locationText(error instanceof LocationError ? error.problem : 'unavailable')),
      )
      .finally(() => setIsLocating(false))
  }
  return { findMe, isLocating, message, setMessage }
}
