/** What the build makes of the kernel (see compile.ts): WebAssembly in base64. */
declare module '*?wasm=f32' {
  export const wasm: string;
}
declare module '*?wasm=f64' {
  export const wasm: string;
}
