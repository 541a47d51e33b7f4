import { resolve } from 'node:path';
import { userOf } from '../database/user-of.ts';
import { EMBEDDED } from './database-address.ts';
import { portProblems } from './ports.ts';
import type { Problem } from './problem.ts';

/** What is asked of a platform that holds real people's data. Pure: the settings as they were read, nothing else. */
export interface ProductionFacts {
  readonly PUBLIC_URL?: string | undefined;
  readonly HOST: string;
  readonly PORT: number;
  readonly METRICS_PORT?: number | undefined;
  readonly DATABASE_URL: string;
  readonly DATABASE_OWNER_URL: string;
  readonly DATA_KEY?: string | undefined;
  readonly INDEX_KEY?: string | undefined;
  readonly LEDGER_KEY?: string | undefined;
  readonly CERTIFICATE_KEY?: string | undefined;
  readonly DATA_DIR?: string | undefined;
  readonly SECURE_COOKIES?: string | undefined;
  readonly TRUSTED_PROXIES: string;
  readonly SMS_GATEWAY?: string | undefined;
  readonly tls: boolean;
  /** The folder a demo of this checkout lives in. */
  readonly trialDir: string;
  /** Whether this process migrates and therefore needs the owner. */
  readonly starting: boolean;
}

const local = new Set(['localhost', '127.0.0.1', '[::1]']);
const localHosts = new Set(['localhost', '127.0.0.1', '::1']);

/** Every reason why these settings may not serve real people. Empty: they may. */
export function productionProblems(facts: ProductionFacts): Problem[] {
  return [
    ...addressProblems(facts),
    ...secretProblems(facts),
    ...databaseProblems(facts),
    ...placeProblems(facts),
    ...smsProblems(facts),
    ...(facts.starting ? portProblems(facts) : []),
  ];
}

function addressProblems({ PUBLIC_URL, HOST, tls, TRUSTED_PROXIES, SECURE_COOKIES }: ProductionFacts): Problem[] {
  const url = PUBLIC_URL && URL.canParse(PUBLIC_URL) ? new URL(PUBLIC_URL) : null;
  if (!url || url.origin === 'null' || url.pathname !== '/' || url.search || url.hash || url.username)
    return [
      {
        name: 'PUBLIC_URL',
        zh: '请写大家打开平台的网址，不带路径，例如 https://volunteer.example.org。签到二维码和首个管理员的链接都用它。',
        en: 'Give the address people open, without a path, e.g. https://volunteer.example.org. QR codes and the first link carry it.',
      },
    ];
  const problems: Problem[] = [];
  const onlyHere = local.has(url.hostname) && localHosts.has(HOST);
  if (url.protocol !== 'https:' && !onlyHere)
    problems.push({
      name: 'PUBLIC_URL',
      zh: '正式运行只接受 https 网址（只在本机试运行时可用 http://localhost，且 HOST=127.0.0.1）。',
      en: 'Production needs an https address (http://localhost with HOST=127.0.0.1 is for trying it on this machine only).',
    });
  if (!tls && TRUSTED_PROXIES.trim() === '' && !onlyHere)
    problems.push({
      name: 'TLS_CERT_FILE / TRUSTED_PROXIES',
      zh: '没有加密：请设 TLS_CERT_FILE 和 TLS_KEY_FILE 由平台直接提供 https，或设 TRUSTED_PROXIES 为前面代理的地址（如 127.0.0.1）。',
      en: 'Nothing encrypts: set TLS_CERT_FILE and TLS_KEY_FILE to serve https directly, or TRUSTED_PROXIES to the address of the proxy in front (e.g. 127.0.0.1).',
    });
  if (SECURE_COOKIES === 'false' && url.protocol === 'https:')
    problems.push({
      name: 'SECURE_COOKIES',
      zh: '正式运行必须用安全 Cookie，请去掉这项设置。',
      en: 'Production always uses secure cookies: remove this setting.',
    });
  return problems;
}

function secretProblems({ DATA_KEY, INDEX_KEY, LEDGER_KEY, CERTIFICATE_KEY }: ProductionFacts): Problem[] {
  const problems: Problem[] = [];
  for (const [name, value] of [
    ['DATA_KEY', DATA_KEY],
    ['INDEX_KEY', INDEX_KEY],
    ['LEDGER_KEY', LEDGER_KEY],
    ['CERTIFICATE_KEY', CERTIFICATE_KEY],
  ] as const) {
    if (value)
      problems.push({
        name,
        zh: `正式运行的密钥只从文件读取：请删去 ${name}，改用 ${name}_FILE（环境变量会被别的程序看到）。`,
        en: `In production keys come from files only: remove ${name}, use ${name}_FILE (other programs see the environment).`,
      });
  }
  return problems;
}

