import { spawn } from 'node:child_process';

/** Runs a program to its end; resolves to its exit code (null when it could not be started) and all it has written. */
export function run(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** Shows on the terminal that `work` is under way, and how long it took. */
export async function showing(what, work) {
  const startedAt = Date.now();
  console.log(`${what} …`);
  const result = await work();
  console.log(`${what} ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return result;
}

/** The line of a program's output that says best why it failed. */
export function reasonIn(output) {
  const lines = output.split('\n').map((line) => line.trim());
  const telling = lines.filter((line) => line !== '' && !/complete log of this run|^npm (warn|notice)/i.test(line));
  return telling.find((line) => /\berr(or)?\b/i.test(line)) ?? telling.at(-1) ?? 'it said nothing';
}
