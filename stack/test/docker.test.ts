import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { DATABASES, folderOf, ROOT, SUBGRAPHS } from '../src/index.ts';

// There is no Docker engine where these tests run: what can be said of the files without one.
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const dockerfile = read('Dockerfile');

interface ComposeService {
  image: string;
  profiles?: string[];
  command?: string[];
  ports?: string[];
  environment?: Record<string, string>;
  volumes?: (string | { volume?: { subpath?: string }; read_only?: boolean })[];
}
const { services } = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, ComposeService> };

test('the image takes the manifest of every package, so that the lockfile fits', () => {
  const packages = globSync(['*/package.json', 'packages/*/package.json', 'subgraphs/*/package.json'], {
    cwd: ROOT,
    exclude: ['node_modules'],
  });
  expect(packages.length).toBeGreaterThan(10);
  for (const manifest of packages) expect(dockerfile, manifest).toContain(`COPY ${manifest} ${dirname(manifest)}/\n`);
});

test('the image has every generated client, and does not run as root', () => {
  for (const name of DATABASES) {
    const folder = `${folderOf(name)}/src/generated`;
    expect(dockerfile).toContain(`COPY --from=generated /moim/${folder} ${folder}\n`);
  }
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toMatch(/^HEALTHCHECK /m);
});

test('compose runs every service with its own keys, read only, and reaches only the gateway and the sign-in server', () => {
  for (const name of [...DATABASES, 'gateway'] as const) {
    const service = services[name];
    expect(service?.image).toBe('moim');
    expect(service?.command).toEqual(['node', `${folderOf(name)}/src/index.ts`]);
    expect(service?.volumes).toEqual([
      expect.objectContaining({ read_only: true, volume: { subpath: `services/${name}` } }),
      // Photos: nobody else reads or writes them.
      ...(name === 'content' ? [`media:${service?.environment?.MEDIA_DIR}`] : []),
      // Letters, while there is no mail server.
      ...(name === 'user' || name === 'auth' ? [`mail:${service?.environment?.MAIL_DIR}`] : []),
    ]);
  }
  // Readers are as the one that writes, but for what they do.
  const { content, 'content-reader': reader } = services;
  expect(content?.environment?.ROLE).toBe('writer');
  expect(reader).toEqual({
    ...content,
    deploy: { replicas: 2 },
    environment: { ...content?.environment, ROLE: 'reader' },
  });
  expect(services.realtime?.command).toEqual(['node', 'gateway/src/realtime/index.ts']);
  expect(services.realtime?.volumes).toEqual(services.gateway?.volumes);
  expect(services.gateway?.environment?.REALTIME_URL).toBe('http://realtime:4000');
  for (const name of SUBGRAPHS)
    expect(services.gateway?.environment?.[`${name.toUpperCase()}_URL`]).toBe(`http://${name}:4000/graphql`);
  expect(
    Object.keys(services)
      .filter((name) => services[name]?.ports && !services[name]?.profiles)
      .sort(),
  ).toEqual(['auth', 'gateway']);
});

test('neither file holds a secret, nor an image without its version', () => {
  expect(dockerfile.replaceAll('packages/credentials', '')).not.toMatch(/password|secret/i);
  for (const [name, { environment = {}, image }] of Object.entries(services)) {
    for (const [variable, value] of Object.entries(environment)) {
      if (/PASSWORD|SECRET|KEY/.test(variable)) expect(variable, name).toMatch(/_(FILE|DIR)$/);
      expect(value, `${name} ${variable}`).not.toMatch(/:\/\/[^/]*:[^/]*@/);
    }
    if (image !== 'moim') expect(image).toMatch(/:v?\d/);
  }
});
