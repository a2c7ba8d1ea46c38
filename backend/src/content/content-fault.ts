import { Problem } from '../http/problem.ts'
import { StartError } from '../start-error.ts'

/** A field of content that is wrong: a command prints it as one line, a route answers with it as `validation`. */
export class ContentFault extends StartError {
  readonly path: string
  readonly fault: string

  constructor(path: string, fault: string) {
    super(`${path}: ${fault}`)
    this.path = path
    this.fault = fault
  }
}

/** What `write` gives; a field that it refuses becomes the `validation` problem. */
export async function withProblems<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!(error instanceof ContentFault)) throw error
    throw new Problem('validation', { errors: [{ path: error.path, code: 'custom', message: error.fault }] })
  }
}
