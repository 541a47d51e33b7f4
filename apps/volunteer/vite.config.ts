import { VantResolver } from '@vant/auto-import-resolver';
import vue from '@vitejs/plugin-vue';
import components from 'unplugin-vue-components/vite';
import { defineConfig, loadEnv, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { flexGap } from './build/flex-gap.ts';
import { OFFLINE_PAGE, offlineCheck } from './build/offline-page.ts';
import { oldPhones } from './build/old-phones.ts';

/** Pages the service worker must never answer for: another app, the API, files and health. */
const notOurs = [/^\/certificate-check/, /^\/admin/, /^\/graphql/, /^\/files/, /^\/healthz/, /^\/readyz/];

/** Vant's icon font is 30 kB and names a public CDN; we draw our own icons and use none of it. */
const withoutVantIcons: Plugin = {
  name: 'without-vant-icons',
  enforce: 'pre',
  transform: (_code, id) => (/vant[\\/](es|lib)[\\/]icon[\\/]index\.css/.test(id) ? '' : null),
};

export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, import.meta.dirname, 'JINGUO_');
  return {
    base: '/',
    define: {
      __VUE_OPTIONS_API__: 'true',
      __VUE_I18N_LEGACY_API__: 'false',
      __VUE_I18N_FULL_INSTALL__: 'false',
      __INTLIFY_PROD_DEVTOOLS__: 'false',
    },
    plugins: [
      withoutVantIcons,
      vue(),
      components({ resolvers: [VantResolver()], dirs: [], dts: 'src/vant-components.d.ts' }),
      VitePWA({
        strategies: 'generateSW',
        registerType: 'autoUpdate',
        // Registered from main.ts: an inline script would break the content security policy.
        injectRegister: null,
        manifest: {
          name: '巾帼志愿',
          short_name: '巾帼志愿',
          description: '找活动、签到、看时长',
          lang: 'zh-CN',
          start_url: '/',
          display: 'standalone',
          background_color: '#faf8f5',
          theme_color: '#741f32',
          icons: [
            { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
            { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
            { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          ],
        },
        workbox: {
          globPatterns: ['**/*.{js,css,html,svg,png,webmanifest}'],
          // The arithmetic of signatures: for whoever checks a certificate, never part of the first visit.
          globIgnores: ['**/signature-*.js', OFFLINE_PAGE],
          navigateFallback: '/index.html',
          navigateFallbackDenylist: notOurs,
          cleanupOutdatedCaches: true,
          // The worker's own code needs what the page needs (Promise.allSettled is of Chromium 76).
          importScripts: ['/legacy.js'],
          // The code reader is a megabyte: kept once it was used, never part of the first visit.
          runtimeCaching: [{ urlPattern: /\.wasm$/, handler: 'CacheFirst', options: { cacheName: 'scanner' } }],
        },
      }),
      offlineCheck(),
      oldPhones(),
    ],
    css: { postcss: { plugins: [flexGap()] } },
    // Android 8 phones: syntax is lowered, public/legacy.js adds what is missing, build/ refuses what is newer than both.
    build: {
      target: ['es2019', 'chrome69', 'safari13'],
      cssTarget: ['chrome69', 'safari13'],
      assetsInlineLimit: 2048,
      reportCompressedSize: true,
    },
    server: { port: 4300, proxy: { '/graphql': env['JINGUO_API'] ?? 'http://127.0.0.1:4000' } },
  };
});
