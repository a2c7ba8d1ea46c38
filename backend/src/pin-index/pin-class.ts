import { type IdeaKind, type IdeaStatus, type IdeaTheme, ideaKind, ideaStatus, ideaTheme } from '../contract/ideas.ts'

/** What a single pin carries on the map. */
export type PinProperties = { kind: IdeaKind; theme: IdeaTheme; status: IdeaStatus; example?: true }

/** The class of a removed row: no filter meets it, so a removed pin is gone at once. */
export const DEAD = 0

/** Every combination of kind, theme, status and example, by class number: one lookup answers three filters. */
export const PIN_CLASSES: readonly (PinProperties | undefined)[] = [
  undefined,
  ...ideaKind.options.flatMap((kind) =>
    ideaTheme.options.flatMap((theme) =>
      ideaStatus.options.flatMap((status) => [
        { kind, theme, status },
        { kind, theme, status, example: true as const },
      ]),
    ),
  ),
]

/** The class number of a pin, 1 or more. */
export function pinClass(pin: { kind: IdeaKind; theme: IdeaTheme; status: IdeaStatus; example: boolean }): number {
  const kind = ideaKind.options.indexOf(pin.kind)
  const theme = ideaTheme.options.indexOf(pin.theme)
  const status = ideaStatus.options.indexOf(pin.status)
  const combination = (kind * ideaTheme.options.length + theme) * ideaStatus.options.length + status
  return 1 + 2 * combination + (pin.example ? 1 : 0)
}

export const isExample = (someClass: number) => someClass !== DEAD && (someClass & 1) === 0

const kindOf = Uint8Array.from(PIN_CLASSES, (properties) =>
  properties ? ideaKind.options.indexOf(properties.kind) : 0,
)
const themeOf = Uint8Array.from(PIN_CLASSES, (properties) =>
  properties ? ideaTheme.options.indexOf(properties.theme) : 0,
)
const statusOf = Uint8Array.from(PIN_CLASSES, (properties) =>
  properties ? ideaStatus.options.indexOf(properties.status) : 0,
)

/** One for each class whose kind, theme and status have their bit set, else zero; removed rows never have one. */
export function allowedClasses(kinds: number, themes: number, statuses: number): Uint8Array {
  const allowed = new Uint8Array(PIN_CLASSES.length)
  for (let number = 1; number < allowed.length; number++) {
    const kind = kinds >> (kindOf[number] as number)
    const theme = themes >> (themeOf[number] as number)
    const status = statuses >> (statusOf[number] as number)
    allowed[number] = kind & theme & status & 1
  }
  return allowed
}
