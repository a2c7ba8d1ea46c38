const EVERY_MS = 1_000

/** Tells how far something is, at most once a second; what goes faster than that is not told at all. */
export function startProgress(write: (line: string) => void, now = performance.now.bind(performance)) {
  let toldAt = now()
  return (what: string, done: number, total?: number) => {
    if (now() - toldAt < EVERY_MS) return
    toldAt = now()
    write(`${what} ${done}${total === undefined ? '' : ` of ${total}`}\n`)
  }
}
