import { certificateProofWords, clockWords } from '@jinguo/schema';
import {
  type Attached,
  attachedTo,
  type CertificatePayload,
  type PublicKey,
  proveCertificate,
  readKeys,
  readSheet,
  spacedCode,
} from '@jinguo/schema/certificate';
import { inflated } from './inflated.ts';
import { offlineWords } from './words.ts';

/**
 * 离线查验: this page's whole script. It stands on the checker's own disk, asks nobody, and proves a PDF or a scanned code by the
 * published keys written into it. What was revoked since it cannot know, and says so.
 */
const tongue = navigator.language.startsWith('zh') ? 'zh' : 'en';
const words = offlineWords[tongue];
let keys: readonly PublicKey[] = readKeys(document.getElementById('keys')?.textContent ?? '');

type Child = Node | string;
function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  more: Partial<HTMLElementTagNameMap[Name]>,
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), more);
  made.append(...children);
  return made;
}

const file = make('input', { type: 'file', accept: 'application/pdf,.pdf' });
const code = make('textarea', { spellcheck: false });
const list = make('input', { type: 'file', accept: '.txt,text/plain' });
const known = make('p', { className: 'soft' });
const answer = make('section', { hidden: true });
answer.setAttribute('role', 'status');
const go = make('button', { type: 'button' }, words.go);

function tellKeys(): void {
  known.textContent = keys.length ? words.keys(keys.length) : words.noKeys;
  known.className = keys.length ? 'soft' : 'bad';
}

async function carried(): Promise<Attached> {
  const [pdf] = file.files ?? [];
  if (code.value.trim()) return { token: code.value, sheet: null };
  if (!pdf) return { token: '', sheet: null };
  return attachedTo(new Uint8Array(await pdf.arrayBuffer()), inflated);
}

async function check(): Promise<void> {
  const { token, sheet } = await carried();
  const { verdict, payload } = proveCertificate(token, keys, sheet);
  const sound = verdict === 'GENUINE' || verdict === 'KEY_REVOKED';
  const tone = verdict === 'GENUINE' ? 'done' : verdict === 'KEY_REVOKED' ? 'wait' : 'bad';
  answer.hidden = false;
  answer.replaceChildren(
    make(
      'p',
      { id: 'verdict', className: tone },
      `${sound && tone === 'done' ? '✓' : '!'} ${certificateProofWords[verdict][tongue]}`,
    ),
    // What was altered is not repeated: it could be believed.
    ...(payload && sound ? facts(payload, sheet) : []),
  );
  answer.scrollIntoView({ block: 'nearest' });
}

function facts(one: CertificatePayload, sheet: string | null): Child[] {
  const hours = String(Math.floor((one.minutes * 100) / 60) / 100);
  const rows: [string, string][] = [
    [words.number, `${one.number} ${spacedCode(one.code)}`],
    [words.issuer, one.issuer],
    [words.issued, one.issuedOn],
    [words.name, [one.name || '—', one.idNumber].filter(Boolean).join(' ')],
    [words.period, `${one.from} – ${one.to}`],
    [words.hours, words.amount(hours, one.minutes, one.services)],
  ];
  const services = sheet ? readSheet(sheet).services : [];
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  return [
    make('dl', {}, ...rows.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)])),
    ...(services.length
      ? [
          make(
            'ol',
            {},
            ...services.map(([day, activity, content, minutes]) =>
              make('li', {}, [day, activity, content, words.minutes(minutes)].filter(Boolean).join(' · ')),
            ),
          ),
        ]
      : []),
    ...(one.issuedOn > today ? [make('p', { className: 'wait' }, clockWords[tongue])] : []),
    make('p', { className: 'soft' }, words.compare),
  ];
}

go.addEventListener('click', () => void check());
file.addEventListener('change', () => {
  code.value = '';
  void check();
});
list.addEventListener('change', async () => {
  keys = readKeys((await list.files?.[0]?.text()) ?? '');
  tellKeys();
});
tellKeys();
document.documentElement.lang = tongue === 'zh' ? 'zh-CN' : 'en';
document.title = words.title;
document.querySelector('h1')?.replaceChildren(words.title);
document.getElementById('not-yet')?.replaceChildren(words.about);
document
  .getElementById('app')
  ?.replaceWith(
    make(
      'section',
      {},
      make('label', {}, words.file, file),
      make('label', {}, words.code, code),
      go,
      make('label', {}, words.list, list),
      known,
    ),
    answer,
  );
