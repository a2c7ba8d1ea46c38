const lines: string[] = []

/** One line of progress on the screen. */
export const report = (line: string) => process.stderr.write(`${line}\n`)

/** Adds to what goes into BENCHMARKS.md. */
export function write(...text: string[]): void {
  lines.push(...text)
  for (const line of text) report(line)
}

/** Adds a table, its first row the header. */
export function writeTable(rows: readonly (readonly (string | number)[])[]): void {
  const [header = [], ...rest] = rows
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  write('', row(header), row(header.map(() => '---')), ...rest.map(row), '')
}

export const written = () => `${lines.join('\n')}\n`

/** A number with two or three digits that say something. */
export const digits = (value: number) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toFixed(3)

/** A ratio beside its goal, and whether it is reached; `atLeast` when more is better. */
export function verdict(ratio: number, goal: number, direction: 'at least' | 'at most'): string {
  const isReached = direction === 'at least' ? ratio >= goal : ratio <= goal
  return `${digits(ratio)} (goal: ${direction} ${goal}, ${isReached ? 'reached' : 'MISSED'})`
}

export const median = (values: readonly number[]) => percentile(values, 0.5)

/** The value below which that part of the values lies. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}
