import { runCommand } from '../command.ts';
import { runTool } from '../run-tool.ts';

/** `npm run format`: formats all files, and repairs what the linter can repair by itself. */
await runCommand(() => runTool('@biomejs/biome', ['check', '--write', ...process.argv.slice(2)]));
