// WebAssembly as far as it is used here: the types of Node 20 do not name it.

interface WebAssembly {
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number }) => { readonly buffer: ArrayBuffer }
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: Readonly<Record<string, object>>) => { readonly exports: object }
}

export const { Memory, Module, Instance } = (globalThis as unknown as { readonly WebAssembly: WebAssembly }).WebAssembly
