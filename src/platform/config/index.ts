export { type Config, readConfig, VARIABLES } from './config.ts';
