import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';

const apps = resolve(import.meta.dirname, '../../..');
type App = 'admin' | 'volunteer';

/** The operations and fragments of an app by name, as its pages send them: the platform answers nothing else. */
const partsOf = (app: App): Map<string, string> =>
  new Map(
    [resolve(apps, app, 'src'), resolve(apps, '../packages/web/src')]
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .filter((file) => file.endsWith('.graphql'))
          .flatMap((file) => readFileSync(resolve(folder, file), 'utf8').split(/^(?=query |mutation |fragment )/m)),
      )
      .map((text) => [/^\w+ (\w+)/.exec(text)?.[1] ?? '', text]),
  );

function documentOf(app: App, name: string): string {
  const parts = partsOf(app);
  const wanted = new Set([name]);
  for (const one of wanted)
    for (const [, fragment = ''] of (parts.get(one) ?? '').matchAll(/\.\.\.\s*([A-Z]\w+)/g)) wanted.add(fragment);
  return [...wanted].map((one) => parts.get(one) ?? '').join('\n');
}

/** Asks the platform as the person of this window does by the app's own operation; a refusal fails the test. */
export async function ask<T = Record<string, { id: string }>>(
  page: Page,
  app: App,
  name: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  const answer = await page.evaluate(
    async ([from, body]) => {
      const headers = { 'content-type': 'application/json', 'x-jinguo-app': from };
      return (await fetch('/graphql', { method: 'POST', headers, body })).text();
    },
    [app, JSON.stringify({ query: documentOf(app, name), variables })] as const,
  );
  const { data, errors } = JSON.parse(answer) as { data: T; errors?: unknown };
  expect(errors ?? [], `${name}: ${answer}`).toEqual([]);
  // A result that is a refusal; a question may well be answered with why something cannot be done.
  for (const result of Object.values(data as object))
    expect(result ?? {}, `${name}: ${answer}`).not.toHaveProperty('reasons');
  return data;
}

/** A picture sent as the pages send one. */
export const sendPicture = (page: Page, app: App): Promise<string> =>
  page.evaluate(async (from) => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 200;
    const brush = canvas.getContext('2d');
    const paint = (colour: string, x: number, y: number, width: number, height: number): void => {
      if (!brush) return;
      brush.fillStyle = colour;
      brush.fillRect(x, y, width, height);
    };
    paint('#e8d9c3', 0, 0, 320, 200);
    paint('#a8324a', 30, 60, 90, 140);
    paint('#1f6f5f', 150, 90, 120, 110);
    const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    const body = new FormData();
    body.append('file', picture ?? new Blob(), 'paper.png');
    const answer = await fetch('/files', { method: 'POST', body, headers: { 'x-jinguo-app': from } });
    return ((await answer.json()) as { id: string }).id;
  }, app);
