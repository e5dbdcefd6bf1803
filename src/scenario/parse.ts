// Parsing: YAML 1.2 to parts, or every reason why not; nested, repeated and tagged things are bounded.
import { Composer, CST, type Document, Lexer, Parser, type YAMLError } from 'yaml'
import type { Problem } from '../base/problem.ts'
import { type Complaint, type Source, problemAt } from './source.ts'
import type { Part } from './part.ts'
import { partsOf } from './compose.ts'

/** A scenario needs eight. */
export const MAX_DEPTH = 32
const MAX_ERRORS = 20
/** Words and signs of a text; a scenario with all that the limits allow has fewer. */
const MAX_LEXEMES = 120_000
/** Documents, and errors between them. */
const MAX_TOKENS = 100

/** The parts of the text from `start` on; undefined if there are none to speak of. */
export function parse(source: Source, start: number, problems: Problem[]): Part | undefined {
  const text = source.text.slice(start)
  const say = (from: number, to: number, complaint: Complaint) =>
    void problems.push(problemAt({ source, from: from + start, to: to + start }, '', complaint))
  const documents = compose(text, say)
  if (!documents) return undefined
  const [document, second] = documents
  if (second) say(second.range[0], second.range[0] + 3, { found: 'a second document', expected: 'one document' })
  const errors = [...document.errors, ...document.warnings]
  for (const error of errors.slice(0, MAX_ERRORS)) say(error.pos[0], error.pos[1], complaintOf(error))
  if (document.directives.yaml.explicit && document.directives.yaml.version !== '1.2') {
    say(0, 5, { found: `YAML ${document.directives.yaml.version}`, expected: 'YAML 1.2' })
    return undefined
  }
  if (second || errors.some(({ code }) => code !== 'TAG_RESOLVE_FAILED')) return undefined
  if (!document.contents) {
    say(0, 1, { found: 'nothing', expected: start > 0 ? 'a value' : 'a scenario' })
    return undefined
  }
  return partsOf(document.contents, { source, start, problems })
}

type Say = (from: number, to: number, complaint: Complaint) => void

function compose(text: string, say: Say): Document.Parsed[] | undefined {
  const bounds: Bounds = {}
  const composer = new Composer({
    version: '1.2', schema: 'core', merge: false, resolveKnownTags: false, uniqueKeys: false,
    prettyErrors: false, logLevel: 'silent',
  })
  const documents = Array.from(composer.compose(boundedTokens(text, bounds), true, text.length)) as Document.Parsed[]
  if (bounds.broken === undefined) return documents
  say(bounds.broken.at, bounds.broken.at + 1, bounds.broken.complaint)
  return undefined
}

const TOO_DEEP = { found: `more than ${MAX_DEPTH} levels`, expected: 'fewer maps and lists inside each other' }
const TOO_MUCH = { found: 'no end', expected: `a scenario of at most ${MAX_LEXEMES} words and signs` }

interface Bounds {
  broken?: { readonly at: number; readonly complaint: Complaint }
}

/** The library's tokens; they end where a bound is broken. */
function* boundedTokens(text: string, bounds: Bounds): Generator<CST.Token> {
  const parser = new Parser()
  let lexemes = 0
  let tokens = 0
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      if (tokens++ < MAX_TOKENS) yield token
      else return
    }
    const complaint = parser.stack.length > MAX_DEPTH ? TOO_DEEP : ++lexemes > MAX_LEXEMES ? TOO_MUCH : undefined
    if (complaint) {
      bounds.broken = { at: Math.max(0, parser.offset - 1), complaint }
      return
    }
  }
  yield* parser.end()
}

/** Where the library's words say less than these. */
const COMPLAINTS: Partial<Record<YAMLError['code'], Complaint>> = {
  TAG_RESOLVE_FAILED: { found: 'a tag', expected: 'none but those of YAML itself' },
  TAB_AS_INDENT: { found: 'a tab', expected: 'spaces at the beginning of a line' },
  BLOCK_AS_IMPLICIT_KEY: {
    found: 'a map or list on the line of a key', expected: 'it on a line of its own, or in { } or [ ]',
  },
  BAD_DQ_ESCAPE: { found: 'an unknown escape', expected: String.raw`one such as \n or \\, or single quotes` },
  MULTILINE_IMPLICIT_KEY: { found: 'a key without ": "', expected: 'key: value' },
}

function complaintOf(error: YAMLError): Complaint {
  return COMPLAINTS[error.code] ?? { found: `what is no YAML (${error.message})`, expected: 'YAML 1.2' }
}
