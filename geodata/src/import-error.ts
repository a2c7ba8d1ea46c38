/** A reason to refuse a file or a run; its message is one sentence, printed alone. Nothing was changed. */
export class ImportError extends Error {
  override name = 'ImportError'
}
