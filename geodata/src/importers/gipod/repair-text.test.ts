import fc from 'fast-check'
import { expect, test } from 'vitest'
import { repairText } from './repair-text.ts'

const latin1 = new TextDecoder('latin1')
/** What a program shows that takes UTF-8 for Windows-1252 (which is what this label means on the web). */
const spoil = (text: string) => latin1.decode(new TextEncoder().encode(text))

test.each([
  ['24mÂ²', '24m²'],
  ['cafÃ© op de hoek', 'café op de hoek'],
  ['â€œdoorgangâ€\u009d â‚¬ 5', '“doorgang” € 5'],
  ['tussen nr. 2 â€“ 64', 'tussen nr. 2 – 64'],
  ['Ã©Ã©n kant, de andere is één', 'één kant, de andere is één'],
  [spoil(spoil('reëel')), 'reëel'],
])('%s is %s', (broken, right) => {
  expect(repairText(broken)).toBe(right)
})

test.each(['één', 'CAFÉ’S', '«É»', 'Å', 'Â', 'âge', 'Ångström', '5 °C', '€ 5 – 10', 'Ägypten', 'Ã', 'naïef'])(
  '%s was right and stays',
  (text) => {
    expect(repairText(text)).toBe(text)
  },
)

const letters = [...'abcdeéëèïöüçÉËÀâêôûœß²³°€–’“”… ()/.,0123456789']
const words = fc
  .array(fc.constantFrom(...letters), { maxLength: 60 })
  .map((signs) => signs.join(''))
  // Nobody can tell these from a broken sign: “â€œ” is how “ looks when it broke.
  .filter((text) => !/â[€–’“”…œ²³°]{2}/u.test(text))

test('right text stays, broken text is as it was before it broke', () => {
  fc.assert(
    fc.property(words, (text) => {
      expect(repairText(text)).toBe(text)
      expect(repairText(spoil(text))).toBe(text)
    }),
  )
})
