import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

const TELEMETRY = new URL('../src/index.ts', import.meta.url).href;

/** The modules that a process has loaded once it has begun to be seen as `env` says. */
function modulesLoaded(env: Record<string, string>): string[] {
  const program = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
    const { startTelemetry, telemetryEnv } = await import(${JSON.stringify(TELEMETRY)});
    const { z } = await import('zod');
    const config = z.object(telemetryEnv).parse(process.env);
    const telemetry = await startTelemetry({ service: 'user', config: { ...config, HOST: '127.0.0.1' } });
    await telemetry.stop();
    console.log(JSON.stringify(loaded));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    env: { PATH: process.env.PATH, ...env },
    cwd: new URL('..', import.meta.url),
    encoding: 'utf8',
  });
  return JSON.parse(output) as string[];
}

/** All but its interface, which prom-client brings along. */
const ofOpenTelemetry = (urls: string[]) =>
  urls.filter((url) => /opentelemetry|\/otel\//.test(url) && !url.includes('@opentelemetry/api/'));

test('without a collector nothing of OpenTelemetry is loaded', () => {
  const loaded = modulesLoaded({});
  expect(loaded.length).toBeGreaterThan(0);
  expect(ofOpenTelemetry(loaded)).toEqual([]);
});

test('with one, it is; that it is away keeps no service from starting or stopping', () => {
  // Nobody listens there.
  const loaded = modulesLoaded({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
  expect(ofOpenTelemetry(loaded).length).toBeGreaterThan(0);
});
