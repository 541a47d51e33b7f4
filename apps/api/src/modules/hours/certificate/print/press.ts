import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { BackThread } from '../../../../platform/jobs/back-thread.ts';
import { sheetTemplate } from './sheet-template.ts';

type Press = BackThread<Parameters<NodeCompiler['pdf']>[0], Uint8Array>;
let press: Press | null = null;

/**
 * Started by who prints, when something is printed: compiler and fonts are 80 MB. Only the worker does, in a thread of its
 * own, for setting holds the thread that does it (ADR 10). What the compiler remembers is let go of each time, or it would
 * keep a megabyte of each sheet; bookmarks for screen readers weigh as much as the sheet, and the same is on the page of
 * the volunteers’ app.
 */
function started(): Press {
  const at = createRequire(import.meta.url);
  const fonts = dirname(at.resolve('@expo-google-fonts/noto-serif-sc/package.json'));
  return new BackThread({
    name: 'printing',
    answers: `(() => {
      const { NodeCompiler } = require(workerData.compiler);
      const fontBlobs = workerData.fonts.map((file) => require('node:fs').readFileSync(file));
      const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
      return (sheet) => {
        try {
          return compiler.pdf(sheet, { pdfTags: false });
        } finally {
          compiler.evictCache(2);
        }
      };
    })()`,
    data: {
      compiler: at.resolve('@myriaddreamin/typst-ts-node-compiler'),
      fonts: ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf'].map((name) =>
        join(fonts, name),
      ),
    },
    memory: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 },
  });
}

/** One sheet as PDF. */
export async function pressSheet(data: object): Promise<Buffer> {
  press ??= started();
  const pdf = await press.ask({ mainFileContent: sheetTemplate, inputs: { data: JSON.stringify(data) } });
  return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
}
