// The one generator of seedrandom that is used: its index would load seven, in every thread.
declare module 'seedrandom/lib/alea.js' {
  import seedrandom from 'seedrandom'
  export default seedrandom.alea
}
