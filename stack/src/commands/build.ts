import { runCommand } from '../command.ts';
import { buildWeb } from '../web-build.ts';

/** `npm run build`: the web app, into `web/dist`; nothing, when it is there. `npm start` and `npm test` do it by themselves. */
await runCommand(async () => {
  console.log((await buildWeb()) ? 'built the web app' : 'the web app is up to date');
  return 0;
});
