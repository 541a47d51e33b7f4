import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBackupEnv, readEnv } from './env.ts';
import { SettingsError } from './settings/problem.ts';

let folder: string;
let good: Record<string, string>;
const bucket = { S3_BUCKET: 'b', S3_ENDPOINT: 'https://s3.example.org', S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 's' };
const hex = (): string => randomBytes(32).toString('hex');
/** A secret's file with its mode; returns its path. */
function file(name: string, text: string, mode = 0o600): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jinguo-env-'));
  good = {
    PRODUCTION: 'true',
    PUBLIC_URL: 'https://volunteer.example.org',
    TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8',
    DATA_DIR: join(folder, 'data-of-people'),
    WEB_ROOT: folder,
    SMS_GATEWAY: 'none',
    DATABASE_URL: 'postgres://jinguo_app:x@db/jinguo',
    DATA_KEY_FILE: file('data', `${hex()}\n`),
    INDEX_KEY_FILE: file('index', hex()),
    LEDGER_KEY_FILE: file('ledger', hex()),
    CERTIFICATE_KEY_FILE: file('certificate', hex()),
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The names of the settings refused. */
function refused(change: Record<string, string | undefined>, options = {}): string[] {
  try {
    readEnv({ ...good, ...change }, options);
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    for (const { zh, en } of error.problems) expect([zh, en].every((text) => text.length > 8)).toBe(true);
    return error.problems.map(({ name }) => name);
  }
}

describe('settings for real people', () => {
  it('good ones are taken: secure cookies follow the https address', () => {
    const env = readEnv(good);
    expect([env.production, env.secureCookies, env.dataKey.length]).toEqual([true, true, 32]);
  });

  it('the address people copied with its slash is the one without: links are written behind it', () => {
    expect(readEnv({ ...good, PUBLIC_URL: 'https://volunteer.example.org/' }).PUBLIC_URL).toBe(good['PUBLIC_URL']);
  });

  it('a data key file may hold retired keys below the one that seals; lines nobody could tell apart are refused', () => {
    const [one, two] = [hex(), hex()];
    const env = readEnv({ ...good, DATA_KEY_FILE: file('ring', `k2:${two}\n${one}\n`) });
    expect([env.dataKeyId, env.dataKey.toString('hex')]).toEqual(['k2', two]);
    expect(env.retiredKeys.map(({ id, key }) => [id, key.toString('hex')])).toEqual([['k1', one]]);
    const wrong = [`${two}\nk1:${one}`, `k2:${one}\nk1:${one}`, `k2:${two}\nk1:${one.slice(2)}`, `key:${one}`, ''];
    for (const [at, text] of wrong.entries())
      expect(refused({ DATA_KEY_FILE: file(`ring${at}`, text) })).toEqual(['DATA_KEY_FILE']);
    const retiredTwin = {
      DATA_KEY_FILE: file('ring-twin', `k2:${two}\nk1:${one}`),
      BACKUP_KEY_FILE: file('twin', one),
    };
    expect(refused(retiredTwin)).toEqual(['BACKUP_KEY_FILE']);
  });

  it('another province is named by its list, which must be there and be one; the demo plays in Shandong', () => {
    const list = file('divisions-33.csv', 'code,name,urban_rural,statistics_only\n33,演示省,,\n');
    expect(readEnv({ ...good, DIVISIONS_FILE: list }).DIVISIONS_FILE).toBe(list);
    const wrong = [join(folder, 'divisions-34.csv'), file('list.csv', '33'), file('divisions-35.csv', '33,演示省\n')];
    for (const path of wrong) expect(refused({ DIVISIONS_FILE: path })).toEqual(['DIVISIONS_FILE']);
    expect(() => readEnv({ DIVISIONS_FILE: list })).toThrow('--production');
  });

  it('who signs the ledger’s roots has a key for it, and a place outside that can be written to; nobody else is asked', () => {
    const worker = { signing: true };
    expect(readEnv({ ...good, LEDGER_KEY_FILE: '' }).ledgerKey).toBeNull();
    expect(refused({ LEDGER_KEY_FILE: '' }, worker)).toEqual(['LEDGER_KEY_FILE']);
    expect(readEnv(good, worker).ledgerKey).toHaveLength(32);
    const wrong = (change: Record<string, string>): string[] => refused(change, worker);
    expect(wrong({ LEDGER_KEY_FILE: file('ledger-open', hex(), 0o644) })).toEqual(['LEDGER_KEY_FILE']);
    expect(wrong({ LEDGER_KEY_FILE: good['INDEX_KEY_FILE'] ?? '' })).toEqual(['LEDGER_KEY_FILE']);
    expect(wrong({ LEDGER_KEY: hex() })).toEqual(['LEDGER_KEY']);
    for (const dir of ['roots', './roots', file('no-folder', '')])
      expect(wrong({ LEDGER_ROOTS_DIR: dir })).toEqual(['LEDGER_ROOTS_DIR']);
    for (const url of ['http://roots.example.org', 'https://a:b@roots.example.org', 'ftp://roots.example.org', 'roots'])
      expect(wrong({ LEDGER_ROOTS_URL: url })).toEqual(['LEDGER_ROOTS_URL']);
    expect(wrong({ LEDGER_ROOTS_DIR: join(folder, 'new'), LEDGER_ROOTS_URL: 'https://roots.example.org/x' })).toEqual(
      [],
    );
    const trial = hex();
    mkdirSync(join(folder, '.data', 'keys'), { recursive: true });
    file('.data/keys/ledger.key', trial);
    expect(wrong({ LEDGER_KEY_FILE: file('ledger-trial', trial) })).toEqual(['LEDGER_KEY_FILE']);
  });

  it('everything wrong is told at once, with what to do in both languages', () => {
    const names = refused({
      DATA_KEY_FILE: undefined,
      INDEX_KEY_FILE: undefined,
      PUBLIC_URL: 'http://volunteer.example.org',
      TRUSTED_PROXIES: undefined,
      DATA_DIR: undefined,
      SMS_GATEWAY: undefined,
    });
    expect(names.sort()).toEqual([
      'DATA_DIR',
      'DATA_KEY_FILE',
      'INDEX_KEY_FILE',
      'PUBLIC_URL',
      'SMS_GATEWAY',
      'TLS_CERT_FILE / TRUSTED_PROXIES',
    ]);
    expect(() => readEnv({ ...good, DATA_DIR: '' })).toThrow('平台没有启动');
  });

  it('keys come from files only, closed to everyone but their owner, whole, and each different', () => {
    const same = hex();
    expect(refused({ DATA_KEY: hex() })).toEqual(['DATA_KEY']);
    expect(refused({ DATA_KEY_FILE: file('open', hex(), 0o640) })).toEqual(['DATA_KEY_FILE']);
    expect(refused({ DATA_KEY_FILE: file('world', hex(), 0o604) })).toEqual(['DATA_KEY_FILE']);
    expect(refused({ INDEX_KEY_FILE: file('short', hex().slice(1)) })).toEqual(['INDEX_KEY_FILE']);
    expect(refused({ INDEX_KEY_FILE: join(folder, 'nowhere') })).toEqual(['INDEX_KEY_FILE']);
    expect(refused({ DATA_KEY_FILE: file('zero', '0'.repeat(64)) })).toEqual(['DATA_KEY_FILE']);
    expect(refused({ DATA_KEY_FILE: file('a', same), INDEX_KEY_FILE: file('b', same.toUpperCase()) })).toEqual([
      'INDEX_KEY_FILE',
    ]);
    expect(refused({ BACKUP_KEY_FILE: good['DATA_KEY_FILE'] })).toEqual(['BACKUP_KEY_FILE']);
  });

  it('who issues certificates must have a key of its own for them; who does not is never asked for it', () => {
    const issuing = { issuing: true };
    expect(refused({ CERTIFICATE_KEY_FILE: '' }, issuing)).toEqual(['CERTIFICATE_KEY_FILE']);
    expect(readEnv({ ...good, CERTIFICATE_KEY_FILE: '' }).certificateKey).toBeNull();
    expect(readEnv(good, issuing).certificateKey?.algorithm).toBe('ed25519');
    expect(readEnv({ ...good, CERTIFICATE_ALGORITHM: 'sm2' }, issuing).certificateKey?.algorithm).toBe('sm2');
    expect(refused({ CERTIFICATE_KEY_FILE: good['INDEX_KEY_FILE'] }, issuing)).toEqual(['CERTIFICATE_KEY_FILE']);
    expect(refused({ CERTIFICATE_KEY: hex() }, issuing)).toEqual(['CERTIFICATE_KEY']);
    expect(refused({ CERTIFICATE_ALGORITHM: 'rsa' }, issuing)).toEqual(['CERTIFICATE_ALGORITHM']);
    const trial = hex();
    mkdirSync(join(folder, '.data', 'keys'), { recursive: true });
    file('.data/keys/certificate.key', trial);
    expect(refused({ CERTIFICATE_KEY_FILE: file('copied-certificate', trial) })).toEqual(['CERTIFICATE_KEY_FILE']);
  });

  it('the keys of a trial in this checkout are refused, wherever they were copied to', () => {
    const trial = hex();
    mkdirSync(join(folder, '.data', 'keys'), { recursive: true });
    file('.data/keys/data.key', trial);
    expect(refused({ DATA_KEY_FILE: file('copied', trial) })).toEqual(['DATA_KEY_FILE']);
    expect(refused({ DATA_DIR: join(folder, '.data') })).toEqual(['DATA_DIR']);
  });

  it('so are those a demo made in the folder named now: it may have been told another than the checkout’s', () => {
    const trial = hex();
    mkdirSync(join(folder, 'shown', 'keys'), { recursive: true });
    file('shown/keys/index.key', trial);
    const copied = { DATA_KEY_FILE: file('copied-too', trial) };
    // Keys she made herself may stand in a folder of that name: the demo marks its own.
    expect(refused({ ...copied, DATA_DIR: join(folder, 'shown') })).toEqual([]);
    file('shown/keys/made-for-trial', '');
    expect(refused({ ...copied, DATA_DIR: join(folder, 'shown') })).toEqual(['DATA_KEY_FILE']);
    expect(refused(copied)).toEqual([]);
  });

  it('plain http serves this machine only, and only when both address and port say so', () => {
    const here = { PUBLIC_URL: 'http://localhost:4000', TRUSTED_PROXIES: undefined };
    expect(refused(here)).toEqual([]);
    expect(refused({ ...here, HOST: '0.0.0.0' })).toEqual(['PUBLIC_URL', 'TLS_CERT_FILE / TRUSTED_PROXIES']);
    expect(refused({ PUBLIC_URL: 'https://volunteer.example.org/app' })).toEqual(['PUBLIC_URL']);
    expect(refused({ PUBLIC_URL: 'volunteer.example.org' })).toEqual(['PUBLIC_URL']);
    expect(refused({ SECURE_COOKIES: 'false' })).toEqual(['SECURE_COOKIES']);
  });

  it.each(['0.0.0.0/0', '::/0', 'proxy', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', '300.1.1.1'])(
    'a proxy that is %s is refused',
    (proxy) => expect(refused({ TRUSTED_PROXIES: proxy })).toEqual(['TRUSTED_PROXIES']),
  );

  it('the platform never runs as the owner of its tables', () => {
    const url = 'postgres://jinguo_owner:x@db/jinguo';
    expect(refused({ DATABASE_URL: url, DATABASE_OWNER_URL: url })).toEqual(['DATABASE_URL']);
    expect(refused({ DATABASE_URL: url }, { starting: true })).toEqual(['DATABASE_OWNER_URL']);
    expect(refused({ DATABASE_URL: url.replace('owner', 'app'), DATABASE_OWNER_URL: url }, { starting: true })).toEqual(
      [],
    );
  });

  it('which database is said in words: an address that got lost never becomes an empty embedded one', () => {
    expect(refused({ DATABASE_URL: undefined }, { starting: true })).toEqual(['DATABASE_URL']);
    expect(refused({ DATABASE_URL: undefined })).toEqual(['DATABASE_URL']);
    const embedded = { DATABASE_URL: 'embedded' };
    expect(refused(embedded, { starting: true })).toEqual([]);
    expect(readEnv({ ...good, ...embedded }, { starting: true }).DATABASE_URL).toBe('');
    expect(refused(embedded)).toEqual(['DATABASE_URL']);
    expect(refused({ ...embedded, DATABASE_OWNER_URL: 'postgres://o:x@db/jinguo' }, { starting: true })).toEqual([
      'DATABASE_OWNER_URL',
    ]);
  });

  it.each(['p#ss', 'p/ss', 'p%ss', '12/3', 'a?b'])(
    'an address misread for the password %s is told by its variable, and the password is not',
    (password) => {
      const url = `postgres://jinguo_app:${password}@db:5432/jinguo`;
      expect(refused({ DATABASE_URL: url })).toEqual(['DATABASE_URL']);
      expect(() => readEnv({ ...good, DATABASE_URL: url })).toThrow(
        expect.objectContaining({ message: expect.not.stringContaining(password) }),
      );
      expect(refused({ DATABASE_URL: url.replace(password, encodeURIComponent(password)) })).toEqual([]);
    },
  );

  it('a secret said twice, by itself and by its file, is refused where the two differ: one would win without a word', () => {
    const given = 'postgres://jinguo_app:x@db/jinguo';
    const DATABASE_URL_FILE = file('address', `${given}\n`);
    expect(refused({ DATABASE_URL_FILE, DATABASE_URL: given })).toEqual([]);
    for (const DATABASE_URL of ['embedded', 'postgres://jinguo_app:x@other/jinguo'])
      expect(refused({ DATABASE_URL_FILE, DATABASE_URL })).toContain('DATABASE_URL / DATABASE_URL_FILE');
  });

  it('a folder that is a file is told by its variable', () => {
    const embedded = { DATABASE_URL: 'embedded' };
    const taken = file('taken', 'x');
    expect(refused({ ...embedded, FILES_DIR: taken }, { starting: true })).toEqual(['FILES_DIR']);
    expect(refused({ ...embedded, BACKUP_DIR: join(taken, 'in') }, { starting: true })).toEqual(['BACKUP_DIR']);
    expect(refused({ ...embedded, FILES_DIR: taken, ...bucket }, { starting: true })).toEqual([]);
  });

  it('the missing key is named by its variable and by the file expected, which bear different names', () => {
    expect(() => readEnv({ ...good, DATA_KEY_FILE: undefined })).toThrow('DATA_KEY_FILE=/etc/jinguo/data_key。');
  });

  it('text messages are never printed, and a gateway has an address', () => {
    expect(refused({ SMS_GATEWAY: 'console' })).toEqual(['SMS_GATEWAY']);
    expect(refused({ SMS_GATEWAY: 'http' })).toEqual(['SMS_URL']);
    expect(refused({ SMS_GATEWAY: 'pigeon' })).toEqual(['SMS_GATEWAY']);
  });
});

describe('the key of backups', () => {
  const owner = { DATABASE_OWNER_URL: 'postgres://jinguo_owner:x@db/jinguo' };
  it('is none of the keys of the data, at the start as at a backup', () => {
    for (const name of ['DATA_KEY_FILE', 'INDEX_KEY_FILE'] as const) {
      const twin = { BACKUP_KEY_FILE: good[name] };
      expect(refused(twin)).toEqual(['BACKUP_KEY_FILE']);
      expect(() => readBackupEnv({ ...good, ...owner, ...twin })).toThrow(/BACKUP_KEY_FILE[\s\S]*同一把密钥/);
    }
    expect(readBackupEnv({ ...good, ...owner, BACKUP_KEY_FILE: file('backup', hex()) }).backupKey).toHaveLength(32);
  });
});

describe('a backup of a trial', () => {
  it('on one address reads as its owner; production names two', () => {
    const url = { DATABASE_URL: 'postgres://plain:x@db/jinguo', BACKUP_KEY_FILE: file('trial-backup', hex()) };
    expect(readBackupEnv(url).ownerUrl).toBe(url.DATABASE_URL);
    expect(() => readBackupEnv({ ...url, PRODUCTION: 'true' })).toThrow('DATABASE_OWNER_URL');
  });
});

describe('a demo', () => {
  it('is not started at an https address by forgetting --production, only by saying so', () => {
    const trial = { PUBLIC_URL: 'https://volunteer.example.org' };
    expect(() => readEnv(trial, { starting: true })).toThrow('npm start -- --production');
    expect(readEnv({ ...trial, PRODUCTION: 'false' }, { starting: true }).production).toBe(false);
    expect(readEnv({ PUBLIC_URL: 'http://localhost:4000' }, { starting: true }).production).toBe(false);
  });
});

describe('a certificate of one’s own', () => {
  const make = (name: string): { cert: string; key: string } => {
    const [cert, key] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
    const subject = ['-subj', '/CN=volunteer.example.org', '-days', '30', '-nodes'];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', ...subject, '-keyout', key, '-out', cert], {
      stdio: 'ignore',
    });
    chmodSync(key, 0o600);
    return { cert, key };
  };

  it('is taken with its own key, closed to others, and with no other', () => {
    const [one, two] = [make('one'), make('two')];
    const settings = { TRUSTED_PROXIES: undefined, TLS_CERT_FILE: one.cert, TLS_KEY_FILE: one.key };
    expect(refused(settings)).toEqual([]);
    expect(readEnv({ ...good, ...settings }).tls?.cert).toContain('BEGIN CERTIFICATE');
    expect(refused({ ...settings, TLS_KEY_FILE: two.key })).toEqual(['TLS_KEY_FILE']);
    expect(refused({ ...settings, TLS_KEY_FILE: undefined })).toEqual(['TLS_KEY_FILE']);
    expect(refused({ ...settings, TLS_CERT_FILE: file('not.pem', 'hello') })).toEqual(['TLS_CERT_FILE']);
    chmodSync(one.key, 0o644);
    expect(refused(settings)).toEqual(['TLS_KEY_FILE']);
  });
});

describe('settings of a trial', () => {
  it('need nothing at all, and secrets may come by files', () => {
    const env = readEnv({ DATABASE_URL_FILE: file('url', 'postgres://app:x@db/jinguo\n') });
    expect([env.production, env.DATABASE_URL, env.secureCookies]).toEqual([false, 'postgres://app:x@db/jinguo', false]);
  });
  it('a blank one is one that is not set', () => {
    expect(readEnv({ SMS_URL: '', METRICS_PORT: '' }).METRICS_PORT).toBeUndefined();
  });
  it('a wrong one is told in plain words, not by a stack', () => {
    expect(() => readEnv({ PORT: 'abc', LOG_LEVEL: 'loud' })).toThrow(/2 项设置需要修改[\s\S]*PORT[\s\S]*LOG_LEVEL/);
  });
});
