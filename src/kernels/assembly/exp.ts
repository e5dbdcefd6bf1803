// JavaScript's own exponential, where others must find the same bits: this language has another one.

@external('env', 'exp')
export declare function exp(power: f64): f64
