// Mutants: wrong programs that several laws have to notice.
import { vi } from 'vitest'
import { LookBack } from '../../src/crowd/look-back.ts'
import { Mistakes } from '../../src/crowd/mistakes.ts'
import { Day } from '../../src/traffic/day.ts'

const { isBarred } = Mistakes.prototype
const { run } = Day.prototype
const { engaged } = LookBack.prototype

/** A method that knows of no bar by mistake while it runs. */
function forgetful<This, These extends unknown[], T>(method: (this: This, ...these: These) => T): (this: This, ...these: These) => T {
  return function forgetting(...these) {
    Mistakes.prototype.isBarred = () => false
    try {
      return method.apply(this, these)
    } finally {
      Mistakes.prototype.isBarred = isBarred
    }
  }
}

/** From here on the day lets everybody call whom the pass has found barred by mistake; until mocks are restored. */
export function forgetBarsByDay(): void {
  vi.spyOn(Day.prototype, 'run').mockImplementation(forgetful(run))
}

/** The same of looking back. */
export function forgetBarsBefore(): void {
  vi.spyOn(LookBack.prototype, 'engaged').mockImplementation(forgetful(engaged))
}
