import { AUDIT_ACTIONS, AUDIT_FIELDS, type AuditField } from '@wijkwerk/backend/contract/audit.ts'
import { expect, test } from 'vitest'
import log from '../../messages/nl/desk/log.json'
import { actionText, changeTexts, subjectText, unsaid } from './audit-text.ts'

const textsUnder = (prefix: string) =>
  Object.keys(log).flatMap((key) => (key.startsWith(prefix) ? key.slice(prefix.length) : []))
const said = (field: AuditField, from: unknown, to: unknown, subjectKind = 'idea') =>
  changeTexts([{ field, from, to }], subjectKind).map(({ sentence }) => sentence)

test('every action and every field has a text, and no text is of none', () => {
  expect(textsUnder('log.action.').sort()).toEqual([...AUDIT_ACTIONS].sort())
  expect(textsUnder('log.field.').sort()).toEqual([...AUDIT_FIELDS].sort())
})

test.each([
  ['answer', 'beantwoordde het idee'],
  ['hide', 'verborg het idee'],
  ['set plan', 'vulde iets in over een woonkern of wijk'],
  ['read answers to consultation 12', 'bekeek de antwoorden op een bevraging'],
  ['type in answer 3 of consultation 12', 'voerde een antwoord op een bevraging in'],
  ['something of long ago', 'deed “something of long ago”'],
])('what was logged as %s reads as Dutch', (logged, text) => {
  expect(actionText(logged)).toBe(text)
})

test('a change is a sentence with Dutch names and values', () => {
  expect(said('kernId', 'Emelgem', 'Kachtem')).toEqual(['Woonkern of wijk: van Emelgem naar Kachtem'])
  expect(said('status', undefined, 'under-review')).toEqual(['Stand: In onderzoek'])
  expect(said('status', 'planned', 'done', 'work')).toEqual(['Stand: van Gepland naar Klaar'])
  expect(said('followUpOn', '2026-12-04', null)).toEqual(['Opvolgen tegen: niet meer 4 december 2026'])
  expect(said('closes', undefined, '2026-12-04 18:00')).toEqual(['Antwoorden tot en met: 4 december 2026, 18:00'])
  expect(said('roles', ['wijkwerker'], ['moderator', 'wijkwerker'], 'staff')).toEqual([
    'Rollen: van wijkwerker naar moderator en wijkwerker',
  ])
  expect(said('areas', ['Emelgem'], null, 'staff')).toEqual(['Woonkernen of wijken: van Emelgem naar alle'])
  expect(said('isDisabled', false, true, 'staff')).toEqual(['Heeft toegang: van ja naar nee'])
  expect(said('ideas', 'after', 'before', 'setting')).toEqual(['Ideeën: van meteen op de site naar eerst nakijken'])
  expect(said('ideas', undefined, 3, 'dossier')).toEqual(['Ideeën: 3'])
  expect(said('lastTrajectory', null, { year: null }, 'area')).toEqual(['Laatste traject: nog nooit'])
})

test('nothing is said of what stays empty, and a long text stands apart', () => {
  expect(said('followUpOn', undefined, null)).toEqual([])
  expect(said('passage', undefined, {}, 'work')).toEqual([])
  const body = 'Lang. '.repeat(30).trim()
  expect(changeTexts([{ field: 'body', from: 'Kort.', to: body }], 'work')).toEqual([
    { field: 'body', sentence: 'Uitleg: aangepast', whole: { was: '“Kort.”', is: `“${body}”` } },
  ])
})

test('what has no words is named, and can be read as it was logged', () => {
  const work = { title: 'Riolering', where: [{ street: 'baronstraat' }], phases: [], odd: 1 }
  expect(said('where', undefined, work.where, 'work')).toEqual(['Waar: ingevuld'])
  expect(said('where', [], work.where, 'work')).toEqual(['Waar: ingevuld'])
  expect(said('where', [{ street: 'markt' }], work.where, 'work')).toEqual(['Waar: aangepast'])
  expect(JSON.parse(unsaid(work, 'work') ?? '')).toEqual({ where: work.where, odd: 1 })
  expect(unsaid({ status: 'planned' }, 'idea')).toBeNull()
  expect(said('theme', 'verkeer', 'vroeger')).toEqual(['Onderwerp: aangepast'])
})

test('what it was about is named, and leads to its page where there is one', () => {
  expect(subjectText({ subjectKind: 'idea', subjectId: '12', subjectName: null })).toEqual({
    text: 'idee 12',
    href: '/beheer?idee=12',
  })
  expect(subjectText({ subjectKind: 'staff', subjectId: '3', subjectName: 'Nel' })).toEqual({ text: 'Nel' })
  expect(subjectText({ subjectKind: 'work', subjectId: '3', subjectName: null })?.text).toBe('nummer 3')
  expect(subjectText({ subjectKind: 'mail', subjectId: 'a-b', subjectName: null })).toBeNull()
})
