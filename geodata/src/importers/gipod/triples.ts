import type { JsonLdDocument } from 'jsonld'
import { Parser } from 'n3'
import { ImportError } from '../../import-error.ts'

/** What a triple says of something: an address, or a value. */
export type Term = { termType: string; value: string }
export type Triple = { subject: Term; predicate: Term; object: Term }

/** Triples by subject and predicate. */
export type Graph = {
  subjects: () => Iterable<string>
  all: (subject: string, predicate: string) => string[]
  one: (subject: string, predicate: string) => string | null
}

/** Reads Turtle. Throws an ImportError where it is broken. */
export function readTurtle(text: string, file: string): Graph {
  // A gateway may leave its own {{placeholders}} in addresses, where braces are not allowed.
  const addresses = text.replace(/<https?:[^<>"\n]*>/g, (address) => address.replace(/[{} ]/g, encodeURIComponent))
  // Some write the type of text with a language, but not its language, which the reader holds for broken.
  const plain = addresses.replace(/"\^\^(?:rdf:langString|<[^>]*#langString>)/g, '"')
  try {
    return graphOf(new Parser().parse(plain))
  } catch (error) {
    throw new ImportError(`${file} is not Turtle (${error instanceof Error ? error.message : error}).`, {
      cause: error,
    })
  }
}

/** Reads JSON-LD that holds its own context: nothing is ever fetched. Throws an ImportError where it is broken. */
export async function readJsonLd(document: object, file: string): Promise<Graph> {
  // A large library that few runs need.
  const { default: jsonld } = await import('jsonld')
  try {
    // An object or an array is what JSON-LD is written in; the library checks the rest.
    return graphOf((await jsonld.toRDF(document as JsonLdDocument, { documentLoader: refuse })) as Triple[])
  } catch (error) {
    const context = /"url":"([^"]+)"/.exec(JSON.stringify(error))?.[1]
    if (context)
      throw new ImportError(`${file} refers to ${context}: put that context in the file itself.`, { cause: error })
    throw new ImportError(`${file} is not JSON-LD (${error instanceof Error ? error.message : error}).`, {
      cause: error,
    })
  }
}

const refuse = (address: string) => Promise.reject(new Error(`${address} is not fetched`))

function graphOf(triples: Triple[]): Graph {
  const bySubject = new Map<string, Map<string, string[]>>()
  for (const { subject, predicate, object } of triples) {
    const about = bySubject.get(keyOf(subject)) ?? new Map<string, string[]>()
    bySubject.set(keyOf(subject), about)
    about.set(predicate.value, [...(about.get(predicate.value) ?? []), keyOf(object)])
  }
  const all: Graph['all'] = (subject, predicate) => bySubject.get(subject)?.get(predicate) ?? []
  return { subjects: () => bySubject.keys(), all, one: (subject, predicate) => all(subject, predicate)[0] ?? null }
}

// One library gives blank nodes as b0, the other as _:b0 or n3-0.
const keyOf = ({ termType, value }: Term) =>
  termType === 'BlankNode' && !value.startsWith('_:') ? `_:${value}` : value
