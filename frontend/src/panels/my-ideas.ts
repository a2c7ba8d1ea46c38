import { readDevice, writeDevice } from '../ui/device-storage.ts'

/** An idea that was sent from this device, with its private link. */
export type MyIdea = { number: string; title: string; link: string; sentOn: string }

const NAME = 'wijkwerk.mijn-ideeen'
const MAX_KEPT = 50

const isMyIdea = (value: unknown): value is MyIdea =>
  typeof value === 'object' && value !== null && 'number' in value && 'link' in value && 'title' in value

/** The ideas that this device sent, newest first. */
export function readMyIdeas(): MyIdea[] {
  try {
    const kept: unknown = JSON.parse(readDevice(NAME) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isMyIdea) : []
  } catch {
    // What another version of this page left behind is no reason to fail.
    return []
  }
}

/** True when this device once kept an idea, also after the last one was taken off the list. */
export const hadMyIdeas = () => readDevice(NAME) !== null

const writeMyIdeas = (ideas: readonly MyIdea[]) => writeDevice(NAME, JSON.stringify(ideas.slice(0, MAX_KEPT)))

/** Adds an idea to the list on this device. */
export const rememberMyIdea = (idea: MyIdea) =>
  writeMyIdeas([idea, ...readMyIdeas().filter(({ number }) => number !== idea.number)])

/** Takes an idea off the list on this device. */
export const forgetMyIdea = (number: string) => writeMyIdeas(readMyIdeas().filter((idea) => idea.number !== number))
