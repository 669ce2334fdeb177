#!/usr/bin/env node
/** The command `proda` of an installed package. */
import { bootstrap } from './bootstrap.mjs';

process.exitCode = await bootstrap(['cli', ...process.argv.slice(2)]);
