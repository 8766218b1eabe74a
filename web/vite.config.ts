import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';
import { earlyRequest } from './build/early-request.ts';
import { operationsFile } from './build/operations-file.ts';
import { routesFile } from './build/routes-file.ts';

export default defineConfig({
  plugins: [react(), earlyRequest(), routesFile(), operationsFile(), compressed()],
  build: {
    target: ['chrome111', 'edge111', 'firefox121', 'safari16.4'],
    // Everything is a file of this origin: the Content-Security-Policy allows nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What changes only with its version stays cached when the app changes.
            {
              name: 'react',
              test: /node_modules[\\/](\.pnpm[\\/])?(react|react-dom|scheduler|react-router)@/,
              priority: 2,
            },
            // What many screens share is one file: a dozen of 300 bytes each come later, and compressed by itself each is larger.
            { name: 'common', minShareCount: 8, priority: 1 },
          ],
        },
      },
    },
  },
});
