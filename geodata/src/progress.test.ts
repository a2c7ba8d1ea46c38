import { expect, test } from 'vitest'
import { startProgress } from './progress.ts'

test('tells at most once a second, and nothing of what is done within one', () => {
  let milliseconds = 0
  const lines: string[] = []
  const progress = startProgress(
    (line) => lines.push(line),
    () => milliseconds,
  )
  for (milliseconds = 0; milliseconds <= 2_500; milliseconds += 100) progress('rows', milliseconds, 2_500)
  progress('rest', 3)
  milliseconds = 9_000
  progress('rest', 4)
  expect(lines).toEqual(['rows 1000 of 2500\n', 'rows 2000 of 2500\n', 'rest 4\n'])
})
