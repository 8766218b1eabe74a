import { runCommand } from '../command.ts';
import { generate } from '../generate/index.ts';

/** `npm run generate [-- --check]`: brings all generated files up to date, or says which checked-in ones are not. */
await runCommand(async () => {
  const check = process.argv.includes('--check');
  const files = await generate({ check });
  for (const file of files) console.log(check ? `stale: ${file}` : `wrote ${file}`);
  if (files.length === 0) console.log('generated files are fresh');
  if (check && files.length > 0) console.error('moim: generated files are stale: npm run generate, then commit them.');
  return check && files.length > 0 ? 1 : 0;
});
