import { useEffect, useRef, useState } from 'react'
import { readDevice, writeDevice } from '../ui/device-storage.ts'

const KEPT = 'beheer-sneltoetsen'
const FIELDS = 'input, textarea, select, [contenteditable]'

/** Whether single keys do something on this device; they can be switched off (WCAG 2.1.4). */
export function useDeskKeys(onKey: (key: string) => boolean) {
  const [areOn, setAreOn] = useState(() => readDevice(KEPT) !== 'uit')
  const latest = useRef(onKey)
  useEffect(function keepLatest() {
    latest.current = onKey
  })
  useEffect(
    function listenForSingleKeys() {
      if (!areOn) return
      const listen = (event: KeyboardEvent) => {
        const isWriting = event.target instanceof Element && event.target.matches(FIELDS)
        if (event.ctrlKey || event.metaKey || event.altKey || (isWriting && event.key !== 'Escape')) return
        if (latest.current(event.key)) event.preventDefault()
      }
      document.addEventListener('keydown', listen)
      return () => document.removeEventListener('keydown', listen)
    },
    [areOn],
  )
  const switchKeys = (isOn: boolean) => {
    writeDevice(KEPT, isOn ? null : 'uit')
    setAreOn(isOn)
  }
  return { areOn, switchKeys }
}
