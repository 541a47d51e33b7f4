import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readOutside } from '../../../main/verify-roots.ts';
import { sql } from '../../../platform/database/sql.ts';
import { queueFigures } from '../../../platform/jobs/queues.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { hoursEntities } from '../entities.ts';
import { copyRoots } from './copy-roots.ts';
import { rootKeyOf } from './root-key.ts';
import { mailRoot } from './root-mail.ts';
import { takeRoot } from './take-root.ts';

const key = rootKeyOf(randomBytes(32));
let world: World;
let folder: string;
let server: SMTPServer | undefined;
/** What the server answers to the next messages; it takes them when nothing is left. */
let answers: number[];
/** Mailboxes it does not have. */
let unknown: string[];
let got: { to: string; raw: string; by: string }[];

beforeEach(async () => {
  world = await createWorld([{ name: 'hours', entities: hoursEntities, resolvers: [] }]);
  world.setNow('2026-11-30T00:00:00Z');
  folder = mkdtempSync(join(tmpdir(), 'jinguo-mail-'));
  [answers, unknown, got] = [[], [], []];
});
afterEach(async () => {
  await new Promise<void>((done) => (server ? server.close(() => done()) : done()));
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
  await world.close();
});

const refusal = (responseCode: number): Error => Object.assign(new Error('演示'), { responseCode });
/** A mail server of this machine; returns its address as a setting names it. */
async function listen(options: SMTPServerOptions = {}, host = '127.0.0.1', scheme = 'smtp'): Promise<string> {
  server = new SMTPServer({
    ...{ authOptional: true, closeTimeout: 100, logger: false, disableReverseLookup: true },
    onRcptTo: ({ address }, _, done) => done(unknown.includes(address) ? refusal(550) : null),
    onData(stream, session, done) {
      let raw = '';
      stream.setEncoding('latin1').on('data', (text: string) => (raw += text));
      stream.on('end', () => {
        const answer = answers.shift();
        if (answer) return done(refusal(answer));
        got.push({
          to: session.envelope.rcptTo.map(({ address }) => address).join(),
          raw,
          by: session.transmissionType,
        });
        done(null);
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, host === 'localhost' ? '127.0.0.1' : host);
  await new Promise((done) => server?.server.once('listening', done));
  return `${scheme}://${host}:${(server.server.address() as AddressInfo).port}`;
}
const take = () => inTransaction(workerContext(world.services), (tx) => takeRoot({ rows: tx.sql }, key, tx.now));
/** A worker with these settings, which goes on until nothing is due. */
async function copy(url: string, to = 'audit@example.org'): Promise<void> {
  const mail = { LEDGER_ROOTS_SMTP_URL: url, LEDGER_ROOTS_MAIL_FROM: 'jinguo@example.org', LEDGER_ROOTS_MAIL_TO: to };
  const services = { ...world.services, env: { ...world.services.env, ...mail } };
  while (await copyRoots.step(services));
}
const rows = () =>
  world.services.read.rows<{ address: string; attempts: number; fault: string | null; copied: boolean }>(
    sql`select address, attempts, fault, copied_at is not null as copied from ledger_root_copy order by root_number, address`,
  );
const waiting = async () => (await queueFigures(world.services.read)).find(({ name }) => name === 'roots');
const at = (minutes: number): void => world.setNow(new Date(Date.UTC(2026, 10, 30, 0, minutes)).toISOString());
const partsOf = (raw: string): string[] =>
  raw.split(/^--.*$/m).map((part) => {
    const body = part.replace(/^[\s\S]*?\r\n\r\n/, '');
    return /^content-transfer-encoding: base64/im.test(part) ? Buffer.from(body, 'base64').toString() : body;
  });
const numbersIn = (name: string, text: string): number[] => {
  const file = join(folder, name);
  writeFileSync(file, text, 'latin1');
  return readOutside(file, undefined).copies.map(({ statement }) => statement.number);
};

it('each address gets each root once, and what was mailed is read by verify --roots: the saved mail, its text, its file', async () => {
  const url = await listen();
  await take();
  await copy(url, 'audit@example.org');
  await take();
  await copy(url, 'audit@example.org,archive@example.net');
  await copy(url, 'audit@example.org,archive@example.net');
  expect(got.map(({ to }) => to).sort()).toEqual([
    ...['archive@example.net', 'archive@example.net', 'audit@example.org', 'audit@example.org'],
  ]);
  const [{ raw }] = got as [(typeof got)[number]];
  const stored = await world.services.read.rows<{ statement: string }>(
    sql`select statement from ledger_root order by number`,
  );
  expect(numbersIn('mail.eml', raw)).toEqual([1]);
  const [, text = '', file = ''] = partsOf(raw);
  expect(text).toContain('这是台账根值的库外副本');
  expect(numbersIn('text.txt', text)).toEqual([1]);
  expect(numbersIn('root-000001.txt', file)).toEqual([1]);
  expect(file.replaceAll('\r', '')).toContain(stored[0]?.statement);
  expect(raw).toMatch(/^message-id: <jinguo-ledger-root-1-[0-9a-f]{16}@example\.org>/im);
  for (const [n, mail] of got.entries()) writeFileSync(join(folder, `${n}.eml`), mail.raw, 'latin1');
  expect(new Set(readOutside(folder, undefined).copies.map(({ text: signed }) => signed))).toEqual(
    new Set(stored.map(({ statement }) => statement)),
  );
});

it('a mail server that is busy is asked again later, and the mail then goes once', async () => {
  const url = await listen();
  answers = [451, 421];
  await take();
  for (const minute of [0, 0, 1, 5]) {
    at(minute);
    await copy(url);
  }
  expect(await rows()).toMatchObject([{ attempts: 2, fault: 'SMTP 421', copied: false }]);
  at(6);
  await copy(url);
  at(600);
  await copy(url);
  expect(got).toHaveLength(1);
  expect(await rows()).toMatchObject([{ attempts: 3, fault: null, copied: true }]);
});

it('an address that is refused is an alarm by itself and sends the others nothing twice; given up, it is one no more', async () => {
  const url = await listen();
  unknown = ['gone@example.org'];
  await take();
  for (const minute of [0, 1, 6]) {
    at(minute);
    await copy(url, 'audit@example.org,gone@example.org');
  }
  expect(await rows()).toMatchObject([
    { address: 'audit@example.org', attempts: 1, copied: true },
    { address: 'gone@example.org', attempts: 3, fault: 'SMTP 550', copied: false },
  ]);
  expect(got).toHaveLength(1);
  expect(await waiting()).toMatchObject({ waiting: 1, failed: 1 });
  await copy(url, 'audit@example.org');
  expect(await waiting()).toMatchObject({ waiting: 0, failed: 0 });
});

it('who may not log in, or finds nobody there, is told by its kind', async () => {
  const secure = { allowInsecureAuth: true, authOptional: false } as const;
  const url = await listen({ ...secure, onAuth: (_, __, done) => done(refusal(535)) });
  await take();
  await copy(url.replace('://', '://jinguo:wrong@'));
  expect(await rows()).toMatchObject([{ fault: 'SMTP 535', copied: false }]);
  await new Promise<void>((done) => server?.close(() => done()));
  server = undefined;
  at(60);
  await copy(url);
  expect(await rows()).toMatchObject([{ fault: 'ECONNREFUSED', copied: false }]);
  expect(got).toEqual([]);
});

it('a server that says nothing is not waited for, nor one that never comes to an end', async () => {
  const url = new URL(await listen({ onConnect: () => undefined }));
  const silent = { host: '127.0.0.1', port: Number(url.port), login: null, tls: 'NONE' } as const;
  const copied = { number: 1, fileName: 'root-000001.txt', text: '演示' };
  const send = (answer: number, whole: number) =>
    mailRoot(silent, 'a@example.org', 'b@example.org', copied, { answer, whole });
  await expect(send(50, 30_000)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  await expect(send(30_000, 50)).rejects.toMatchObject({ code: 'EABORT' });
});

it('beyond this machine nothing goes without TLS, nor by a certificate nobody signed', async () => {
  const [pem, pemKey] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  // Not among the names that count as this machine, and reached without a name server everywhere.
  const host = '127.0.0.2';
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
      ...['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.2', '-keyout', pemKey, '-out', pem],
    ],
    { stdio: 'ignore' },
  );
  const tls = { cert: readFileSync(pem), key: readFileSync(pemKey) };
  await take();
  const close = () => new Promise<void>((done) => server?.close(() => done()));

  await copy(await listen({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] }, host));
  expect(await rows()).toMatchObject([{ fault: expect.stringMatching(/^(ETLS|SMTP 5\d\d)$/), copied: false }]);
  await close();
  at(100);
  await copy(await listen(tls, host));
  expect(await rows()).toMatchObject([{ fault: expect.stringMatching(/CERT|ETLS/), copied: false }]);
  expect(got).toEqual([]);
  await close();

  const known = getCACertificates('default');
  setDefaultCACertificates([...known, String(tls.cert)]);
  try {
    at(300);
    await copy(await listen(tls, host));
    await take();
    await close();
    await copy(await listen({ ...tls, secure: true }, 'localhost', 'smtps'));
    expect(await rows()).toMatchObject([{ fault: null, copied: true }, { copied: true }]);
    expect(got.map(({ by }) => by)).toEqual(['ESMTPS', 'ESMTPS']);
  } finally {
    setDefaultCACertificates(known);
  }
});
