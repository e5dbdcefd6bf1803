// Colours: readable on their ground, and told apart by everybody.
import { describe, expect, it } from 'vitest'
import { type Colour, DARK, DIVERGING, LIGHT, SEQUENTIAL } from '../../src/pictures/colours.ts'

type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB. */
const VISIONS: Readonly<Record<string, Matrix>> = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}
/** Björn Ottosson's OKLab. */
const TO_CONES: Matrix = [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]]
const TO_LAB: Matrix = [[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]]

const times = (matrix: Matrix, [a, b, c]: Triple): Triple => matrix.map((row) => row[0] * a + row[1] * b + row[2] * c) as unknown as Triple

function linear(hex: string): Triple {
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : Math.exp(2.4 * Math.log((part + 0.055) / 1.055))
  }) as unknown as Triple
}

function luminance(hex: string): number {
  const [r, g, b] = linear(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

function seen(hex: string, vision: string): Triple {
  const seen = times(VISIONS[vision], linear(hex)).map((part) => Math.max(0, part)) as unknown as Triple
  return times(TO_LAB, times(TO_CONES, seen).map(Math.cbrt) as unknown as Triple)
}

function distance(a: string, b: string, vision: string): number {
  const [x, y] = [seen(a, vision), seen(b, vision)]
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2])
}

const CATEGORIES: readonly Colour[] = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8']

describe.each([{ ground: 'light', colours: LIGHT }, { ground: 'dark', colours: DARK }] as const)('on a $ground ground', ({ ground, colours }) => {
  it('marks have a contrast of 3 and texts of 4.5, as WCAG 2.2 asks', () => {
    for (const name of CATEGORIES) expect(contrast(colours[name], colours.ground), name).toBeGreaterThan(3)
    for (const name of ['ink', 'muted', 'link'] as const) {
      for (const below of [colours.ground, colours.panel]) expect(contrast(colours[name], below), name).toBeGreaterThan(4.5)
    }
  })

  it.each(Object.keys(VISIONS))('categories are told apart with %s vision', (vision) => {
    for (const [i, a] of CATEGORIES.entries()) {
      for (const b of CATEGORIES.slice(i + 1)) expect(distance(colours[a], colours[b], vision), `${a} ${b}`).toBeGreaterThan(0.095)
    }
  })

  it('ramps go one way in lightness, or away from the middle', () => {
    const lightness = (ramp: readonly string[]) => ramp.map((hex) => seen(hex, 'normal')[0])
    const sign = ground === 'light' ? -1 : 1
    const steps = (values: number[]) => values.slice(1).map((value, i) => sign * (value - values[i]))
    expect(Math.min(...steps(lightness(SEQUENTIAL[ground])))).toBeGreaterThan(0.02)
    const diverging = lightness(DIVERGING[ground])
    expect(Math.min(...steps(diverging.slice(4)), ...steps(diverging.slice(0, 5).toReversed()))).toBeGreaterThan(0.02)
    for (const vision of Object.keys(VISIONS)) expect(distance(DIVERGING[ground][1], DIVERGING[ground][7], vision), vision).toBeGreaterThan(0.1)
  })
})
