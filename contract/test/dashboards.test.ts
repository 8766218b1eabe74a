import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASES, ROOT } from '@moim/stack';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { alertRules, allAsked, dashboards, readExpression, readText } from './dashboards.ts';

const compose = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<
    string,
    { environment?: Record<string, unknown>; ports?: string[]; volumes?: unknown[]; profiles?: string[] }
  >;
};

test('every expression of dashboards and alerts is PromQL', () => {
  expect(allAsked().length).toBeGreaterThan(60);
  for (const { where, expr } of allAsked()) {
    expect(() => readExpression(expr), where).not.toThrow();
    expect(readExpression(expr).metrics.length, where).toBeGreaterThan(0);
  }
  expect(() => readExpression('sum by (le (rate(a[5m]))')).toThrow('not PromQL');
});

test('there are dashboards of the whole, of one subgraph, and of events and realtime, each panel with its own source', () => {
  expect(dashboards().map(({ uid }) => uid)).toEqual(['moim-events', 'moim-overview', 'moim-subgraph']);
  const { datasources } = parse(readText('grafana/provisioning/datasources/datasources.yml')) as {
    datasources: { uid: string; url: string }[];
  };
  const uids = datasources.map(({ uid }) => uid);
  for (const { title, panels } of dashboards()) {
    expect(new Set(panels.map((panel) => panel.title)).size, title).toBe(panels.length);
    for (const panel of panels) {
      expect(uids, `${title}: ${panel.title}`).toContain(panel.datasource.uid);
      expect(panel.targets.length, `${title}: ${panel.title}`).toBeGreaterThan(0);
    }
  }
  for (const { url } of datasources) expect(Object.keys(compose.services)).toContain(new URL(url).hostname);
});

test('each alert says what to do, in a section of docs/observability.md', () => {
  const docs = readFileSync(join(ROOT, 'docs/observability.md'), 'utf8');
  for (const { alert, labels, annotations } of alertRules()) {
    expect(['page', 'ticket'], alert).toContain(labels.severity);
    expect(annotations.runbook).toBe(`docs/observability.md#${alert.toLowerCase()}`);
    expect(docs).toContain(`### ${alert}\n`);
  }
});

test('Prometheus reads every service that compose runs, and what compose mounts is there', () => {
  const { scrape_configs } = parse(readText('prometheus.yml')) as {
    scrape_configs: { static_configs: { targets: string[] }[] }[];
  };
  const targets = scrape_configs.flatMap(({ static_configs }) => static_configs.flatMap((one) => one.targets));
  const services = [...DATABASES, 'gateway', 'realtime'];
  const expected = services.map((name) => `${name}:${compose.services[name]?.environment?.METRICS_PORT}`);
  expect(targets.sort()).toEqual(expected.sort());
  for (const name of services) {
    expect(compose.services[name]?.environment, name).toHaveProperty('OTEL_EXPORTER_OTLP_ENDPOINT');
  }
  const observers = Object.values(compose.services).filter(({ profiles }) => profiles?.includes('observability'));
  expect(observers.length).toBe(3);
  // Nobody signs in there: from this machine alone.
  for (const port of observers.flatMap(({ ports = [] }) => ports)) expect(port).toMatch(/^127\.0\.0\.1:/);
  const mounted = observers
    .flatMap(({ volumes = [] }) => volumes.map(String))
    .filter((volume) => volume.startsWith('./'));
  expect(mounted.length).toBe(5);
  for (const volume of mounted) expect(existsSync(join(ROOT, volume.split(':')[0] ?? '')), volume).toBe(true);
});
