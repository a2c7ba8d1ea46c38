const PATIENCE_MS = 15_000
// npm passes on the Ctrl-C that the terminal already gave us: that is one wish, not two.
const SAME_SIGNAL_MS = 1000

const steps: (() => Promise<void>)[] = []
let stoppingSince: number | undefined

/** Has something done when the process stops; the last thing started is the first stopped. */
export function onStop(stop: () => Promise<void>): void {
  steps.push(stop)
}

/** True once the process was asked to stop. */
export const isStopping = () => stoppingSince !== undefined

/** Stops everything in order, each within 15 seconds; tells what would not stop. */
export async function stopAll(): Promise<void> {
  for (const stop of steps.splice(0).reverse()) {
    await Promise.race([stop(), tooLate()]).catch((error) => process.stderr.write(`Stopping: ${error.message}\n`))
  }
}

/**
 * Ctrl-C and SIGTERM stop everything and leave with 0, once the step of the start that is under way has ended; a second
 * one leaves at once.
 */
export function stopOnSignals(started: Promise<unknown>): void {
  const onSignal = async () => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > SAME_SIGNAL_MS) process.exit(1)
      return
    }
    stoppingSince = performance.now()
    await Promise.race([started, tooLate()]).catch(() => {})
    await stopAll()
    process.exit(0)
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}

function tooLate(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('something took longer than 15 seconds')), PATIENCE_MS).unref()
  })
}
