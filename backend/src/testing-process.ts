import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, vi } from 'vitest'

/** A data folder that the postgres user, as whom the server runs under root, can reach. */
export async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'wijkwerk-'))
  await chmod(folder, 0o755)
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Spawns the start script with nothing but these settings. */
export function spawnStart(settings: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'backend/src/start.ts'], {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', ...settings },
  })
  const said = { out: '', error: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.error += chunk
  })
  return { child, said, exit: once(child, 'close').then(([code]) => code as number | null) }
}

/** Starts the whole application as a process of its own and waits until it serves. */
export async function startProcess(settings: Record<string, string>) {
  const { child, said } = spawnStart(settings)
  await vi.waitFor(() => expect(said.out, said.error).toMatch(/Ctrl-C stops it/), 60_000)
  return { child, said, stop: () => end(child, 'SIGTERM'), kill: () => end(child, 'SIGKILL') }
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}
