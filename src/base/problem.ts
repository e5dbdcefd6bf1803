// Problems: what is wrong in a text, told to the person who wrote it, with the line and a caret under the part.
import { type Cell, cellsOf } from './display.ts'

export interface Problem {
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 units, as editors count. */
  readonly column: number
  /** UTF-16 units that are wrong, at least 1; may reach beyond the end of the line. */
  readonly length: number
  /** Where it stands in the document, such as `operations.relay.errand[1].share`; empty for the document itself. */
  readonly path: string
  /** In the writer's own words. */
  readonly found: string
  readonly expected: string
  /** What to write instead; a complete clause. */
  readonly hint?: string
  /** The whole line. */
  readonly source: string
}

/** Columns of a terminal that the drawn line may take. */
const WIDTH = 100
/** Columns that are always shown on either side of what is wrong. */
const CONTEXT = 10
/** Characters on either side beyond which nothing is looked at: lines may be as long as a file. */
const REACH = 8 * WIDTH
/** Problems that are drawn; the rest are counted. */
const SHOWN = 50

/** All problems as a text for a terminal, with their number at the end; it ends with a line break. */
export function renderProblems(problems: readonly Problem[], options: { readonly colour?: boolean } = {}): string {
  const paint = options.colour === true ? inColour : plain
  const drawn = problems.slice(0, SHOWN).map((problem) => renderProblem(problem, paint))
  const hidden = problems.length - drawn.length
  const rest = hidden > 0 ? `, the first ${SHOWN} of them shown` : ''
  return `${drawn.join('\n')}\n${problems.length === 1 ? '1 problem' : `${problems.length} problems`}${rest}\n`
}

/** `expected` or a hint for words that are nearly right: the nearest choice, if one is near. */
export function nearest(word: string, choices: Iterable<string>): string | undefined {
  const wanted = letters(word)
  if (wanted.length > 64) return undefined
  let best: string | undefined
  let bestDistance = Math.floor(wanted.length / 3) + (wanted.length > 1 ? 1 : 0)
  for (const choice of choices) {
    const distance = distanceOf(wanted, letters(choice))
    if (distance < bestDistance && distance < choice.length - 1) {
      best = choice
      bestDistance = distance
    }
  }
  return best
}

type Paint = (style: 'bold' | 'red' | 'cyan' | 'dim', text: string) => string

const CODES = { bold: 1, red: 31, cyan: 36, dim: 2 }
const plain: Paint = (_, text) => text
const inColour: Paint = (style, text) => `\u001B[${CODES[style]}m${text}\u001B[0m`

function renderProblem(problem: Problem, paint: Paint): string {
  const place = paint('bold', `${shown(problem.file)}:${problem.line}:${problem.column}`)
  const path = problem.path === '' ? '' : `  ${shown(problem.path)}`
  const text = `  found ${paint('red', shown(problem.found))}, expected ${shown(problem.expected)}`
  const hint = problem.hint === undefined ? [] : [`  ${paint('cyan', shown(problem.hint))}`]
  return [`${place}${path}`, text, ...hint, '', ...drawLine(problem, paint), ''].join('\n')
}

function drawLine(problem: Problem, paint: Paint): string[] {
  const start = problem.column - 1
  const end = start + problem.length
  const before = cellsOf(problem.source.slice(Math.max(0, start - REACH), start))
  const wrong = cellsOf(problem.source.slice(start, Math.min(end, start + REACH)))
  const after = cellsOf(problem.source.slice(end, end + REACH))
  const [left, middle, right] = clipped(before, wrong, after)
  const head = `${left.clipped ? '…' : ''}${left.cells.toReversed().map((cell) => cell.text).join('')}`
  const indent = widthOf(left.cells) + (left.clipped ? 1 : 0)
  const line = `${head}${join(middle)}${join(right)}`
  const number = `  ${String(problem.line).padStart(4)} | `
  const bar = `${' '.repeat(number.length - 2)}| `
  const carets = '^'.repeat(Math.max(1, widthOf(middle.cells)))
  return [
    `${paint('dim', number)}${line}`.trimEnd(),
    `${paint('dim', bar)}${' '.repeat(indent)}${paint('red', carets)}`,
  ]
}

/** Cut on both sides where the line is too wide; what is wrong comes first. */
function clipped(before: readonly Cell[], wrong: readonly Cell[], after: readonly Cell[]): [Clipped, Clipped, Clipped] {
  const middle = clip(wrong, WIDTH)
  const room = WIDTH - widthOf(middle.cells)
  const wanted = { left: widthOf(before), right: widthOf(after) }
  const left = clip(before.toReversed(), Math.max(Math.ceil(room / 2), room - wanted.right, CONTEXT))
  const right = clip(after, Math.max(room - widthOf(left.cells), CONTEXT))
  return [left, middle, middle.clipped ? { cells: [], clipped: false } : right]
}

interface Clipped {
  readonly cells: readonly Cell[]
  readonly clipped: boolean
}

function clip(cells: readonly Cell[], room: number): Clipped {
  let width = 0
  const end = cells.findIndex((cell) => (width += cell.width) > room)
  return end < 0 ? { cells, clipped: false } : { cells: cells.slice(0, end), clipped: true }
}

function join(part: Clipped): string {
  return part.cells.map((cell) => cell.text).join('') + (part.clipped ? '…' : '')
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0)
}

function shown(text: string): string {
  return cellsOf(text).map((cell) => cell.text).join('')
}

/** Hyphens, underscores and capitals are no difference. */
function letters(word: string): string {
  return word.toLowerCase().replaceAll(/[-_ ]/g, '')
}

/** A word that begins with the other is one step away: Sunday and sun. */
function distanceOf(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length > 2 && short !== long && long.startsWith(short) ? 1 : editDistance(a, b)
}

/** Insertions, deletions, replacements and exchanges of neighbours that turn one word into the other. */
function editDistance(a: string, b: string): number {
  let older: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1)
    }
    older = last
    last = row
  }
  return last[b.length]
}
