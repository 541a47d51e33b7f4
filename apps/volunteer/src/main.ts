import '@jinguo/web/tokens.css';
import '@jinguo/web/base.css';
import './styles/app.css';
import './styles/forms.css';
import { readStore, setUpI18n, setUpTheme, writeStore } from '@jinguo/web';
import { DefaultApolloClient } from '@vue/apollo-composable';
import { createApp } from 'vue';
import App from './App.vue';
import { client, onSignedOut } from './client.ts';
import zh from './messages/zh.ts';
import { makeRouter } from './router.ts';
import { startQueue } from './shared/offline/queue.ts';
import { keepSnapshot, restoreSnapshot } from './shared/offline/snapshot.ts';

/** After a new version the old parts of the app are gone: one reload finds the new ones, never a second in a row. */
function reloadForNewVersion(): void {
  window.addEventListener('vite:preloadError', () => {
    const last = Number(readStore('jinguo-reloaded') ?? 0);
    if (!navigator.onLine || Date.now() - last < 30_000) return;
    // Where nothing can be kept, a second reload could not be told from the first: she reloads herself.
    const now = String(Date.now());
    writeStore('jinguo-reloaded', now);
    if (readStore('jinguo-reloaded') === now) window.location.reload();
  });
}

async function start(): Promise<void> {
  reloadForNewVersion();
  setUpTheme();
  const i18n = await setUpI18n({ zh, en: () => import('./messages/en.ts') });
  // Some in-app browsers never answer for their storage: the first page does not wait for it for ever.
  await Promise.race([restoreSnapshot(client), new Promise((resolve) => setTimeout(resolve, 1500))]);
  const router = makeRouter();
  // Before the first page is known nothing is: a page open to everyone must not lead away to 登录.
  const toSignIn = (): void =>
    void router.isReady().then(() => {
      const { fullPath, meta } = router.currentRoute.value;
      return meta.open ? undefined : router.replace({ name: 'signIn', query: { next: fullPath } });
    });
  onSignedOut(toSignIn);
  createApp(App).use(i18n).use(router).provide(DefaultApolloClient, client).mount('#app');
  keepSnapshot(client, toSignIn);
  startQueue(client);
  if (import.meta.env.PROD && 'serviceWorker' in navigator)
    await navigator.serviceWorker.register('/sw.js').catch(() => undefined);
}

void start();
