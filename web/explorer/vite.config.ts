import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from '../build/compressed.ts';
import { withoutFonts } from './build/without-fonts.ts';

/** A build of its own, into the app's: whatever is in the explorer, the members' app has not a byte of it. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/explorer/',
  plugins: [react(), withoutFonts(), compressed()],
  build: {
    outDir: '../dist/explorer',
    emptyOutDir: true,
    target: ['chrome111', 'edge111', 'firefox121', 'safari16.4'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // GraphiQL, its editor and its docs are what a page for developers is worth.
    chunkSizeWarningLimit: 2_000,
  },
});
