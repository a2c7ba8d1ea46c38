import { StartError } from '../start-error.ts'
import type { Act, ContentCommand } from './command.ts'
import { consultationCommand } from './consultations.ts'
import { openDesk } from './desk.ts'
import { roomCommand } from './rooms.ts'
import { workCommand } from './works.ts'

const COMMANDS: Record<string, ContentCommand> = {
  work: workCommand,
  consultation: consultationCommand,
  room: roomCommand,
}

/** What `npm run content -- <words>` asks; throws a StartError that says what is wrong with the words. */
export async function prepareContent([kind = '', ...words]: string[], open = openDesk): Promise<Act> {
  const command = Object.hasOwn(COMMANDS, kind) ? COMMANDS[kind] : undefined
  if (!command) throw usage(Object.values(COMMANDS))
  if (words.length === 0) throw usage([command])
  return command.prepare(words, open)
}

const usage = (commands: ContentCommand[]) =>
  new StartError(
    commands
      .flatMap((command) => command.usage)
      .map((line, index) => `${index === 0 ? 'Usage:' : '      '} npm run content -- ${line}`)
      .join('\n'),
  )
