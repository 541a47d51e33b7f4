import { runInThisContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { offlinePage } from './offline-page.ts';

const key = '324be2dea8bc4446 ed25519 MCowBQYDK2VwAyEA6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw=';
const token =
  'JGZM1.SkczNzAzMDMwMDEtMjAyNi0wMDAwMQpLN1FYMk1QMQoyMDI2MTEzMAoxCua8lOekusK3546L5bCP5Li9CgoyMDI2MDEwMTIwMjYxMTIwCjI0MAoyCua8lOekuueUsuWOv-Wmh-iBlApICk1rdmkzcWk4UkVZCkFBQUFBQUFBQUFBQUFBQUFBQUFBQUE.-biGKg5rYEW0ICG6gF6hVmxSNBunzlAzYczGPCKfPuIQWOql9EbPHG11uVQ3VDjOeyNUwBPKn5nmLGWDUceEBQ';

let page = '';
beforeAll(async () => {
  page = await offlinePage();
}, 60_000);
// All files share one document: what is left in it would be the first that the next one finds.
afterAll(() => document.body.replaceChildren());

/** Opens the saved page with these keys in it and asks of a pasted code; what it answers. */
function told(keys: string, code: string): string {
  const [, script = ''] = /<script>([\s\S]*)<\/script>/.exec(page) ?? [];
  document.body.innerHTML = page.slice(page.indexOf('<main>'), page.indexOf('<script>'));
  document.getElementById('keys')?.replaceChildren(keys);
  runInThisContext(script);
  const field = document.querySelector('textarea');
  if (field) field.value = code;
  document.querySelector('button')?.click();
  return document.querySelector('main')?.textContent ?? '';
}

test('it is one file that asks nobody: no address, no import, a policy that forbids both', () => {
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(
    /\b(src|href)=|import\(|\bfetch\(|XMLHttpRequest|<\/script>[\s\S]*<\/script>[\s\S]*<\/script>/,
  );
  expect(page.length).toBeLessThan(200_000);
});

test('a genuine code is proved with the keys written into it, and it says what it cannot know', async () => {
  told(key, token);
  await expect.poll(() => document.querySelector('#verdict')?.textContent).toMatch(/签名真实|genuine/);
  const said = document.querySelector('main')?.textContent;
  for (const words of ['JG370303001-2026-00001 K7QX 2MP1', '演示甲县妇联', '2026-01-01 – 2026-11-20'])
    expect(said).toContain(words);
  expect(said).toMatch(/是否被撤销|revoked since/);
});

test.each([
  ['altered', key, token.replace('-biG', '-biH'), /内容被改动过|Altered/],
  ['cut off', key, token.slice(0, -30), /内容不完整|Incomplete/],
  ['of a key that is not there', '', token, /不在公开密钥名单|not among the published/],
  ['of a key that was withdrawn', `${key} revoked`, token, /密钥已作废|withdrawn/],
  ['no certificate', key, '演示', /没有志愿服务记录证明|no certificate/],
])('%s: it says so', async (_, keys, code, words) => {
  told(keys, code);
  await expect.poll(() => document.querySelector('#verdict')?.textContent).toMatch(words);
});
