const OLD_MILLISECONDS = 48 * 3_600_000

export type ImportAge = { kind: 'never' } | { kind: 'fresh' | 'old'; at: Date }

/**
 * How old what we know of the register is: read at `importedAt` (ISO 8601, null for never), looked at on `now` (epoch,
 * milliseconds). Past 48 hours it is old.
 */
export function importAge(importedAt: string | null, now: number): ImportAge {
  if (importedAt === null) return { kind: 'never' }
  const at = new Date(importedAt)
  return { kind: now - at.getTime() > OLD_MILLISECONDS ? 'old' : 'fresh', at }
}
