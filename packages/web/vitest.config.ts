import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue()],
  // Two copies of graphql refuse each other's documents: one entry for all.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.mjs' }] },
  test: { environment: 'happy-dom', isolate: false, include: ['src/**/*.test.ts'] },
});
