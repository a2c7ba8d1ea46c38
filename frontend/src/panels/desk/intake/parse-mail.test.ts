import { expect, test } from 'vitest'
import { parsePastedMail } from './parse-mail.ts'

test('a mail from Outlook: subject and sender from its head, without greeting, signature and history', () => {
  const pasted = `Van: Peeters, An <an.peeters@voorbeeld.be>\r
Verzonden: maandag 23 november 2026 10:12\r
Aan: wijkwerk\r
Onderwerp: RE: Bankje aan de halte\r
\r
Beste wijkwerker,\r
\r
Aan de halte is geen bank.\r
Mijn moeder moet er lang staan.\r
\r
Met vriendelijke groeten,\r
An Peeters\r
0470 00 00 00\r
\r
-----Oorspronkelijk bericht-----\r
Van: wijkwerk\r
Onderwerp: Bankje`
  expect(parsePastedMail(pasted)).toEqual({
    title: 'Bankje aan de halte',
    body: 'Aan de halte is geen bank.\nMijn moeder moet er lang staan.',
    email: 'an.peeters@voorbeeld.be',
  })
})

test('a mail from Gmail without a head: the first sentence is its title, the quoted part goes', () => {
  const pasted = `Hallo

De lamp in de Molstraat is 's avonds te zwak. Kan er een sterkere?

Groetjes
Piet

Op ma 23 nov 2026 om 10:12 schreef Wijkwerk <wijkwerk@voorbeeld.be>:
> Dag Piet
> Vertel gerust meer.`
  expect(parsePastedMail(pasted)).toEqual({
    title: "De lamp in de Molstraat is 's avonds te zwak",
    body: "De lamp in de Molstraat is 's avonds te zwak. Kan er een sterkere?",
    email: '',
  })
})

test('nothing gives nothing', () => {
  expect(parsePastedMail('')).toEqual({ title: '', body: '', email: '' })
})
