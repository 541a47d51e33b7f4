import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { sheetTemplate } from './sheet-template.ts';

let press: NodeCompiler | null = null;

/** Loaded by who prints, when something is printed: compiler and fonts are 80 MB. Only the worker does; it is synchronous (ADR 10). */
async function opened(): Promise<NodeCompiler> {
  if (press) return press;
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'));
  const font = (name: string): Buffer => readFileSync(join(fonts, name));
  const fontBlobs = [font('400Regular/NotoSerifSC_400Regular.ttf'), font('700Bold/NotoSerifSC_700Bold.ttf')];
  press = NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
  return press;
}

/**
 * One sheet as PDF. A short one is set as the single page it will be, and once more with its pages counted should it not fit after all.
 * What the compiler remembers is let go of each time, or it would keep a megabyte of each.
 */
export async function pressSheet(data: object, short: boolean): Promise<Buffer> {
  const compiler = await opened();
  const set = (one: boolean): Buffer =>
    compiler.pdf(
      { mainFileContent: sheetTemplate, inputs: { data: JSON.stringify({ ...data, short: one }) } },
      // Its bookmarks for screen readers weigh as much as the sheet; the same is on the page of the volunteers’ app.
      { pdfTags: false },
    );
  try {
    const pdf = set(short);
    return short && pagesOf(pdf) !== 1 ? set(false) : pdf;
  } finally {
    compiler.evictCache(2);
  }
}

/** The root of the pages is written first, in plain letters, by the version we keep to (ADR 10). */
const pagesOf = (pdf: Buffer): number =>
  Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(pdf.toString('latin1', 0, 400))?.[1]);
