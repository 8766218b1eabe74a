import { expect, test } from 'vitest';
import { DATABASES } from '../src/index.ts';
import { metricsPorts } from '../src/supervisor/metrics-ports.ts';

const all = [...DATABASES, 'gateway'] as const;

test('each service has a port of its own for metrics: the gateway the one that is given, the others those after it', () => {
  const portOf = metricsPorts('9464');
  expect(portOf('gateway')).toEqual({ METRICS_PORT: '9464' });
  const ports = all.map((name) => Number(portOf(name).METRICS_PORT)).sort();
  expect(ports).toEqual(all.map((_, i) => 9464 + i));
});

test.each([undefined, '', '0', 'a port'])('%s is left as it is', (given) => {
  for (const name of all) expect(metricsPorts(given)(name)).toEqual({});
});
