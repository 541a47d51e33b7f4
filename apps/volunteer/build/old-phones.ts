import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnyNode, type CallExpression, parse } from 'acorn';
import { full } from 'acorn-walk';
import type { Plugin } from 'vite';

/** Younger than Chromium 69 (Android 8), by the way it is called; what public/legacy.js adds is not named here. */
const methods = new Set(
  `replaceAll matchAll findLast findLastIndex toSorted toReversed toSpliced replaceChildren requestSubmit showModal
   showPopover checkVisibility isWellFormed toWellFormed formatRange formatRangeToParts`.split(/\s+/),
);
const statics = new Set(
  `Promise.any Promise.withResolvers Promise.try Object.groupBy Map.groupBy Array.fromAsync AbortSignal.any
   AbortSignal.timeout crypto.randomUUID URL.canParse URL.parse`.split(/\s+/),
);
const names = new Set(
  `structuredClone WeakRef FinalizationRegistry AggregateError BroadcastChannel requestIdleCallback reportError
   scheduler CompressionStream DecompressionStream`.split(/\s+/),
);

/** `x(this).toSorted()` inside Vue hands on what an app calls; the app's own call is found where it stands. */
const handsOn = ({ callee }: CallExpression): boolean =>
  callee.type === 'MemberExpression' &&
  callee.object.type === 'CallExpression' &&
  callee.object.arguments[0]?.type === 'ThisExpression';

/** Asked for before it is used: `typeof WeakRef`, or `self.WeakRef ? …`. */
const askedFor = (code: string, name: string): boolean =>
  code.includes(`typeof ${name}`) || code.includes(`.${name}?`) || code.includes(`.${name} ?`);

function tooNewCall(node: CallExpression): string | null {
  const { callee } = node;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || callee.computed) return null;
  const { name } = callee.property;
  if (callee.object.type === 'Identifier' && statics.has(`${callee.object.name}.${name}`))
    return `${callee.object.name}.${name}()`;
  return methods.has(name) && !handsOn(node) ? `.${name}()` : null;
}

/** An expression that looks behind, written out or made from a text; iPhones read it since iOS 16.4. */
const looksBehind = (text: string): boolean => /\(\?<[=!]/.test(text);

/** Syntax of 2020 beyond the two forms Chromium has known since 64: `import()` and `import.meta`. */
function tooNewSyntax(node: AnyNode): string | null {
  if (node.type === 'ChainExpression') return '?.';
  if (node.type === 'LogicalExpression' && node.operator === '??') return '??';
  if (node.type === 'Literal' && node.bigint) return `${node.bigint}n`;
  if (node.type === 'Literal' && looksBehind(String(node.regex?.pattern ?? node.value))) return '(?<=';
  if (node.type === 'TemplateElement' && looksBehind(node.value.raw)) return '(?<=';
  if (node.type === 'ExportAllDeclaration' && node.exported) return 'export * as';
  return null;
}

/**
 * Loaded only by whoever checks a certificate's signature, who is asked otherwise where it does not load (features/certificates):
 * numbers of any length are known to Chromium since 67, to iPhones since 14.
 */
const maySumUp = (name: string): boolean => /(^|[\\/])signature-[\w-]+\.js$/.test(name);

/** What an Android 8 phone would not understand in a script as it is served; empty is right. */
export function tooNewIn(code: string): string[] {
  const found = new Set<string>();
  try {
    full(parse(code, { ecmaVersion: 2020, sourceType: 'module' }), (node) => {
      const one = node as AnyNode;
      const syntax = tooNewSyntax(one);
      if (syntax) found.add(syntax);
      const call = one.type === 'CallExpression' ? tooNewCall(one) : null;
      if (call) found.add(call);
      if (one.type === 'Identifier' && names.has(one.name) && !askedFor(code, one.name)) found.add(one.name);
    });
  } catch (error) {
    found.add(String(error));
  }
  return [...found];
}

/** The build fails when something of it would not run on an Android 8 phone. Comes after the service worker is written. */
export const oldPhones = (): Plugin => ({
  name: 'old-phones',
  apply: 'build',
  closeBundle: {
    order: 'post',
    sequential: true,
    handler() {
      const dist = join(import.meta.dirname, '../dist');
      const scripts = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
      const wrong = scripts.flatMap((name) =>
        tooNewIn(readFileSync(join(dist, name), 'utf8'))
          .filter((what) => !(maySumUp(name) && /^\d+n$/.test(what)))
          .map((what) => `${name}: ${what}`),
      );
      if (wrong.length) this.error(`too new for the phones we serve:\n${wrong.join('\n')}`);
    },
  },
});
