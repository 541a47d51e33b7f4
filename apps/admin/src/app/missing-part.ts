import { readStore, writeStore } from '@jinguo/web';
import type { Router } from 'vue-router';

const kept = 'jinguo-desk-reloaded';
const PAUSE_MS = 30_000;

/**
 * A page's part did not come. After an upgrade the parts of a desk that was left open bear names that are gone: the page she
 * asked for is loaded anew, never twice in a row. While the platform is away she reads so, and keeps the page she has.
 */
export function onMissingPart(
  router: Router,
  say: (failure: 'offline' | 'server') => void,
  load: (href: string) => void = (href) => window.location.assign(href),
): void {
  const missing = new WeakSet<Error>();
  window.addEventListener('vite:preloadError', ({ payload }) => missing.add(payload));
  router.onError(async (error, to) => {
    if (!missing.has(error)) return;
    const answered = await fetch(router.resolve('/').href, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
    if (!answered?.ok) return say(answered ? 'server' : 'offline');
    if (Date.now() - Number(readStore(kept) ?? 0) < PAUSE_MS) return say('server');
    const now = String(Date.now());
    writeStore(kept, now);
    // Where nothing can be kept, a second load could not be told from the first.
    if (readStore(kept) === now) load(router.resolve(to).href);
    else say('server');
  });
}
