import { printError } from './command.ts';
import { readStackConfig, type StackConfig } from './config.ts';
import { describeDemoSignIns } from './demo-world.ts';
import { Platform, type PlatformOptions, type StartedPlatform } from './platform.ts';

/** One Ctrl-C arrives up to three times, from the terminal, from npm and from the launcher: only a later one is a second. */
const SAME_SIGNAL_MILLISECONDS = 700;

const startedAt = performance.now();

/**
 * Brings the platform up, says so, waits for a signal and takes it down again. Resolves to the exit code: 0 after it ran; 1,
 * with one line on stderr, when it could not be started; 130 when it was stopped before it was ready.
 */
export async function runInForeground(options: PlatformOptions = {}): Promise<number> {
  const config = readStackConfig();
  const platform = new Platform(config, log, options);
  const stopSignal = onStopSignal(() => platform.kill());

  const starting = platform.start().then(
    (started) => ({ started }),
    (error: unknown) => ({ error }),
  );
  const outcome = await Promise.race([starting, stopSignal]);
  if (outcome === 'stop') {
    await stop(platform);
    return 130;
  }
  if ('error' in outcome) {
    printError(outcome.error);
    await platform.stop();
    return 1;
  }
  announce(config, outcome.started);
  await stopSignal;
  await stop(platform);
  return 0;
}

async function stop(platform: Platform): Promise<void> {
  log('stopping');
  const stoppingAt = performance.now();
  await platform.stop();
  log(`stopped in ${seconds(performance.now() - stoppingAt)}`);
}

/** Resolves when the platform is to stop. When somebody loses patience after that, calls `onSecond` and ends the process. */
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
    // Not SIGHUP: nohup has it ignored, and without nohup it ends this process, upon which the reaper stops the rest.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, handle);
    // The launcher was ended by force.
    process.once('disconnect', () => resolve('stop'));
    process.channel?.unref();
  });
}

function announce(
  { publicUrl, mailDir }: StackConfig,
  { hasDemo, hasDemoAuthAccount, authUrl }: StartedPlatform,
): void {
  const lines = [
    `ready in ${seconds(performance.now() - startedAt)}; Ctrl-C stops it`,
    '',
    `  GraphQL    ${publicUrl}/graphql`,
    `  explorer   ${publicUrl}/explorer`,
    `  readiness  ${publicUrl}/readyz`,
    ...(authUrl === null ? [] : [`  sign-in    ${authUrl}`]),
    ...(mailDir === null ? [] : [`  mail       ${mailDir}`]),
    '',
    ...(hasDemo ? [...describeDemoSignIns(hasDemoAuthAccount && authUrl !== null).map((line) => `  ${line}`), ''] : []),
  ];
  // Whoever reads "ready" has read all of it.
  console.log(lines.join('\n'));
}

function log(line: string): void {
  console.log(`${seconds(performance.now() - startedAt).padStart(7)}  ${line}`);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
