import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { onMissingPart } from './missing-part.ts';

const gone = new TypeError('Failed to fetch dynamically imported module');
/** As Vite tells of a part that did not come, before the import itself fails. */
const missing = (): Promise<never> => {
  window.dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload: gone }));
  return Promise.reject(gone);
};
const broken = (): Promise<never> => Promise.reject(new RangeError('a fault of the page itself'));

function desk(): { click: (path: string) => Promise<unknown>; seen: string[] } {
  const seen: string[] = [];
  const router = createRouter({
    history: createMemoryHistory('/admin/'),
    routes: [
      { path: '/', component: {} },
      { path: '/teams', component: missing },
      { path: '/broken', component: broken },
    ],
  });
  onMissingPart(
    router,
    (failure) => seen.push(failure),
    (href) => seen.push(href),
  );
  return { click: (path) => router.push(path).catch(() => undefined), seen };
}
const platform = (answer: () => Promise<Response>): void => void vi.stubGlobal('fetch', vi.fn(answer));

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

test('after an upgrade the page she asked for is loaded anew, once and not in a circle', async () => {
  platform(async () => new Response(null));
  const { click, seen } = desk();
  await click('/teams?state=ACTIVE');
  await vi.waitFor(() => expect(seen).toEqual(['/admin/teams?state=ACTIVE']));
  await click('/teams');
  await vi.waitFor(() => expect(seen).toEqual(['/admin/teams?state=ACTIVE', 'server']));
});

test('while the platform or the network is away she reads so and keeps the page she has', async () => {
  const { click, seen } = desk();
  platform(async () => new Response(null, { status: 502 }));
  await click('/teams');
  await vi.waitFor(() => expect(seen).toEqual(['server']));
  platform(() => Promise.reject(new TypeError('offline')));
  await click('/teams');
  await vi.waitFor(() => expect(seen).toEqual(['server', 'offline']));
});

test('a fault of a page itself loads nothing anew', async () => {
  const asked = vi.fn(async () => new Response(null));
  vi.stubGlobal('fetch', asked);
  const { click, seen } = desk();
  await click('/broken');
  expect([asked.mock.calls, seen]).toEqual([[], []]);
});
