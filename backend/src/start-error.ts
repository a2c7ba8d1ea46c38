/** Something that keeps the application from starting; its message is one sentence, printed alone. */
export class StartError extends Error {
  override name = 'StartError'
}
