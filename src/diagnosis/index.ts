export * from './model/index.ts';
export { optionsTouching } from './model/touched-by.ts';
export { buildSpectrum, type SpectrumRow } from './spectrum/build-spectrum.ts';
