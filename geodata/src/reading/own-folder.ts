import { mkdtempSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SIGNALS = ['SIGINT', 'SIGTERM'] as const
const folders = new Set<string>()

/** Makes a temporary folder that is gone after `close`, and when a signal ends the process before that. */
export function makeFolder(): { folder: string; close: () => Promise<void> } {
  if (folders.size === 0) for (const signal of SIGNALS) process.on(signal, removeAndEnd)
  const folder = mkdtempSync(join(tmpdir(), 'wijkwerk-import-'))
  folders.add(folder)
  return {
    folder,
    async close() {
      await rm(folder, { recursive: true, force: true })
      if (folders.delete(folder) && folders.size === 0) stopListening()
    },
  }
}

function removeAndEnd(signal: NodeJS.Signals) {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  folders.clear()
  stopListening()
  // Another listener ends the process in its own way.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
}

function stopListening() {
  for (const signal of SIGNALS) process.off(signal, removeAndEnd)
}
