/** One file, with gzip and zip already undone. */
export type SourceFile = {
  /** Without its folder; in a zip the name of the entry. */
  name: string
  /** Its bytes, piece by piece, from the start each time it is called: for files of any size. */
  stream: () => AsyncIterable<Uint8Array>
  /** All its bytes; an ImportError past 400 MB. */
  read: () => Promise<Uint8Array>
  /** The same as text; an ImportError where it is not in that encoding (UTF-8 unless told). */
  text: (encoding?: string) => Promise<string>
}

/** What was named on the command line: a file, an archive, or an address with its pages. */
export type Source = {
  /** The name without folder, or the address without query and password: fit to be kept and shown. */
  name: string
  /** SHA-256 in hexadecimal of the bytes as they came, all pages after one another. */
  sha256: string
  /** The day on which it was fetched, `null` for a file. */
  fetchedOn: string | null
  /** The file, the entries of the archive, or the pages: never none. */
  files: SourceFile[]
  /** Removes what was kept for reading. */
  close: () => Promise<void>
}
