// Tests: what is run, and the line that closes it.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/closing-line.ts'],
    maxWorkers: '100%', // by default one core is left idle, which of two is half
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { NO_COLOR: '1', LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.UTF-8' },
  },
})
