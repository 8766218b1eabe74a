import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@moim/stack';
import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';

const FOLDER = 'deploy/observability';

/** A question to Prometheus, and where it is asked. */
export interface Asked {
  where: string;
  expr: string;
}

export interface Panel {
  title: string;
  type: string;
  datasource: { uid: string };
  targets: { expr?: string; query?: string }[];
}

export interface Dashboard {
  uid: string;
  title: string;
  panels: Panel[];
}

export interface AlertRule {
  alert: string;
  expr: string;
  labels: { severity: string };
  annotations: { summary: string; runbook: string };
}

export function readText(file: string): string {
  return readFileSync(join(ROOT, FOLDER, file), 'utf8');
}

export function dashboards(): Dashboard[] {
  const files = globSync('grafana/dashboards/*.json', { cwd: join(ROOT, FOLDER) });
  return files.sort().map((file) => JSON.parse(readText(file)) as Dashboard);
}

export function alertRules(): AlertRule[] {
  const { groups } = parse(readText('alerts.yml')) as { groups: { rules: AlertRule[] }[] };
  return groups.flatMap(({ rules }) => rules);
}

/** Everything that dashboards and alerts ask Prometheus. */
export function allAsked(): Asked[] {
  return [
    ...dashboards().flatMap(({ title, panels }) =>
      panels.flatMap((panel) =>
        panel.targets.flatMap(({ expr }) => (expr === undefined ? [] : [{ where: `${title}: ${panel.title}`, expr }])),
      ),
    ),
    ...alertRules().map(({ alert, expr }) => ({ where: alert, expr })),
  ];
}

/** The metrics and labels that an expression names, by Prometheus' own grammar. Throws when it is none. */
export function readExpression(given: string): { metrics: string[]; labels: string[] } {
  // What Grafana puts in.
  const expr = given.replaceAll('$__rate_interval', '1m');
  const metrics = new Set<string>();
  const labels = new Set<string>();
  parser.parse(expr).iterate({
    enter({ name, type, from, to, node }) {
      const text = expr.slice(from, to);
      if (type.isError) throw new Error(`not PromQL at ${from}: ${given}`);
      if (name === 'Identifier' && node.parent?.name === 'VectorSelector') metrics.add(text);
      if (name === 'LabelName') labels.add(text);
    },
  });
  return { metrics: [...metrics], labels: [...labels] };
}
