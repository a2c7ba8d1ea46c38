/** What this device keeps under `name`, or null; also null where the browser keeps nothing. */
export function readDevice(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    // Storage is refused in some private windows; the page works without.
    return null
  }
}

/** Keeps `text` on this device under `name`; null forgets it. False where the browser keeps nothing. */
export function writeDevice(name: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(name)
    else localStorage.setItem(name, text)
    return true
  } catch {
    // Storage is full or refused; the page works without.
    return false
  }
}
