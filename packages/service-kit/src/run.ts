import { ConfigError } from './config.ts';

/** A service that runs. `stop` ends it in order and may be called once. */
export interface RunningService {
  stop(): Promise<void>;
}

const STOP_DEADLINE_MS = 4_500;

/**
 * The life of a service's process: start it, stop it on SIGTERM or SIGINT, or when the process that started it goes away.
 * A wrong environment ends the process with code 1 and one line for each variable.
 */
export async function runService(name: string, start: () => Promise<RunningService>): Promise<void> {
  let service: RunningService;
  try {
    service = await start();
  } catch (error) {
    if (error instanceof ConfigError) for (const line of error.lines) console.error(`${name}: ${line}`);
    else console.error(`${name}: could not start:`, error);
    process.exit(1);
  }
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    service.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(`${name}: did not stop cleanly:`, error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // A launcher that is killed cannot send a signal, but its IPC channel closes.
  process.on('disconnect', stop);
}
