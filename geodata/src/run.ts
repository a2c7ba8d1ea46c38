import { runCommand } from './command.ts'

process.exitCode = await runCommand(process.argv.slice(2), process.env, {
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
})
