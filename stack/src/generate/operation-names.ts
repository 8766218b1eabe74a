import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractOperations } from '@moim/contract';
import { Kind, parse } from 'graphql';
import type { GeneratedFile } from './sources.ts';

/** gateway/src/generated/operation-names.ts: what the web app and the contract call their operations. Metrics tell these apart, and no others. */
export function operationNames(root: string): GeneratedFile {
  const ofWeb = globSync('web/src/**/*.graphql', { cwd: root }).flatMap((file) =>
    parse(readFileSync(join(root, file), 'utf8'), { noLocation: true }).definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.name !== undefined ? [definition.name.value] : [],
    ),
  );
  const names = [...new Set([...ofWeb, ...contractOperations().map(({ name }) => name)])].sort();
  return {
    path: 'gateway/src/generated/operation-names.ts',
    content: `// Made from web/src/**/*.graphql and contract/ by \`npm run generate\`; do not edit.
export const OPERATION_NAMES: ReadonlySet<string> = new Set(${JSON.stringify(names, null, 2)});
`,
  };
}
