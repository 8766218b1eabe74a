import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';
import { operationsFile } from './build/operations-file.ts';
import { routesFile } from './build/routes-file.ts';

export default defineConfig({
  plugins: [react(), routesFile(), operationsFile(), compressed()],
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
          // What changes only with its version stays cached when the app changes.
          groups: [{ name: 'react', test: /node_modules[\\/](\.pnpm[\\/])?(react|react-dom|scheduler|react-router)@/ }],
        },
      },
    },
  },
});
