import { readdirSync, readFileSync } from 'node:fs'

// Linux counts in ticks of a hundredth of a second (sysconf CLK_TCK, proc(5)).
const TICK_MS = 10

type Times = { parent: number; ms: number; endedChildrenMs: number }

function timesOf(processId: number): Times | null {
  try {
    const text = readFileSync(`/proc/${processId}/stat`, 'utf8')
    // The name may hold anything, blanks too; the fields are counted from behind its bracket.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0] = fields.slice(1, 2)
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15)
    return { parent, ms: (user + system) * TICK_MS, endedChildrenMs: (endedUser + endedSystem) * TICK_MS }
  } catch {
    return null
  }
}

/** Processor time in milliseconds that processes have used until now, their children (living and ended) included. */
export function processorTime(processIds: readonly number[]): number {
  let total = 0
  for (const id of processIds) {
    const times = timesOf(id)
    if (times) total += times.ms + times.endedChildrenMs
  }
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || processIds.includes(Number(name))) continue
    const times = timesOf(Number(name))
    if (times && processIds.includes(times.parent)) total += times.ms + times.endedChildrenMs
  }
  return total
}

/** Resident memory of a process in bytes (proc(5), `VmRSS`). */
export function residentBytes(processId: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${processId}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}
