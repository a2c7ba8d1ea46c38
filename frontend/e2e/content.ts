import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { newWork } from '@wijkwerk/backend/contract/works.ts'
import type { z } from 'zod'
import { command } from './portal.ts'

/** Adds a work, an example in the Baronstraat unless told otherwise, and gives its number. */
export function addWork(changes: Partial<z.input<typeof newWork>> = {}): number {
  const work: z.input<typeof newWork> = {
    kind: 'sewer',
    status: 'in-progress',
    title: 'Nieuwe riolering',
    client: 'Aquafin',
    decidingAuthority: 'De stad',
    cityDecides: true,
    where: [{ street: 'baronstraat' }],
    example: true,
    ...changes,
  }
  const file = join(tmpdir(), `wijkwerk-work-${randomUUID()}.json`)
  writeFileSync(file, JSON.stringify(work))
  try {
    return Number(/\d+/.exec(command('content', 'work', 'add', '--file', file)))
  } finally {
    rmSync(file)
  }
}

/** Says how a work stands, today unless another day is given (`2026-11-16`). */
export function stateWork(id: number, text: string, on?: string): void {
  command('content', 'work', 'state', String(id), '--text', text, ...(on ? ['--on', on] : []))
}
