import { VantResolver } from '@vant/auto-import-resolver';
import vue from '@vitejs/plugin-vue';
import components from 'unplugin-vue-components/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue(), components({ resolvers: [VantResolver({ importStyle: false })], dirs: [], dts: false })],
  // Two copies of graphql refuse each other's documents: one entry for all.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.mjs' }] },
  test: { environment: 'happy-dom', isolate: false, include: ['src/**/*.test.ts', 'build/**/*.test.ts'] },
});
