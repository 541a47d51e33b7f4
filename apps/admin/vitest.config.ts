import vue from '@vitejs/plugin-vue';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import Components from 'unplugin-vue-components/vite';
import { defineConfig } from 'vitest/config';
import { typedDoor } from './element.resolver.ts';

export default defineConfig({
  plugins: [
    vue(),
    Components({
      dirs: [],
      dts: false,
      resolvers: [typedDoor, ElementPlusResolver({ importStyle: false, directives: false })],
    }),
  ],
  // Two copies of graphql refuse each other's documents: one entry for all.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.mjs' }] },
  test: {
    environment: 'happy-dom',
    testTimeout: 90_000,
    isolate: false,
    setupFiles: ['src/testing/browser.ts'],
    include: ['src/**/*.test.ts'],
    server: { deps: { inline: ['element-plus'] } },
  },
});
