// Colours, each for a light and for a dark ground, told apart by colour-blind people too.
//
// Found by search over OKLCH: contrast with the ground at least 3.2 (WCAG 1.4.11 asks for 3), and the least distance of
// two colours as seen with normal vision, protanopia, deuteranopia and tritanopia (Machado, Oliveira and Fernandes 2009)
// as large as could be found. A test holds both. `c1` is kept for what the dataset is about, relay operations, and
// grey `c8` for those who are merely there.

export type Colour = 'c1' | 'c2' | 'c3' | 'c4' | 'c5' | 'c6' | 'c7' | 'c8' | 'ink' | 'muted'
/** The other colours, in the order in which they are to be given away. */
export const OTHERS: readonly Colour[] = ['c2', 'c3', 'c4', 'c5', 'c6', 'c7']

export const LIGHT: Readonly<Record<Colour | 'ground' | 'panel' | 'grid' | 'link', string>> = {
  ground: '#ffffff', panel: '#f5f6f8', grid: '#dfe3e8', link: '#2b62c9', ink: '#1b222b', muted: '#59636f',
  c1: '#a20901', c2: '#2b62c9', c3: '#015b47', c4: '#b3801e', c5: '#7d4e8c', c6: '#1d99d2', c7: '#47216e', c8: '#82868a',
}
export const DARK: typeof LIGHT = {
  ground: '#11161d', panel: '#1a212b', grid: '#313b47', link: '#5fc5fb', ink: '#e8ecf1', muted: '#a4afbb',
  c1: '#c83f17', c2: '#3a73ed', c3: '#bafddd', c4: '#d09400', c5: '#8d5e9f', c6: '#5fc5fb', c7: '#f1c632', c8: '#969697',
}

/** From little to much: blues whose lightness goes one way, away from the ground. */
export const SEQUENTIAL = {
  light: ['#ebf7fd', '#b5e3fe', '#81ccfe', '#49b3fe', '#3598e8', '#2d7dce', '#2c64ae', '#2a4d8a', '#263864'],
  dark: ['#16233f', '#0b3465', '#004e87', '#086aa2', '#0e87be', '#2fa4d5', '#5dc1e5', '#8edcf3', '#c6f5ff'],
} as const

/** From below to above a middle: blue to orange, which nobody confuses. */
export const DIVERGING = {
  light: ['#05569b', '#487cb5', '#7fa2c9', '#b6c8dc', '#eeeeee', '#e1c6b7', '#d29d80', '#c17549', '#a84e05'],
  dark: ['#73bffe', '#5b97c8', '#4b708f', '#3a4b5a', '#292929', '#594436', '#8e6040', '#c57d49', '#fe9c53'],
} as const

export const LEVELS = 9

/** The class of level 0 to 8 of a ramp. */
export function levelClass(ramp: 'sequential' | 'diverging', level: number): string {
  return `${ramp === 'sequential' ? 'q' : 'd'}${level}`
}

/** The level of a value between `from` and `to`. */
export function levelOf(value: number, from: number, to: number): number {
  if (!(to > from)) return 0
  return Math.min(LEVELS - 1, Math.max(0, Math.floor((LEVELS * (value - from)) / (to - from))))
}
