import { useState } from 'react'
import { newKey } from '../../../ui/new-key.ts'

export type Row<T> = T & { key: string }

/** A list of which rows are added, changed and taken away; each keeps its key, so that what was typed stays with it. */
export function useRows<T extends object>(first: readonly T[], empty: T) {
  const [rows, setRows] = useState<readonly Row<T>[]>(() => first.map((row) => ({ ...row, key: newKey() })))
  return {
    rows,
    add: () => setRows((all) => [...all, { ...empty, key: newKey() }]),
    change: (key: string, part: Partial<T>) =>
      setRows((all) => all.map((row) => (row.key === key ? { ...row, ...part } : row))),
    remove: (key: string) => setRows((all) => all.filter((row) => row.key !== key)),
  }
}
