import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readEnv } from '../env.ts';
import { mailServerOf, rootMailProblems } from './root-mail.ts';

const mail = {
  LEDGER_ROOTS_MAIL_TO: 'audit@example.org, Archive@example.net',
  LEDGER_ROOTS_MAIL_FROM: 'jinguo@example.org',
  LEDGER_ROOTS_SMTP_URL: 'smtps://jinguo:p%40ss@mail.example.org',
};
const wrong = (change: Record<string, string>): string[] =>
  rootMailProblems({ ...mail, ...change }).map(({ name }) => name);

it('roots go by e-mail with all that is needed for it, or not at all; who signs is asked at start', () => {
  expect(wrong({})).toEqual([]);
  expect(rootMailProblems({})).toEqual([]);
  expect(wrong({ LEDGER_ROOTS_MAIL_TO: '' })).toEqual(['LEDGER_ROOTS_MAIL_TO']);
  expect(wrong({ LEDGER_ROOTS_MAIL_FROM: '', LEDGER_ROOTS_SMTP_URL: '' })).toEqual([
    ...['LEDGER_ROOTS_MAIL_FROM', 'LEDGER_ROOTS_SMTP_URL'],
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'jinguo-mail-'));
  const file = join(folder, 'smtp');
  writeFileSync(file, `${mail.LEDGER_ROOTS_SMTP_URL}\n`);
  const { LEDGER_ROOTS_SMTP_URL: _, ...rest } = mail;
  const source = { ...rest, LEDGER_ROOTS_SMTP_URL_FILE: file };
  expect(readEnv(source, { signing: true }).LEDGER_ROOTS_SMTP_URL).toBe(mail.LEDGER_ROOTS_SMTP_URL);
  expect(() => readEnv({ ...source, LEDGER_ROOTS_MAIL_TO: 'audit' }, { signing: true })).toThrow(
    '请写接收根值副本的邮箱',
  );
  rmSync(folder, { recursive: true });
});

it('addresses are addresses only, each once', () => {
  const eleven = Array.from({ length: 11 }, (_, n) => `a${n}@example.org`).join(',');
  for (const to of [
    'audit',
    'audit@host',
    '审计@example.org',
    'A <a@example.org>',
    'a@example.org,A@example.org',
    eleven,
  ])
    expect(wrong({ LEDGER_ROOTS_MAIL_TO: to }), to).toEqual(['LEDGER_ROOTS_MAIL_TO']);
  expect(wrong({ LEDGER_ROOTS_MAIL_FROM: 'a@example.org,b@example.org' })).toEqual(['LEDGER_ROOTS_MAIL_FROM']);
});

it('a mail server is asked by TLS but on this machine, nothing behind its address turns that off, and its password is never told', () => {
  for (const url of [
    ...['mail.example.org', 'https://mail.example.org', 'smtp://', 'smtp://user@mail.example.org'],
    ...['smtp://u:hush@mail.example.org/?ignoreTLS=true', 'smtp://u:hush@mail.example.org#x', 'smtp://u:p@mail.org/x'],
    ...['smtp://u:%zz@mail.example.org', 'smtp://u:hush@mail.example.org:99999', 'smtp://u:hush@ss@w/rd@mail.org'],
  ]) {
    expect(wrong({ LEDGER_ROOTS_SMTP_URL: url }), url).toEqual(['LEDGER_ROOTS_SMTP_URL']);
    expect(JSON.stringify(rootMailProblems({ ...mail, LEDGER_ROOTS_SMTP_URL: url }))).not.toContain('hush');
  }
  const login = { user: 'jinguo', pass: 'p@ss' };
  expect(mailServerOf(mail.LEDGER_ROOTS_SMTP_URL)).toEqual({
    ...{ host: 'mail.example.org', port: 465, login, tls: 'AT_ONCE' },
  });
  expect(mailServerOf('smtp://mail.example.org')).toMatchObject({ port: 587, login: null, tls: 'STARTTLS' });
  for (const here of ['localhost', '127.0.0.1', '[::1]'])
    expect(mailServerOf(`smtp://${here}:25`)).toMatchObject({ port: 25, tls: 'NONE' });
  expect(mailServerOf('smtp://localhost.example.org:25')?.tls).toBe('STARTTLS');
});
