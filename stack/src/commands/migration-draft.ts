import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../command.ts';
import { ROOT } from '../paths.ts';
import { PlainError } from '../plain-error.ts';
import { diffSchemas } from '../schema-engine.ts';
import { DATABASES } from '../subgraphs.ts';

/** `npm run migration:draft -- <database>`: prints the SQL from the committed schema.prisma to the one in the working tree. */
await runCommand(async () => {
  const [name] = process.argv.slice(2);
  const path = `prisma/${name}/schema.prisma`;
  if (!name || !existsSync(join(ROOT, path)))
    throw new PlainError(`Say whose migration: npm run migration:draft -- ${DATABASES.join('|')}`);
  const sql = await diffSchemas(committed(path), readFileSync(join(ROOT, path), 'utf8'));
  console.log(sql.trim() || `-- prisma/${name}/schema.prisma says what is committed already`);
  return 0;
});

/** The file as HEAD has it; null when it does not. */
function committed(path: string): string | null {
  try {
    return execFileSync('git', ['show', `HEAD:${path}`], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return null;
  }
}