export const ownerMissing: Problem = {
  name: 'DATABASE_OWNER_URL',
  zh: '请另设数据库所有者的地址：建表、升级和备份用它，平台本身用 DATABASE_URL，不拥有任何表。',
  en: "Give the owner's address too: it makes, upgrades and saves the tables; the platform runs as DATABASE_URL and owns nothing.",
};

/**
 * A line of an environment file that a shell cut at `&`, or a misspelt name, leaves the address unset. Falling back on
 * the embedded server then shows an empty platform while the real one lies elsewhere: so it is chosen in words.
 */
export const databaseUnnamed: Problem = {
  name: 'DATABASE_URL',
  zh: `请写明用哪个数据库：外部 PostgreSQL 的地址（平台自己的角色，不拥有任何表；另设 DATABASE_OWNER_URL），或写 DATABASE_URL=${EMBEDDED}，用自带的 PostgreSQL（数据在 DATA_DIR）。如果已经写了，请检查变量名，并把含 & 的地址放在单引号里或用 …_FILE。`,
  en: `Say which database: the address of an external PostgreSQL (the role of the platform, which owns nothing; DATABASE_OWNER_URL beside it), or DATABASE_URL=${EMBEDDED} for the one that comes with the platform (data in DATA_DIR). If it is set already: check its name, and put an address with & in single quotes or in a file (…_FILE).`,
};

const onlyByStart: Problem = {
  name: 'DATABASE_URL',
  zh: `只有 npm start 能运行自带的 PostgreSQL；单独运行的进程请写数据库的地址。`,
  en: 'Only npm start runs the embedded PostgreSQL; a process on its own needs an address.',
};

const embeddedOwner: Problem = {
  name: 'DATABASE_OWNER_URL',
  zh: `DATABASE_URL=${EMBEDDED} 时不用写它：自带的 PostgreSQL 有自己的所有者。要用外部数据库，请把 DATABASE_URL 改成地址。`,
  en: `With DATABASE_URL=${EMBEDDED} it has no place: the embedded PostgreSQL has an owner of its own. For an external database give its address in DATABASE_URL.`,
};

function databaseProblems({ DATABASE_URL, DATABASE_OWNER_URL, starting }: ProductionFacts): Problem[] {
  if (!DATABASE_URL) return [databaseUnnamed];
  if (DATABASE_URL === EMBEDDED) return DATABASE_OWNER_URL ? [embeddedOwner] : starting ? [] : [onlyByStart];
  const problems: Problem[] = [];
  if (starting && !DATABASE_OWNER_URL) problems.push(ownerMissing);
  if (DATABASE_OWNER_URL && userOf(DATABASE_URL) === userOf(DATABASE_OWNER_URL))
    problems.push({
      name: 'DATABASE_URL',
      zh: '平台不能用数据库所有者的账号运行：所有者能改写只增不改的台账。请用另一个账号，它不存在时会自动建立。',
      en: 'The platform may not run as the owner, who could rewrite append-only tables. Use another role; a missing one is made.',
    });
  return problems;
}

/** A demo by https would write invented people, with a password everyone knows, into what was meant for real ones. */
export function demoOnPublicAddress(PUBLIC_URL: string | undefined): Problem[] {
  if (!PUBLIC_URL?.startsWith('https://')) return [];
  return [
    {
      name: '--production',
      zh: '网址是 https，却没有写 --production，这样启动的是演示。正式运行请执行：npm start -- --production。确实要在 https 网址上演示，请设 PRODUCTION=false。',
      en: 'The address is https but --production is missing: this would start a demo. Did you mean: npm start -- --production? To show a demo at an https address, set PRODUCTION=false.',
    },
  ];
}

function placeProblems({ DATA_DIR, trialDir }: ProductionFacts): Problem[] {
  if (DATA_DIR && resolve(DATA_DIR) !== resolve(trialDir)) return [];
  return [
    {
      name: 'DATA_DIR',
      zh: '请为正式数据指定目录，例如 DATA_DIR=/var/lib/jinguo/data。不能用试用的 .data：它随时可能被删掉。',
      en: 'Name a folder for the real data, e.g. DATA_DIR=/var/lib/jinguo/data. Not .data of the trial, which anyone may delete.',
    },
  ];
}

function smsProblems({ SMS_GATEWAY }: ProductionFacts): Problem[] {
  if (SMS_GATEWAY && SMS_GATEWAY !== 'console') return [];
  return [
    {
      name: 'SMS_GATEWAY',
      zh: '请说明短信怎么发：http（另设 SMS_URL、SMS_TOKEN_FILE），或 none（不发短信，只有站内消息）。把短信打印到日志只用于开发。',
      en: 'Say how text messages leave: http (with SMS_URL and SMS_TOKEN_FILE), or none (in-app messages only). Printing them is for development.',
    },
  ];
}
