import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const REQUIREMENTS = join(HERE, 'requirements.txt');

/** What a script did, by its own last line. */
export interface Done {
  /** Of the script, its arguments and what went in: the same again is not done again. */
  readonly key: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly [fact: string]: unknown;
}

/** The scripts of this folder in an environment with the pinned packages. */
export interface Python {
  /**
   * Runs `<script>.py`; its output goes to the log, its last line is read. As many at once as there are places. `inputs` are contents or keys of what
   * it reads: a run that was cut short goes on where it was.
   */
  run(
    script: 'train' | 'evaluate',
    args: readonly string[],
    options: { log: string; cwd?: string; inputs: readonly string[] },
  ): Promise<Done>;
}

/**
 * `venv` is made with `python3 -m venv` when it is not there, and gets the packages of requirements.txt once (about 6 GB on Linux, because the
 * default build of PyTorch brings what an accelerator needs).
 */
export async function preparePython(venv: string, places: number, say: (text: string) => void): Promise<Python> {
  const python = join(venv, 'bin', 'python');
  const stamp = join(venv, 'proda-requirements.txt');
  const wanted = await readFile(REQUIREMENTS, 'utf8');
  if (!existsSync(python)) {
    say(`Making ${venv}`);
    await finish('python3', ['-m', 'venv', venv], join(venv, '..', 'venv.log'));
  }
  if (!existsSync(stamp) || (await readFile(stamp, 'utf8')) !== wanted) {
    say('Installing the packages of requirements.txt, a few minutes the first time');
    await finish(python, ['-m', 'pip', 'install', '-r', REQUIREMENTS], join(venv, 'install.log'));
    await writeFile(stamp, wanted);
  }
  const limit = pLimit(places);
  return {
    run: (script, args, { log, cwd, inputs }) =>
      limit(async () => {
        const source = await readFile(join(HERE, `${script}.py`), 'utf8');
        const key = createHash('sha256')
          .update([wanted, source, ...args, ...inputs].join('\0'))
          .digest('hex');
        const known = await readLast(log);
        if (known?.key === key) return known;
        await finish(python, [join(HERE, `${script}.py`), ...args], log, cwd);
        const done = await readLast(log);
        if (done === null) throw new Error(`${script}.py did not say what it did; see ${log}`);
        await appendFile(log, `${JSON.stringify({ ...done, key })}\n`);
        return { ...done, key };
      }),
  };
}

/** The last line of a log, or null where it is not one that a script ends with. */
async function readLast(log: string): Promise<Done | null> {
  if (!existsSync(log)) return null;
  try {
    return JSON.parse((await readFile(log, 'utf8')).trimEnd().split('\n').at(-1)!) as Done;
  } catch {
    return null;
  }
}

/** One thread each: several run side by side, and threads that wait for one another waste the most on a busy machine. */
const THREADS = { OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1', TOKENIZERS_PARALLELISM: 'false' };
/** Nothing is looked up anywhere: model, tokenizer and data are all on disk. */
const OFFLINE = { HF_HUB_OFFLINE: '1', HF_DATASETS_OFFLINE: '1', HF_HUB_DISABLE_TELEMETRY: '1' };

async function finish(command: string, args: readonly string[], log: string, cwd?: string): Promise<void> {
  await mkdir(join(log, '..'), { recursive: true });
  const offline = command.endsWith('python3') || args.includes('pip') ? {} : OFFLINE;
  const child = spawn(command, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...THREADS, ...offline },
  });
  const out = createWriteStream(log);
  child.stderr.pipe(out, { end: false });
  child.stdout.pipe(out, { end: false });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  await new Promise((resolve) => out.end(resolve));
  if (code !== 0) throw new Error(`${command} ${args[0]} ended with ${code ?? signal}; see ${log}`);
}
