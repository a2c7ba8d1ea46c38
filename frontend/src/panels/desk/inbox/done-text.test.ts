import type { DeskIdea } from '@wijkwerk/backend/contract/desk.ts'
import { expect, test } from 'vitest'
import type { DeskAct } from '../../../api/desk-inbox.ts'
import { doneText } from './done-text.ts'

const after = (part: Partial<DeskIdea>) =>
  ({ replyKind: null, isReplyConfirmed: false, assignee: null, ...part }) as DeskIdea
const act = (body: object) => ({ kind: 'act', body: { revision: 1, ...body } }) as DeskAct

test('it is said what was done, and how the author hears of it', () => {
  const answer = act({ act: 'answer', status: 'planned', reason: 'Het komt er.' })
  expect(doneText(answer, after({}))).toBe('Beantwoord: Gepland.')
  expect(doneText(answer, after({ replyKind: 'phone', isReplyConfirmed: true }))).toBe(
    'Beantwoord: Gepland. Er staat een telefoontje bij je taken.',
  )
  expect(doneText(answer, after({ replyKind: 'email' }))).toBe('Beantwoord: Gepland.')
  expect(doneText(act({ act: 'duplicate', of: 1270 }), after({}))).toBe('Samengevoegd met 1270.')
  expect(doneText(act({ act: 'assign', staffId: 3 }), after({ assignee: { id: 3, name: 'An' } }))).toBe('Voor An.')
  const hide: DeskAct = {
    kind: 'visibility',
    body: { revision: 1, what: { idea: true }, isHidden: true, reason: 'Scheldt' },
  }
  expect(doneText(hide, after({}))).toBe('Verborgen.')
})
