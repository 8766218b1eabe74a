import { DiagLogLevel, diag } from '@opentelemetry/api';

/** A collector that is away would be complained of with every batch. */
const EVERY_MS = 60_000;

/** Says, at most once a minute and in a line as logs have them, what OpenTelemetry cannot do: nobody else waits for it, so nobody else would notice. */
export function sayProblems(write: (line: string) => void): void {
  let saidAt = Number.NEGATIVE_INFINITY;
  const say = (message: string) => {
    const now = Date.now();
    if (now - saidAt < EVERY_MS) return;
    saidAt = now;
    write(JSON.stringify({ level: 40, time: now, msg: 'traces cannot be sent', reason: message.slice(0, 500) }));
  };
  const nothing = () => {};
  diag.setLogger(
    { error: say, warn: say, info: nothing, debug: nothing, verbose: nothing },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
}
