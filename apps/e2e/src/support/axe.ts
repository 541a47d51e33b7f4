import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axePath = createRequire(import.meta.url).resolve('axe-core');

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/**
 * The serious and critical accessibility findings on what the page shows now; none is right.
 * What is wrong stays wrong: a button that axe saw between busy and ready is looked at once more, at rest.
 */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  const first = await look(page);
  if (first.length === 0) return first;
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 })));
  return await look(page);
}

async function look(page: Page): Promise<string[]> {
  // Evaluated by the driver, not as a script of the page: its content security policy stays as it is.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await axeSource());
  const findings = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (root: Document, options: object) => Promise<{ violations: Finding[] }> };
    };
    return (await axe.run(document, { resultTypes: ['violations'] })).violations;
  });
  return findings
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => {
      const places = nodes
        .slice(0, 3)
        .map((node) => `${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim() ?? ''})`);
      return `${impact} ${id}: ${places.join(' | ')}`;
    });
}

let source: string | undefined;
async function axeSource(): Promise<string> {
  source ??= await (await import('node:fs/promises')).readFile(axePath, 'utf8');
  return source;
}
