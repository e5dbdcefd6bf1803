// The style sheet of pictures: colours as variables, light by default and on paper, dark where that is preferred.
import { DARK, DIVERGING, LIGHT, SEQUENTIAL } from './colours.ts'

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif'

function variables(colours: Readonly<Record<string, string>>, sequential: readonly string[], diverging: readonly string[]): string {
  return [
    ...Object.entries(colours).map(([name, value]) => `--${name}:${value}`),
    ...sequential.map((value, i) => `--q${i}:${value}`),
    ...diverging.map((value, i) => `--d${i}:${value}`),
  ].join(';')
}

const painted = [...Object.keys(LIGHT), ...SEQUENTIAL.light.map((_, i) => `q${i}`), ...DIVERGING.light.map((_, i) => `d${i}`)]
  .map((name) => `.${name}{color:var(--${name})}`).join('')

/** The variables alone. */
export const COLOURS = `:root{${variables(LIGHT, SEQUENTIAL.light, DIVERGING.light)}}`
  + `@media screen and (prefers-color-scheme:dark){:root{${variables(DARK, SEQUENTIAL.dark, DIVERGING.dark)};--faint:.7}}`

/** What marks look like; they are painted in their `color`. */
export const PICTURES = `${painted}
.picture{font:12px ${FONT};fill:var(--ink);font-variant-numeric:tabular-nums}
.picture text{fill:var(--ink)}.picture .tick{fill:var(--muted)}.picture .title{font-size:15px;font-weight:600}
.picture .grid{stroke:var(--grid);fill:none}.picture .axis{stroke:var(--muted);fill:none}
.picture .line{stroke:currentColor;fill:none;stroke-width:1.75;stroke-linejoin:round;stroke-linecap:round}
.picture .halo{stroke:var(--ground);fill:none;stroke-width:4;stroke-linecap:round}
.picture .strong{stroke-width:2.75}
.picture .fill{fill:currentColor;stroke:none}.picture .faint{fill-opacity:var(--faint,.45)}
.picture .outlined{stroke:var(--ground);stroke-width:1}
.picture .rule{stroke:currentColor;fill:none;stroke-width:1.25}
.picture .on-fill{fill:var(--ground)}`.replaceAll('\n', '')
