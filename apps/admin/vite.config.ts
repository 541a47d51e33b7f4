import vue from '@vitejs/plugin-vue';
import ElementPlus from 'unplugin-element-plus/vite';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import Components from 'unplugin-vue-components/vite';
import { defineConfig, loadEnv } from 'vite';
import { typedDoor } from './element.resolver.ts';

/** Served at /admin/ beside the volunteers' app; Element Plus comes in component by component. */
export default defineConfig(({ mode }) => {
  const api = loadEnv(mode, import.meta.dirname, 'JINGUO_')['JINGUO_API'] ?? 'http://127.0.0.1:4000';
  return {
    base: '/admin/',
    plugins: [
      vue(),
      Components({
        dirs: [],
        dts: 'src/components.d.ts',
        resolvers: [typedDoor, ElementPlusResolver({ importStyle: 'css', directives: false })],
      }),
      ElementPlus({}),
    ],
    // As public/able.js asks before the app is loaded.
    build: {
      target: ['chrome93', 'edge93', 'firefox92', 'safari15.4'],
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 600,
    },
    server: { port: 4400, strictPort: true, proxy: { '/graphql': api, '/files': api } },
  };
});
