import { expect, test } from 'vitest'
import { splitLinks } from './split-links.ts'

const links = (text: string) => splitLinks(text).flatMap((part) => (part.isLink ? [part.text] : []))

test('web addresses become links, without the full stop behind them', () => {
  expect(links('Zie https://www.izegem.be/wijken. Of (http://example.org/a?b=1)!')).toEqual([
    'https://www.izegem.be/wijken',
    'http://example.org/a?b=1',
  ])
})

test('nothing else becomes a link', () => {
  expect(links('javascript:alert(1) data:text/html,x www.izegem.be')).toEqual([])
})

test('no letter is lost', () => {
  const text = 'a https://b.be c\nd'
  expect(
    splitLinks(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text)
})
