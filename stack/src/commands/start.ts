import { runCommand, printError } from '../command.ts';
import { readStackConfig, type StackConfig } from '../config.ts';
import { describeDemoSignIns } from '../demo-world.ts';
import { Platform } from '../platform.ts';

/**
 * One Ctrl-C arrives up to three times, from the terminal, from npm and from the launcher: only a later one is a second one.
 */
const SAME_SIGNAL_MILLISECONDS = 700;

const startedAt = performance.now();

/** `npm start`: brings the platform up, stays in the foreground, and on a signal takes it down again. */
await runCommand(async () => {
  const config = readStackConfig();
  const platform = new Platform(config, log);
  const stopSignal = onStopSignal(() => platform.kill());

  const outcome = await Promise.race([platform.start().catch((error: unknown) => ({ error })), stopSignal]);
  if (typeof outcome === 'object' && 'error' in outcome) {
    printError(outcome.error);
    await platform.stop();
    return 1;
  }
  if (typeof outcome === 'object') {
    announce(config, outcome.hasDemo);
    await stopSignal;
  }
  log('stopping');
  const stoppingAt = performance.now();
  await platform.stop();
  log(`stopped in ${seconds(performance.now() - stoppingAt)}`);
  // Ended before it was ready: whoever waits for it must not take that for success.
  return typeof outcome === 'object' ? 0 : 130;
});

/** Resolves when the platform is to stop. Calls `onSecond` when somebody loses patience after that, and ends the process. */
function onStopSignal(onSecond: () => void): Promise<'stop'> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const handle = () => {
      first ??= performance.now();
      resolve('stop');
      if (performance.now() - first < SAME_SIGNAL_MILLISECONDS) return;
      onSecond();
      process.exit(130);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, handle);
    // The launcher was ended by force.
    process.once('disconnect', () => resolve('stop'));
    process.channel?.unref();
  });
}

function announce(config: StackConfig, hasDemo: boolean): void {
  const lines = [
    `ready in ${seconds(performance.now() - startedAt)}; Ctrl-C stops it`,
    '',
    `  web app   ${config.publicUrl}/`,
    `  GraphQL   ${config.publicUrl}/graphql`,
    `  explorer  ${config.publicUrl}/explorer`,
    '',
    ...(hasDemo ? describeDemoSignIns().map((line) => `  ${line}`) : []),
  ];
  for (const line of lines) console.log(line);
}

function log(line: string): void {
  console.log(`${seconds(performance.now() - startedAt).padStart(7)}  ${line}`);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
